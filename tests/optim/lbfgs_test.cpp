#include "taper/optim/lbfgs.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/optim/fields.h"
#include "tests/support/folders.h"
#include "tests/support/safetensors.h"

using namespace taper;
using doctest::Contains;
using optim::LBFGS;
using optim::LBFGSOptions;
using optim::LBFGSParamState;
using optim::OptimizerParamGroup;

namespace {

Variable bowl(const Variable& x) {
  const Variable c = arange(1, 7, kDouble);
  return (c * x * x).sum() / 2 + pow(x, 4).sum() / 4 +
         pow(x.slice(0, 1) - x.slice(0, 0, 5), 2).sum();
}

Variable rosenbrock(const Variable& x) {
  const Variable first = x.slice(0, 0, 5), last = x.slice(0, 1);
  return (100 * pow(last - pow(first, 2), 2) + pow(1 - first, 2)).sum();
}

/// The names are those of generate.py.
struct Descent {
  const char* name;
  Variable (*function)(const Variable&);
  LBFGSOptions options;
};

std::vector<Descent> descents() {
  const auto wolfe = [](LBFGSOptions options) { return options.line_search_fn("strong_wolfe"); };
  return {
      {"bowl", bowl, LBFGSOptions(0.1).max_iter(2)},
      {"bowl|history", bowl, LBFGSOptions(0.05).max_iter(3).history_size(2)},
      {"bowl|tolerance", bowl, LBFGSOptions(0.3).tolerance_grad(1e-2).tolerance_change(1e-3)},
      {"bowl|evaluations", bowl, LBFGSOptions(0.1).max_iter(10).max_eval(3)},
      {"bowl|wolfe", bowl, wolfe(LBFGSOptions().max_iter(1))},
      {"rosenbrock|wolfe", rosenbrock, wolfe(LBFGSOptions().max_iter(2))},
      {"rosenbrock|long", rosenbrock, wolfe(LBFGSOptions(20).max_iter(2))},
      {"rosenbrock|history", rosenbrock, wolfe(LBFGSOptions().max_iter(3).history_size(3))},
  };
}

struct Run {
  const Descent& descent;
  Variable a = tensor({{-1.2, 1.0}, {0.5, -0.3}}, dtype(kDouble).requires_grad(true));
  Variable b = tensor({0.8, -1.1}, dtype(kDouble).requires_grad(true));
  LBFGS optimizer{{a, b}, descent.options};

  /// Both parameters, the loss before, and the counts of closures, iterations and history.
  std::vector<double> step() {
    const Variable loss = optimizer.step([this] {
      optimizer.zero_grad();
      const Variable l = descent.function(cat({a.flatten(), b}));
      l.backward();
      return l;
    });
    const auto& s = static_cast<LBFGSParamState&>(*optimizer.state().at(LBFGS::state_key(a)));
    std::vector<double> row(a.data_ptr<double>(), a.data_ptr<double>() + 4);
    row.insert(row.end(), b.data_ptr<double>(), b.data_ptr<double>() + 2);
    for (const double x : {loss.item<double>(), double(s.func_evals()), double(s.n_iter()),
                           double(s.old_dirs().size())})
      row.push_back(x);
    return row;
  }
};

}  // namespace

TEST_SUITE_BEGIN("lbfgs");

TEST_CASE("20 steps are PyTorch's, with history and line search") {
  const auto golden =
      testing::load_safetensors(testing::tests_folder() + "/optim/golden/lbfgs.safetensors");
  CHECK(golden.size() == descents().size());
  for (const Descent& d : descents()) {
    CAPTURE(d.name);
    Run run{d};
    std::vector<Variable> rows;
    for (int i = 0; i < 20; ++i) rows.push_back(tensor(run.step(), kDouble));
    CHECK(allclose(stack(rows), golden.at(d.name), 1e-6, 1e-8));
  }
}

TEST_CASE("a state that is saved and loaded continues bit for bit") {
  const Descent d{"", rosenbrock, LBFGSOptions().max_iter(2).line_search_fn("strong_wolfe")};
  Run through{d}, resumed{d};
  for (int i = 0; i < 4; ++i) through.step();
  {
    const NoGradGuard guard;
    resumed.a.copy_(through.a);
    resumed.b.copy_(through.b);
  }
  resumed.optimizer.load_state_dict(through.optimizer.state_dict());
  for (int i = 0; i < 4; ++i) CHECK(through.step() == resumed.step());
}

