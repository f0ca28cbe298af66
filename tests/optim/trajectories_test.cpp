// Every optimizer with several sets of options: 1,000 steps beside PyTorch's, see generate.py.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "taper/optim/fields.h"
#include "tests/optim/cases.h"
#include "tests/support/folders.h"
#include "tests/support/safetensors.h"

using namespace taper;
using testing::OptimizerCase;

namespace {

const std::vector<int> kRecorded{1, 2, 3, 10, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000};

Variable start(IntArrayRef sizes, double (*f)(double), double shift) {
  const Variable x = empty(sizes, kDouble);
  for (int64_t i = 0; i < x.numel(); ++i)
    x.data_ptr<double>()[i] = f(shift + static_cast<double>(i));
  return x;
}

/// The gradient at time t. It is computed in float64, whatever x is.
Variable gradient(const Variable& x, int t) {
  const Variable at = x.detach().to(kDouble).contiguous(), g = empty(x.sizes(), kDouble);
  for (int64_t k = 0; k < x.numel(); ++k) {
    const double v = at.data_ptr<double>()[k];
    const auto i = static_cast<double>(k);
    g.data_ptr<double>()[k] = (0.2 + 0.3 * static_cast<double>(k % 4)) * v + 0.5 * std::cos(3 * v) +
                              0.3 * std::sin(0.7 * t + i);
  }
  return g.to(x.dtype());
}

/// Both parameters, and an optimizer for them.
struct Run {
  Variable a, b;
  std::unique_ptr<optim::Optimizer> optimizer;

  Run(const OptimizerCase& c, ScalarType dtype)
      : a(start({3, 4}, std::sin, 1).to(dtype).requires_grad_()),
        b(start({5}, std::cos, 0).to(dtype).requires_grad_()),
        optimizer(c.make(a, b)) {}
  void step(int t) {
    for (const Variable& x : {a, b}) x.mutable_grad() = gradient(x, t);
    optimizer->step();
  }
  Variable values() const { return cat({a.detach().flatten(), b.detach()}).to(kDouble); }
};

/// The rows that PyTorch's have, up to step `last`.
Variable trajectory(const OptimizerCase& c, ScalarType dtype, int last) {
  Run run(c, dtype);
  std::vector<Variable> rows;
  for (int t = 1; t <= last; ++t) {
    run.step(t);
    if (std::count(kRecorded.begin(), kRecorded.end(), t) > 0) rows.push_back(run.values());
  }
  return stack(rows);
}

std::map<std::string, Variable> golden() {
  return testing::load_safetensors(testing::tests_folder() +
                                   "/optim/golden/trajectories.safetensors");
}

}  // namespace

TEST_SUITE_BEGIN("trajectories");

TEST_CASE("1,000 steps are PyTorch's") {
  const auto expected = golden();
  CHECK(expected.size() == testing::optimizer_cases().size());
  for (const OptimizerCase& c : testing::optimizer_cases()) {
    CAPTURE(c.name);
    CHECK(allclose(trajectory(c, kDouble, 1000), expected.at(c.name), 1e-9, 1e-11));
  }
}

TEST_CASE("narrower dtypes begin as float64 does") {
  const auto expected = golden();
  for (const OptimizerCase& c : testing::optimizer_cases()) {
    CAPTURE(c.name);
    CHECK(allclose(trajectory(c, kFloat, 10), expected.at(c.name).slice(0, 0, 4), 1e-4, 1e-5));
    CHECK(allclose(trajectory(c, kHalf, 3), expected.at(c.name).slice(0, 0, 3), 5e-3, 5e-3));
    CHECK(allclose(trajectory(c, kBFloat16, 3), expected.at(c.name).slice(0, 0, 3), 0.02, 0.02));
  }
}

