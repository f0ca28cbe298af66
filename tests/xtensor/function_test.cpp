#include "taper/xtensor/function.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "tests/xtensor/arrangements.h"

using namespace taper;

namespace {

Variable leaf(IntArrayRef sizes) { return randn(sizes, dtype(kDouble).requires_grad(true)); }

// y = w sin x
const auto scaled_sine = xtensor_function(
    "scaled_sine", [](const auto& x, const auto& w) { return w * xt::sin(x); },
    [](const auto& g, const auto& x, const auto& w) { return g * w * xt::cos(x); },
    [](const auto& g, const auto& x, const auto&) { return g * xt::sin(x); });

// y = exp x, from its output
const auto exponential = xtensor_function(
    "exponential", [](const auto& x) { return xt::exp(x); },
    [](const auto& g, const auto&, const auto& y) { return g * y; });

// y_i = sum_k x_ik, which shape differs
const auto row_sums = xtensor_function(
    "row_sums", [](const auto& x) { return xt::sum(x, {1}); },
    [](const auto& g, const auto& x) {
      return xt::eval(xt::broadcast(xt::view(g, xt::all(), xt::newaxis()), x.shape()));
    });

}  // namespace

TEST_CASE("a function has its values and its derivatives") {
  manual_seed(1);
  const Variable x = leaf({3, 4}), w = leaf({4});
  CHECK(allclose(scaled_sine(x, w), w * x.sin()));
  CHECK(scaled_sine(x, w).grad_fn()->name() == "scaled_sine");
  CHECK(gradcheck(scaled_sine, {x, w}));
  CHECK(gradcheck(exponential, {x}));
  CHECK(gradcheck(row_sums, {x}));
  CHECK(gradcheck(scaled_sine, {leaf({2, 1, 3}), leaf({4, 1})}));
  CHECK(gradcheck(scaled_sine, {leaf({}), leaf({})}));
}

TEST_CASE("a function takes tensors however they lie in memory") {
  for (const Variable& v : taper::testing::arrangements(kDouble)) {
    CAPTURE(v.sizes());
    CAPTURE(v.strides());
    const Variable x = v.detach().mul(0.1).set_requires_grad(true), w = v.detach();
    CHECK(allclose(scaled_sine(v, v), v * v.sin()));
    if (v.numel() == 0) {
      CHECK(scaled_sine(x, w).sizes() == v.sizes());
      scaled_sine(x, w).sum().backward();
      CHECK(x.grad().sizes() == v.sizes());
    } else {
      CHECK(gradcheck([&](V x) { return scaled_sine(x, w); }, {x}));
      CHECK(gradcheck([&](V x) { return scaled_sine(x.mul(1).expand_as(v), w); }, {x}));
    }
  }
}

TEST_CASE("inputs are promoted, and their cotangents converted back") {
  const Variable x = leaf({3}), w = ones({3}, dtype(kFloat).requires_grad(true));
  const Variable y = scaled_sine(x, w);
  CHECK(y.scalar_type() == kDouble);
  y.sum().backward();
  CHECK(w.grad().scalar_type() == kFloat);
  CHECK(exponential(ones({2})).scalar_type() == kFloat);
  CHECK(exponential(arange(3)).scalar_type() == kFloat);
  CHECK_THROWS_WITH_AS(exponential(ones({2}, kBFloat16)),
                       "exponential: not implemented for 'BFloat16', expected Float or Double; "
                       "convert with .to(kFloat)",
                       Error);
}

TEST_CASE("what it saves is checked for changes, and nothing else is saved") {
  const Variable x = leaf({3}), w = ones({3}, kDouble);
  const auto doubled = xtensor_function(
      "doubled", [](const auto& x) { return 2.0 * x; }, [](const auto& g) { return 2.0 * g; });
  Variable y = scaled_sine(x, w).sum();
  w.add_(1);
  CHECK_THROWS_WITH_AS(y.backward(), doctest::Contains("Got 'scaled_sine', which saved it"), Error);
  Variable z = x * 1;
  y = doubled(z).sum();
  z.detach().zero_();
  y.backward();
  CHECK(x.grad().equal(full({3}, 2.0, kDouble)));
}

TEST_CASE("nothing is recorded without need") {
  CHECK(scaled_sine(ones({2}), ones({2})).is_leaf());
  const NoGradGuard guard;
  CHECK(exponential(leaf({2})).is_leaf());
}

