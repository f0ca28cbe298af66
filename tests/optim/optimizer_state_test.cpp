#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <sstream>

#include "taper/core.h"
#include "taper/optim.h"
#include "taper/optim/fields.h"

using namespace taper;
using doctest::Contains;
using optim::OptimizerParamGroup;
using optim::SGD;
using optim::SGDOptions;

namespace {

Variable parameter(double value) { return full({2}, value, requires_grad()); }

}  // namespace

TEST_SUITE_BEGIN("optimizer_state");

TEST_CASE("options and states are compared by what they hold") {
  using optim::AdamOptions, optim::AdamParamState;
  CHECK(AdamOptions(0.1).betas({0.5, 0.9}) == AdamOptions(0.1).betas({0.5, 0.9}));
  CHECK_FALSE(AdamOptions(0.1) == AdamOptions(0.1).amsgrad(true));
  CHECK_FALSE(AdamOptions(0.1) == AdamOptions(0.1).betas({0.9, 0.99}));
  const auto state = AdamParamState().step(3).exp_avg(ones({2}));
  CHECK(state == AdamParamState().step(3).exp_avg(ones({2})));
  CHECK_FALSE(state == AdamParamState().step(3).exp_avg(zeros({2})));
  CHECK_FALSE(state == AdamParamState().step(3).exp_avg(ones({2})).exp_avg_sq(ones({2})));
  const auto lbfgs = optim::LBFGSParamState().old_dirs({ones({2})});
  CHECK(lbfgs == optim::LBFGSParamState().old_dirs({ones({2})}));
  CHECK_FALSE(lbfgs == optim::LBFGSParamState().old_dirs({ones({2}), ones({2})}));
  CHECK(optim::LBFGSOptions().line_search_fn("strong_wolfe") ==
        optim::LBFGSOptions().line_search_fn("strong_wolfe"));
  CHECK_FALSE(optim::LBFGSOptions().line_search_fn("strong_wolfe") == optim::LBFGSOptions());
}

TEST_CASE("entries of different kinds differ") {
  optim::StateDict tensor, number;
  tensor.insert("x", ones({1}));
  number.insert("x", 1);
  CHECK_FALSE(optim::same_entries(tensor, number));
  CHECK_FALSE(optim::same_entries(number, tensor));
}

TEST_CASE("a state of other groups is refused, and changes nothing") {
  const Variable a = parameter(1), b = parameter(1);
  SGD sgd({a, b}, SGDOptions(0.1).momentum(0.9));
  (a + b).sum().backward();
  sgd.step();
  const auto saved = sgd.state_dict();
  CHECK(saved["param_groups.0.lr"].toDouble() == 0.1);
  CHECK(saved["state.1.momentum_buffer"].toTensor().is_same(
      static_cast<optim::SGDParamState&>(*sgd.state().at(SGD::state_key(b))).momentum_buffer()));
  SGD fewer({a}, 0.5), more({OptimizerParamGroup({a}), OptimizerParamGroup({b})}, 0.5);
  CHECK_THROWS_WITH(fewer.load_state_dict(saved),
                    Contains("loaded state dict contains a parameter group that has a different "
                             "size than the optimizer's parameter group, got 2, expected 1"));
  const char* groups = "loaded state dict has a different number of parameter groups";
  CHECK_THROWS_WITH(more.load_state_dict(saved), Contains(groups));
  CHECK_THROWS_WITH(fewer.load_state_dict(more.state_dict()), Contains(groups));
  optim::Adam adam({a, b});
  CHECK_THROWS_WITH(adam.load_state_dict(saved),
                    "load_state_dict: the entry 'param_groups.0.betas.0' is missing");
  CHECK(fewer.param_groups()[0].options().get_lr() == 0.5);
  CHECK(fewer.state().empty());
}

TEST_CASE("a counter that would overflow is refused, and changes nothing") {
  const Variable a = parameter(1);
  optim::Adam adam({a}, 0.1);
  a.sum().backward();
  adam.step();
  auto saved = adam.state_dict();
  for (const int64_t count : {std::numeric_limits<int64_t>::max(), -(int64_t{1} << 62)}) {
    saved["state.0.step"] = count;
    CHECK_THROWS_WITH_AS(adam.load_state_dict(saved),
                         Contains("the entry 'state.0.step' is too large to count on from"), Error);
  }
  CHECK(adam.state_dict()["state.0.step"].toInt() == 1);
}