TEST_CASE("a history whose parts differ in length is refused") {
  const Descent d{"", bowl, LBFGSOptions(0.1).max_iter(3).history_size(2)};
  Run run{d};
  for (int i = 0; i < 2; ++i) run.step();
  for (const char* part : {"old_dirs", "old_stps", "ro"}) {
    auto saved = run.optimizer.state_dict();
    saved[std::string("state.0.") + part] = variable_list();
    Run resumed{d};
    resumed.optimizer.load_state_dict(saved);
    CHECK_THROWS_WITH_AS(resumed.step(), Contains("the lists of the state must have one length"),
                         Error);
  }
}

TEST_CASE("a history never has more than history_size changes") {
  const Descent none{"", bowl, LBFGSOptions(0.05).max_iter(3).history_size(0)};
  Run scaled{none};
  const double before = scaled.step()[6];
  CHECK(scaled.step()[6] < before);
  CHECK(scaled.step()[9] == 0);
  const Descent d{"", bowl, LBFGSOptions(0.05).max_iter(3).history_size(4)};
  Run shortened{d};
  for (int i = 0; i < 2; ++i) shortened.step();
  static_cast<LBFGSOptions&>(shortened.optimizer.param_groups()[0].options()).history_size(2);
  CHECK(shortened.step()[9] == 2);
}

TEST_CASE("options have defaults; the closure's calls follow the iterations") {
  const Variable w = ones({2}, requires_grad());
  LBFGS optimizer({w}, LBFGSOptions(0.5).max_iter(8));
  const auto& options = static_cast<LBFGSOptions&>(optimizer.param_groups()[0].options());
  CHECK(options.max_eval() == 10);
  CHECK(static_cast<LBFGSOptions&>(optimizer.defaults()).max_eval() == 10);
  CHECK(options.history_size() == 100);
  CHECK(options.tolerance_grad() == 1e-7);
  CHECK(options.tolerance_change() == 1e-9);
  CHECK_FALSE(options.line_search_fn().has_value());
  CHECK(LBFGSOptions().lr() == 1);
  CHECK(LBFGSOptions().max_iter() == 20);
  constexpr int64_t most = std::numeric_limits<int64_t>::max();
  const LBFGS endless({ones({1}).requires_grad_()}, LBFGSOptions().max_iter(most));
  CHECK(*static_cast<const LBFGSOptions&>(endless.defaults()).max_eval() > most / 5);
}

TEST_CASE("an integer loss, and parameters without grads or of other layouts") {
  const Variable w = ones({2}, requires_grad()), unused = ones({3}, requires_grad());
  LBFGS optimizer({w, unused}, 1.0);
  CHECK(optimizer.step([] { return tensor(1); }).item<int64_t>() == 1);
  CHECK(equal(w, ones({2})));
  const Variable turned = ones({2, 3}, kDouble).t().requires_grad_(),
                 number = tensor(3.0, dtype(kDouble).requires_grad(true)),
                 none = empty({0, 2}, dtype(kDouble).requires_grad(true));
  LBFGS several({turned, number, none}, LBFGSOptions().line_search_fn("strong_wolfe"));
  several.step([&] {
    several.zero_grad();
    const Variable loss = pow(turned - 2, 2).sum() + pow(number * turned.sum() - 1, 2);
    loss.backward();
    return loss;
  });
  CHECK(allclose(number * turned.sum(), ones({}, kDouble), 1e-3, 1e-3));
}

TEST_CASE("wrong uses are refused") {
  const Variable w = ones({2}, requires_grad()), v = ones({2}, requires_grad());
  CHECK_THROWS_WITH(LBFGS({OptimizerParamGroup({w}), OptimizerParamGroup({v})}),
                    Contains("LBFGS doesn't support per-parameter options (parameter groups)"));
  LBFGS optimizer({w}, LBFGSOptions().line_search_fn("armijo"));
  CHECK_THROWS_WITH(optimizer.step(nullptr), Contains("LBFGS requires a closure function"));
  const auto closure = [&] {
    optimizer.zero_grad();
    const Variable loss = (w * w).sum();
    loss.backward();
    return loss;
  };
  CHECK_THROWS_WITH(optimizer.step(closure), Contains("only 'strong_wolfe' is supported"));
}
