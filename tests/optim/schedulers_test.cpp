// 200 steps of every scheduler beside PyTorch's, see generate.py.
#include <doctest/doctest.h>

#include <cmath>
#include <functional>

#include "taper/core.h"
#include "taper/optim.h"
#include "taper/optim/fields.h"
#include "tests/optim/two_groups.h"
#include "tests/support/folders.h"
#include "tests/support/safetensors.h"

using namespace taper;
using namespace taper::optim;
using taper::testing::make_sgd;

namespace {

using Schedulers = std::vector<std::shared_ptr<LRScheduler>>;
using Steps = std::function<void()>;

std::unique_ptr<Optimizer> make_adam() {
  const std::vector<OptimizerParamGroup> groups{
      {{zeros({1}, requires_grad())}, std::make_unique<AdamOptions>(0.5)},
      {{zeros({1}, requires_grad())}, std::make_unique<AdamOptions>(0.05)}};
  return std::make_unique<Adam>(groups);
}

/// A scheduler's name in the golden file, and how to make it.
struct Schedule {
  std::string name;
  std::function<std::shared_ptr<LRScheduler>(Optimizer&)> make;
};

template <class S, class... Args>
std::function<std::shared_ptr<LRScheduler>(Optimizer&)> of(const Args&... args) {
  return [=](Optimizer& o) { return std::make_shared<S>(o, args...); };
}

double hyperbola(int64_t epoch) { return 1 / (1 + 0.1 * static_cast<double>(epoch)); }
double power(int64_t epoch) { return std::pow(0.95, static_cast<double>(epoch)); }
double stairs(int64_t epoch) { return 1 + static_cast<double>(epoch / 50); }
double other_power(int64_t epoch) { return std::pow(0.9, static_cast<double>(epoch)); }

std::shared_ptr<LRScheduler> sequential(Optimizer& o, const Schedulers& parts,
                                        const std::vector<int64_t>& milestones) {
  return std::make_shared<SequentialLR>(o, parts, milestones);
}

/// StepLR counts as libtorch's does: one step later than the others.
std::shared_ptr<LRScheduler> step_lr(Optimizer& o) {
  auto scheduler = std::make_shared<StepLR>(o, 30, 0.5);
  scheduler->step();
  return scheduler;
}

std::vector<Schedule> all_schedules() {
  const auto phases = OneCycleLROptions(PerGroup{0.9, 0.3})
                          .epochs(10)
                          .steps_per_epoch(21)
                          .pct_start(0.25)
                          .anneal_strategy("linear")
                          .base_momentum(0.7)
                          .max_momentum({0.99, 0.99})
                          .div_factor(10)
                          .final_div_factor(100)
                          .three_phase(true);
  using Milestones = std::vector<int64_t>;
  return {
      {"StepLR", step_lr},
      {"MultiStepLR", of<MultiStepLR>(Milestones{30, 80, 80, 150})},
      {"ExponentialLR", of<ExponentialLR>(0.97)},
      {"CosineAnnealingLR", of<CosineAnnealingLR>(50, 1e-3)},
      {"CosineAnnealingLR|short", of<CosineAnnealingLR>(7)},
      {"CosineAnnealingWarmRestarts", of<CosineAnnealingWarmRestarts>(10)},
      {"CosineAnnealingWarmRestarts|longer", of<CosineAnnealingWarmRestarts>(10, 2, 1e-4)},
      {"LambdaLR", of<LambdaLR>(LambdaLR::Factor(hyperbola))},
      {"LambdaLR|each", of<LambdaLR>(std::vector<LambdaLR::Factor>{power, stairs})},
      {"LinearLR", of<LinearLR>()},
      {"LinearLR|down", of<LinearLR>(0.9, 0.1, 40)},
      {"SequentialLR",
       [](Optimizer& o) {
         return sequential(
             o,
             {std::make_shared<LinearLR>(o, 0.1, 1.0, 20),
              std::make_shared<CosineAnnealingLR>(o, 80), std::make_shared<ExponentialLR>(o, 0.9)},
             {20, 100});
       }},
      {"SequentialLR|others",
       [](Optimizer& o) {
         return sequential(o,
                           {std::make_shared<StepLR>(o, 10, 0.5),
                            std::make_shared<CosineAnnealingWarmRestarts>(o, 10, 2),
                            std::make_shared<LambdaLR>(o, other_power),
                            std::make_shared<MultiStepLR>(o, std::vector<int64_t>{5, 20})},
                           {35, 90, 150});
       }},
      {"OneCycleLR", of<OneCycleLR>(OneCycleLROptions(0.9).total_steps(201))},
      {"OneCycleLR|phases", of<OneCycleLR>(phases)},
      {"OneCycleLR|rates",
       of<OneCycleLR>(OneCycleLROptions(0.9).total_steps(220).cycle_momentum(false))},
  };
}

std::vector<std::pair<std::string, ReduceLROnPlateauOptions>> all_plateaus() {
  using Options = ReduceLROnPlateauOptions;
  return {
      {"ReduceLROnPlateau", Options()},
      {"ReduceLROnPlateau|max", Options()
                                    .mode("max")
                                    .factor(0.5)
                                    .patience(2)
                                    .threshold(0.02)
                                    .threshold_mode("abs")
                                    .cooldown(3)
                                    .min_lr({0.01, 1e-4})},
      {"ReduceLROnPlateau|eps", Options().factor(0.3).patience(1).threshold(0.1).eps(1e-3)},
      {"ReduceLROnPlateau|max rel", Options().mode("max").factor(0.7).patience(5).threshold(0.01)},
      {"ReduceLROnPlateau|min abs",
       Options().factor(0.7).patience(5).threshold(0.01).threshold_mode("abs")},
  };
}

double metric(int epoch) { return 1 / (1 + 0.05 * epoch) + 0.1 * std::sin(epoch); }

double momentum(Optimizer& optimizer) {
  OptimizerOptions& options = optimizer.param_groups()[0].options();
  if (const auto* sgd = dynamic_cast<SGDOptions*>(&options)) return sgd->momentum();
  return std::get<0>(dynamic_cast<AdamOptions&>(options).betas());
}

/// The rates of both groups and the first one's momentum, before and after each of 200 steps.
Variable rates(Optimizer& optimizer, const std::function<void(int)>& step) {
  const Variable rows = empty({201, 3}, kDouble);
  for (int epoch = 0; epoch <= 200; ++epoch) {
    rows[epoch][0] = optimizer.param_groups()[0].options().get_lr();
    rows[epoch][1] = optimizer.param_groups()[1].options().get_lr();
    rows[epoch][2] = momentum(optimizer);
    if (epoch < 200) step(epoch);
  }
  return rows;
}

const std::map<std::string, Variable>& golden() {
  static const auto all =
      testing::load_safetensors(testing::tests_folder() + "/optim/golden/schedules.safetensors");
  return all;
}

bool agrees(const Variable& rows, const std::string& name) {
  return allclose(rows, golden().at(name), 1e-10, 1e-15);
}

}  // namespace