TEST_CASE("a state that is saved and loaded continues bit for bit") {
  for (const OptimizerCase& c : testing::optimizer_cases()) {
    CAPTURE(c.name);
    Run through(c, kFloat), stopped(c, kFloat);
    for (int t = 1; t <= 20; ++t) {
      through.step(t);
      stopped.step(t);
      if (t != 10) continue;
      stopped.optimizer->param_groups()[0].options().set_lr(0.015);
      through.optimizer->param_groups()[0].options().set_lr(0.015);
      const auto saved = stopped.optimizer->state_dict();
      stopped.optimizer = c.make(stopped.a, stopped.b);
      stopped.optimizer->load_state_dict(saved);
    }
    CHECK(equal(stopped.values(), through.values()));
    CHECK(optim::same_entries(stopped.optimizer->state_dict(), through.optimizer->state_dict()));
  }
}

TEST_CASE("large parameters, in threads, are updated as small ones are") {
  for (const OptimizerCase& c : testing::optimizer_cases()) {
    CAPTURE(c.name);
    const Variable x = linspace(-1, 1, 100003).requires_grad_(), y = x.clone().detach();
    const Variable few = y.slice(0, 40000, 40100).clone().requires_grad_();
    const auto large = c.make(x, ones({1}, requires_grad())),
               small = c.make(few, ones({1}, requires_grad()));
    for (int i = 1; i <= 3; ++i) {
      x.mutable_grad() = sin(y * i);
      few.mutable_grad() = x.grad().slice(0, 40000, 40100);
      large->step();
      small->step();
    }
    CHECK(equal(x.slice(0, 40000, 40100), few));
  }
}

TEST_CASE("parameters of every layout") {
  const NoGradGuard guard;
  for (const OptimizerCase& c : testing::optimizer_cases())
    for (const ScalarType dtype : {kFloat, kBFloat16}) {
      CAPTURE(c.name);
      const Variable values = start({4, 6}, std::sin, 1).to(dtype), g = gradient(values, 1);
      const Variable plain = values.clone(), turned = values.t().clone().t(),
                     window = cat({values, values}, 1).slice(1, 2, 8), base = zeros({8, 12}, dtype),
                     spaced = base.slice(0, 0, 8, 2).slice(1, 1, 12, 2);
      const Variable turned_grad = g.t().clone().t();
      window.copy_(values);
      spaced.copy_(values);
      const auto step = [&](const Variable& x, const Variable& grad) {
        x.mutable_grad() = grad;
        const auto optimizer = c.make(x, ones({1}));
        for (int i = 0; i < 3; ++i) optimizer->step();
        return x.detach();
      };
      const Variable expected = step(plain, g);
      CHECK(equal(step(turned, g), expected));
      CHECK(equal(step(values.t().clone().t(), turned_grad), expected));
      CHECK(equal(step(window, turned_grad), expected));
      CHECK(equal(step(spaced, g), expected));
      CHECK(equal(base.select(0, 1), zeros({12}, dtype)));
      const Variable number = values.index({1, 2}).clone(), none = empty({0, 3}, dtype);
      CHECK(equal(step(number, g.index({1, 2})), expected.index({1, 2})));
      CHECK(step(none, none.clone()).numel() == 0);
    }
}

TEST_CASE("grads are read, never written, and NaN stays where it is") {
  for (const OptimizerCase& c : testing::optimizer_cases()) {
    CAPTURE(c.name);
    const Variable x = ones({20}, requires_grad()), y = ones({3}, requires_grad());
    const Variable g = linspace(-1, 1, 20);
    g[7] = NAN;
    const Variable kept = g.clone();
    x.mutable_grad() = g;
    const auto optimizer = c.make(x, y);
    for (int i = 0; i < 2; ++i) optimizer->step();
    CHECK(x.grad().is_same(g));
    CHECK(allclose(g, kept, 0, 0, /*equal_nan=*/true));
    CHECK(equal(x.detach().isnan(), kept.isnan()));
    CHECK(equal(y, ones({3})));
    CHECK(x._version() == 2);
    CHECK(x.is_leaf());
  }
}