TEST_CASE("wrong settings are refused with libtorch's sentences") {
  using namespace optim;
  const std::vector<Variable> w{parameter(1)};
  CHECK_THROWS_WITH(Adam(w, -1), "Adam: Invalid learning rate: -1, expected 0 or more");
  CHECK_THROWS_WITH(Adam(w, AdamOptions().eps(-1)), Contains("Invalid epsilon value: -1"));
  CHECK_THROWS_WITH(Adam(w, AdamOptions().betas({1, 0.9})),
                    "Adam: Invalid beta parameter at index 0: 1, expected at least 0 and less than "
                    "1");
  CHECK_THROWS_WITH(AdamW(w, AdamWOptions().betas({0.9, -0.5})),
                    Contains("AdamW: Invalid beta parameter at index 1: -0.5"));
  CHECK_THROWS_WITH(AdamW(w, AdamWOptions().weight_decay(-1)),
                    Contains("Invalid weight_decay value: -1"));
  CHECK_THROWS_WITH(NAdam(w, NAdamOptions().momentum_decay(-1)),
                    Contains("NAdam: Invalid momentum_decay value: -1"));
  CHECK_THROWS_WITH(RAdam(w, NAN), Contains("RAdam: Invalid learning rate: nan"));
  CHECK_THROWS_WITH(Adagrad(w, AdagradOptions().lr_decay(-1)),
                    Contains("Invalid lr_decay value: -1"));
  CHECK_THROWS_WITH(Adagrad(w, AdagradOptions().initial_accumulator_value(-1)),
                    Contains("Invalid initial_accumulator_value value: -1"));
  CHECK_THROWS_WITH(RMSprop(w, RMSpropOptions().alpha(-1)), Contains("Invalid alpha value: -1"));
  CHECK_THROWS_WITH(RMSprop(w, RMSpropOptions().momentum(-1)),
                    Contains("Invalid momentum value: -1"));
  CHECK_THROWS_WITH(Adadelta(w, AdadeltaOptions().rho(1.5)),
                    Contains("Adadelta: Invalid rho value: 1.5"));
  CHECK_THROWS_WITH(Adadelta(w, AdadeltaOptions().weight_decay(-1)),
                    Contains("Adadelta: Invalid weight_decay value: -1"));
}

TEST_CASE("a parameter's state is found under its address, as a stream writes it") {
  const Variable w = parameter(1);
  std::ostringstream text;
  text << w.impl();
  CHECK(SGD::state_key(w) == text.str());
}

TEST_CASE("defaults are PyTorch's") {
  using namespace optim;
  using Betas = std::tuple<double, double>;
  CHECK(AdamOptions() ==
        AdamOptions(1e-3).betas(Betas(0.9, 0.999)).eps(1e-8).weight_decay(0).amsgrad(false));
  CHECK(AdamWOptions() == AdamWOptions(1e-3).betas({0.9, 0.999}).eps(1e-8).weight_decay(1e-2));
  CHECK(NAdamOptions() == NAdamOptions(2e-3).betas({0.9, 0.999}).momentum_decay(4e-3));
  CHECK(RAdamOptions() == RAdamOptions(1e-3).betas({0.9, 0.999}).eps(1e-8).weight_decay(0));
  CHECK(AdagradOptions() ==
        AdagradOptions(1e-2).lr_decay(0).weight_decay(0).initial_accumulator_value(0).eps(1e-10));
  CHECK(RMSpropOptions() ==
        RMSpropOptions(1e-2).alpha(0.99).eps(1e-8).weight_decay(0).momentum(0).centered(false));
  CHECK(AdadeltaOptions() == AdadeltaOptions(1).rho(0.9).eps(1e-6).weight_decay(0));
}