TEST_SUITE_BEGIN("schedulers");

TEST_CASE("200 steps are PyTorch's") {
  CHECK(golden().size() == all_schedules().size() + all_plateaus().size() + 2);
  for (const Schedule& s : all_schedules()) {
    CAPTURE(s.name);
    const auto optimizer = make_sgd();
    const auto scheduler = s.make(*optimizer);
    CHECK(agrees(rates(*optimizer, [&](int) { scheduler->step(); }), s.name));
    const std::vector<double> last = scheduler->get_last_lr();
    CHECK(last[1] == optimizer->param_groups()[1].options().get_lr());
  }
  for (const auto& plateau : all_plateaus()) {
    CAPTURE(plateau.first);
    const auto optimizer = make_sgd();
    ReduceLROnPlateau scheduler(*optimizer, plateau.second);
    const auto step = [&](int epoch) { scheduler.step(metric(epoch)); };
    CHECK(agrees(rates(*optimizer, step), plateau.first));
  }
}

TEST_CASE("Adam's first beta is cycled, and two schedulers may work at once") {
  const auto adam = make_adam();
  OneCycleLR cycle(*adam, OneCycleLROptions(0.9).total_steps(201));
  CHECK(agrees(rates(*adam, [&](int) { cycle.step(); }), "OneCycleLR|betas"));
  cycle.step();
  CHECK_THROWS_WITH(cycle.step(),
                    "step: Tried to step 203 times. The specified number of total steps is 201");
  const auto sgd = make_sgd();
  LinearLR linear(*sgd, 0.25, 1.0, 10);
  ExponentialLR exponential(*sgd, 0.98);
  const auto both = [&](int) {
    linear.step();
    exponential.step();
  };
  CHECK(agrees(rates(*sgd, both), "two at once"));
}

