#include "taper/optim/schedulers/one_cycle_lr.h"

#include <cmath>
#include <utility>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/optim/fields.h"

namespace taper::optim {
namespace {

const char* const kName = "OneCycleLR";

int64_t total_steps(const OneCycleLROptions& o) {
  const auto positive = [](const char* what, int64_t value) {
    check(value > 0, kName, "Expected positive integer ", what, ", but got ", value);
    return value;
  };
  if (o.total_steps()) return positive("total_steps", *o.total_steps());
  check(o.epochs() && o.steps_per_epoch(), kName,
        "You must define either total_steps OR (epochs AND steps_per_epoch)");
  return positive("epochs", *o.epochs()) * positive("steps_per_epoch", *o.steps_per_epoch());
}

/// A part of the cycle: up to the step `end`, from one of a group's three levels to another: its
/// first rate, its greatest one, its last.
struct Phase {
  double end;
  std::size_t from, to;
};

/// The phase of step t, and the step at which it begins.
std::pair<Phase, double> phase_at(double t, const OneCycleLROptions& options, double total) {
  const double up = options.pct_start() * total - 1, last = total - 1;
  const std::vector<Phase> phases =
      options.three_phase() ? std::vector<Phase>{{up, 0, 1}, {2 * up, 1, 0}, {last, 0, 2}}
                            : std::vector<Phase>{{up, 0, 1}, {last, 1, 2}};
  std::size_t k = 0;
  while (k + 1 < phases.size() && t > phases[k].end) ++k;
  return {phases[k], k == 0 ? 0 : phases[k - 1].end};
}

/// Sets a momentum or the first beta, whichever options have; knows if they had one.
class MomentumSetter : public Fields {
 public:
  explicit MomentumSetter(double value) : value_(value) {}
  bool field(const std::string& name, IValue& value, bool /*left_out*/) override {
    if (name != "momentum" && name != "betas.0") return false;
    value = value_;
    return found = true;
  }
  bool found = false;

 private:
  double value_;
};

}  // namespace

OneCycleLR::OneCycleLR(Optimizer& optimizer, const OneCycleLROptions& options)
    : LRScheduler(optimizer), options_(options), total_steps_(total_steps(options)) {
  const double start = options.pct_start();
  check(start >= 0 && start <= 1, kName, "Expected float between 0 and 1 pct_start, but got ",
        start);
  check(options.anneal_strategy() == "cos" || options.anneal_strategy() == "linear", kName,
        "anneal_strategy must by one of 'cos' or 'linear', instead got ",
        options.anneal_strategy());
  std::vector<OptimizerParamGroup>& groups = optimizer.param_groups();
  max_lr_ = options.max_lr().expand("values for max_lr", groups.size());
  base_momentum_ = options.base_momentum().expand("values for base_momentum", groups.size());
  max_momentum_ = options.max_momentum().expand("values for max_momentum", groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i)
    groups[i].initial_lr() = max_lr_[i] / options.div_factor();
  step();
}

std::vector<double> OneCycleLR::get_lrs() {
  const auto t = static_cast<double>(step_count_);
  check(step_count_ <= total_steps_, "step", "Tried to step ", step_count_ + 1,
        " times. The specified number of total steps is ", total_steps_);
  const auto [phase, begin] = phase_at(t, options_, static_cast<double>(total_steps_));
  const double part = (t - begin) / (phase.end - begin);
  std::vector<double> lrs;
  for (std::size_t i = 0; i < max_lr_.size(); ++i) {
    const double first = max_lr_[i] / options_.div_factor(), most = max_momentum_[i];
    const double lr[] = {first, max_lr_[i], first / options_.final_div_factor()};
    lrs.push_back(anneal(lr[phase.from], lr[phase.to], part));
    if (!options_.cycle_momentum()) continue;
    const double momenta[] = {most, base_momentum_[i], most};
    MomentumSetter momentum(anneal(momenta[phase.from], momenta[phase.to], part));
    optimizer().param_groups()[i].options().visit(momentum);
    check(momentum.found, kName,
          "optimizer must support momentum with `cycle_momentum` option enabled");
  }
  return lrs;
}

double OneCycleLR::anneal(double from, double to, double part) const {
  if (options_.anneal_strategy() == "linear") return from + (to - from) * part;
  return to + (from - to) / 2 * (1 + std::cos(M_PI * part));
}

}  // namespace taper::optim