TEST_CASE("after a step, states hold what libtorch's hold under their names") {
  using namespace optim;
  const auto check = [](Optimizer&& optimizer,
                        const std::vector<std::pair<const char*, double>>& expected) {
    optimizer.param_groups()[0].params()[0].mutable_grad() = full({2}, 2.0);
    optimizer.step();
    const auto state = optimizer.state_dict();
    for (const auto& entry : expected) {  // no bindings: clang takes none into doctest's lambdas
      const std::string name = std::string("state.0.") + entry.first;
      CAPTURE(name);
      CHECK(allclose(state[name].toTensor(), full({2}, entry.second), 1e-4, 1e-12));
    }
  };
  const std::vector<Variable> w{parameter(1)};
  const std::vector<std::pair<const char*, double>> moments{{"exp_avg", 0.2},
                                                            {"exp_avg_sq", 0.004}};
  check(Adam(w), moments);
  check(AdamW(w), moments);
  check(NAdam(w), moments);
  check(RAdam(w), moments);
  check(RMSprop(w, RMSpropOptions().centered(true).momentum(0.5)),
        {{"square_avg", 0.04},
         {"grad_avg", 0.02},
         {"momentum_buffer", 2 / std::sqrt(0.04 - 0.02 * 0.02)}});
  check(Adadelta(w), {{"square_avg", 0.4}, {"acc_delta", 0.1 * 1e-6 / 0.4 * 4}});
  check(SGD(w, SGDOptions(1).momentum(0.5).dampening(0.5)), {{"momentum_buffer", 2}});
}

TEST_CASE("every option and every value of a state is saved") {
  using namespace optim;
  const std::vector<Variable> w{parameter(1)};
  const auto names = [&](Optimizer&& optimizer) {
    w[0].mutable_grad() = ones({2});
    optimizer.step([] { return tensor(1.0); });
    std::string text;
    for (const auto& entry : optimizer.state_dict())
      text += entry.key().substr(entry.key().find("0.") + 2) + " ";
    return text;
  };
  const std::string group = "size initial_lr lr ",
                    adam = group + "betas.0 betas.1 eps weight_decay ",
                    moments = "step exp_avg exp_avg_sq ";
  CHECK(names(SGD(w, SGDOptions(1).momentum(0.5))) ==
        group + "momentum dampening weight_decay nesterov momentum_buffer ");
  CHECK(names(Adam(w, AdamOptions().amsgrad(true))) ==
        adam + "amsgrad " + moments + "max_exp_avg_sq ");
  CHECK(names(AdamW(w, AdamWOptions().amsgrad(true))) ==
        adam + "amsgrad " + moments + "max_exp_avg_sq ");
  CHECK(names(NAdam(w)) == adam + "momentum_decay " + moments + "mu_product ");
  CHECK(names(RAdam(w)) == adam + moments);
  CHECK(names(Adagrad(w)) ==
        group + "lr_decay weight_decay initial_accumulator_value eps sum step ");
  CHECK(names(Adadelta(w)) == group + "rho eps weight_decay maximize step square_avg acc_delta ");
  CHECK(names(RMSprop(w, RMSpropOptions().centered(true).momentum(0.5))) ==
        group +
            "alpha eps weight_decay momentum centered step square_avg momentum_buffer grad_avg ");
  CHECK(names(LBFGS(w)) ==
        group +
            "max_iter max_eval tolerance_grad tolerance_change history_size line_search_fn "
            "func_evals n_iter t prev_loss d H_diag prev_flat_grad old_dirs old_stps ro al ");
}

TEST_CASE("typed states are libtorch's; Adagrad has them from the start") {
  using namespace optim;
  const Variable w = parameter(1), late = parameter(1);
  Adagrad adagrad({w}, AdagradOptions().initial_accumulator_value(0.5));
  const auto sum = [&](const Variable& x) {
    return static_cast<AdagradParamState&>(*adagrad.state().at(Adagrad::state_key(x)));
  };
  CHECK(equal(sum(w).sum(), full({2}, 0.5)));
  CHECK(sum(w).step() == 0);
  adagrad.add_param_group(OptimizerParamGroup({late}));
  (w + 2 * late).sum().backward();
  adagrad.step();
  CHECK(equal(sum(w).sum(), full({2}, 1.5)));
  CHECK(equal(sum(late).sum(), full({2}, 4.5)));
  Adam adam({w}, AdamOptions().amsgrad(true));
  adam.step();
  auto& state = static_cast<AdamParamState&>(*adam.state().at(Adam::state_key(w)));
  CHECK(state.step() == 1);
  CHECK(equal(state.max_exp_avg_sq(), state.exp_avg_sq()));
  state.exp_avg(ones({2}, kDouble));
  CHECK_THROWS_WITH(adam.step(),
                    "step: the exp_avg of a parameter must have its shape and dtype, "
                    "got Double of shape [2], expected Float of shape [2]");
}

TEST_SUITE_END();