TEST_CASE("a second derivative is refused, unless the rule is made of operations") {
  const Variable x = leaf({3}), w = leaf({3});
  const Variable g = autograd::grad({scaled_sine(x, w).sum()}, {x}, {}, true, true)[0];
  CHECK(allclose(g, w * x.cos()));
  CHECK_THROWS_WITH_AS(
      g.sum().backward(),
      "scaled_sine: trying to differentiate twice a function whose derivative is written in "
      "xtensor and has none itself; write the rule with operations on Variables, such as another "
      "xtensor_function",
      Error);

  const auto cosine = xtensor_function(
      "cosine", [](const auto& x) { return xt::cos(x); },
      [](const auto& g, const auto& x) { return -g * xt::sin(x); });
  const auto sine = xtensor_function(
      "sine", [](const auto& x) { return xt::sin(x); },
      [cosine](V g, V x) { return g * cosine(x); });
  const auto squared = xtensor_function(
      "exponential", [](const auto& x) { return xt::exp(x); }, [](V g, V, V y) { return g * y; });
  CHECK(gradcheck(sine, {x}));
  CHECK(gradgradcheck(sine, {x}));
  CHECK(gradgradcheck(squared, {x}));
}

TEST_CASE("a function may return what is evaluated, a number, or its argument") {
  const auto f = xtensor_function(
      "f",
      [](const auto& x) {
        const double scale = 3;
        const auto t = xt::exp(x);
        return xt::eval(scale * t);
      },
      [](const auto& g, const auto&, const auto& y) -> xt::xarray<double> {
        const xt::xarray<double> t = g;
        return t * y;
      });
  const Variable x = leaf({2, 3});
  CHECK(allclose(f(x), 3 * x.exp()));
  CHECK(gradcheck(f, {x}));
  CHECK(allclose(f(x.to(kFloat)), 3 * x.to(kFloat).exp()));
  const auto largest = xtensor_function(
      "largest", [](const auto& x) { return xt::amax(x)(); },
      [](const auto& g, const auto& x, const auto& y) {
        return xt::where(xt::equal(x, y), 1.0, 0.0) * g;
      });
  CHECK(largest(x).dim() == 0);
  CHECK(gradcheck(largest, {x}));
  const auto same = xtensor_function(
      "same", [](const auto& x) -> const auto& { return x; }, [](const auto& g) { return +g; });
  CHECK(gradcheck(same, {x}));
  CHECK_FALSE(same(x).is_alias_of(x));
}

TEST_CASE("shapes are checked before xtensor sees them, and its exceptions are Taper's") {
  CHECK_THROWS_WITH_AS(scaled_sine(ones({2, 3}), ones({4})),
                       "scaled_sine: The size of tensor a (4) must match the size of tensor b (3) "
                       "at non-singleton dimension 1, got [4] and [2, 3], expected sizes that are "
                       "equal or 1",
                       Error);
  const auto early = xtensor_function(
      "early", [](const auto& x, const auto& w) { return xt::eval(x + w); },
      [](const auto& g) { return +g; }, [](const auto& g) { return +g; });
  CHECK_THROWS_WITH_AS(early(ones({2, 3}), ones({4})),
                       doctest::Contains("early: xtensor cannot evaluate the expression: "), Error);
  CHECK_THROWS_WITH_AS(early(ones({2, 3}), ones({4})),
                       doctest::Contains("; the inputs have the shapes [2, 3] [4]"), Error);
  const auto wrong = xtensor_function(
      "wrong", [](const auto& x) { return 2.0 * x; },
      [](const auto& g) { return xt::eval(xt::view(g, xt::range(0, 2))); });
  CHECK_THROWS_WITH_AS(
      wrong(leaf({3})).sum().backward(),
      doctest::Contains("Function wrong returned an invalid gradient at index 0 - got [2] but "
                        "expected shape compatible with [3]"),
      Error);
  CHECK_THROWS_WITH_AS(exponential(Variable()), doctest::Contains("undefined"), Error);
}

TEST_CASE("gradcheck finds a wrong rule") {
  const auto wrong = xtensor_function(
      "wrong", [](const auto& x) { return xt::sin(x); },
      [](const auto& g, const auto& x) { return g * xt::sin(x); });
  CHECK_THROWS_WITH_AS(gradcheck(wrong, {leaf({3})}), doctest::Contains("wrong"), Error);
}