TEST_CASE("a cycle begins with rates of its own") {
  const auto sgd = make_sgd();
  const OneCycleLR cycle(*sgd,
                         OneCycleLROptions(PerGroup{0.5, 0.25}).total_steps(10).div_factor(2));
  CHECK(sgd->param_groups()[0].initial_lr() == 0.25);
  CHECK(sgd->param_groups()[1].initial_lr() == 0.125);
}

TEST_CASE("StepLR counts as libtorch's does") {
  const auto sgd = make_sgd();
  StepLR scheduler(*sgd, 3);
  std::vector<double> seen;
  for (int i = 0; i < 8; ++i) {
    scheduler.step();
    seen.push_back(scheduler.get_last_lr()[0]);
  }
  const std::vector<double> expected{0.5, 0.5, 0.5, 0.05, 0.05, 0.05, 0.005, 0.005};
  for (std::size_t i = 0; i < seen.size(); ++i) CHECK(seen[i] == doctest::Approx(expected[i]));
}

TEST_CASE("a rate that would change by no more than eps stays") {
  const auto sgd = make_sgd();
  ReduceLROnPlateau scheduler(*sgd, ReduceLROnPlateauOptions().factor(0.5).patience(0).eps(0.25));
  for (int i = 0; i < 3; ++i) scheduler.step(1);
  CHECK(sgd->param_groups()[0].options().get_lr() == 0.5);
}

TEST_CASE("a schedule that is saved and loaded continues") {
  for (const Schedule& s : all_schedules()) {
    CAPTURE(s.name);
    const auto first = make_sgd(), second = make_sgd();
    auto scheduler = s.make(*first);
    for (int i = 0; i < 57; ++i) scheduler->step();
    auto resumed = s.make(*second);
    second->load_state_dict(first->state_dict());
    resumed->load_state_dict(scheduler->state_dict());
    for (int i = 0; i < 100; ++i) {
      scheduler->step();
      resumed->step();
      CHECK(scheduler->get_last_lr() == resumed->get_last_lr());
    }
  }
  const auto first = make_sgd(), second = make_sgd();
  ReduceLROnPlateau plateau(*first, ReduceLROnPlateauOptions().patience(3).cooldown(2)),
      resumed(*second, ReduceLROnPlateauOptions().patience(3).cooldown(2));
  for (int i = 0; i < 12; ++i) plateau.step(metric(i));
  second->load_state_dict(first->state_dict());
  resumed.load_state_dict(plateau.state_dict());
  for (int i = 12; i < 60; ++i) {
    plateau.step(metric(i));
    resumed.step(tensor(metric(i)));
    CHECK(first->param_groups()[0].options().get_lr() ==
          second->param_groups()[0].options().get_lr());
  }
}

TEST_CASE("a schedule that is loaded goes on from the rates at which it began") {
  const auto first = make_sgd(), second = make_sgd();
  second->param_groups()[0].options().set_lr(7);
  LambdaLR scheduler(*first, hyperbola), resumed(*second, hyperbola);
  resumed.load_state_dict(scheduler.state_dict());
  scheduler.step();
  resumed.step();
  CHECK(scheduler.get_last_lr() == resumed.get_last_lr());
}

TEST_CASE("a scheduler of one's own") {
  struct Halving : LRScheduler {
    using LRScheduler::LRScheduler;
    std::vector<double> get_lrs() override {
      std::vector<double> lrs = get_current_lrs();
      for (double& lr : lrs) lr /= step_count_ == 0 ? 1 : 2;
      return lrs;
    }
  };
  struct Mistaken : LRScheduler {
    using LRScheduler::LRScheduler;
    std::vector<double> get_lrs() override { return {}; }
  };
  const auto sgd = make_sgd();
  Halving halving(*sgd);
  for (int i = 0; i < 3; ++i) halving.step();
  CHECK(halving.get_last_lr() == std::vector<double>{0.125, 0.0125});
  Mistaken mistaken(*sgd);
  CHECK_THROWS_WITH(mistaken.step(),
                    "step: Number of learning rates not equal to the number of param groups\n"
                    "Number of learning rates given: 0\nNumber of param groups: 2");
}
