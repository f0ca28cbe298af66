// Derivatives of all orders at zeros, kinks and poles, where rules choose between two branches: the
// one that is not chosen must not make the next derivative NaN, and no order may lose its graph.

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "taper/core.h"

using namespace taper;

namespace {

using V = const Variable&;
using Function = Variable (*)(V);

struct At {
  const char* name;
  Function f;
  double x;
  std::vector<double> derivatives;  // of order 0, 1, 2, ...
};

Variable number(double value) { return full({}, value, kDouble); }

const std::vector<At> kEdges{
    {"x^0", [](V x) { return pow(x, number(0)); }, 0, {1, 0, 0, 0, 0}},
    {"x^1", [](V x) { return pow(x, number(1)); }, 0, {0, 1, 0, 0, 0}},
    {"x^2", [](V x) { return pow(x, number(2)); }, 0, {0, 0, 2, 0, 0}},
    {"x^3", [](V x) { return pow(x, number(3)); }, 0, {0, 0, 0, 6, 0}},
    {"x^0 of NaN", [](V x) { return pow(x, number(0)); }, NAN, {1, 0, 0, 0, 0}},
    {"e^(-x^2)", [](V x) { return exp(-pow(x, number(2))); }, 0, {1, 0, -2, 0, 12}},
    {"0^x", [](V x) { return pow(number(0), x); }, 2, {0, 0, 0, 0, 0}},
    {"x^x", [](V x) { return pow(x, x); }, 1, {1, 1, 2, 3, 8}},
    {"product of equals",
     [](V x) {
       return prod(stack({x, x, x, number(2)}));
     },
     0,
     {0, 0, 0, 12, 0}},
    {"products up to here",
     [](V x) {
       return cumprod(stack({x, x}), 0).sum();
     },
     0,
     {0, 1, 2, 0}},
    {"norm",
     [](V x) {
       return norm(stack({x, x}));
     },
     0,
     {0, 0, 0, 0}},
    {"norm of order 1.5",
     [](V x) {
       return norm(stack({x, number(1)}), 1.5);
     },
     0,
     {1, 0, 0, 0}},
    {"standard deviation",
     [](V x) {
       return taper::std(stack({x, x}), true);
     },
     3,
     {0, 0, 0, 0}},
    {"huber in the middle", [](V x) { return huber_loss(x, number(1)); }, 1, {0, 0, 1, 0}},
    {"huber at its kink", [](V x) { return huber_loss(x, number(1)); }, 0, {0.5, -1, 0, 0}},
    {"smooth_l1 in the middle", [](V x) { return smooth_l1_loss(x, number(1)); }, 1, {0, 0, 1, 0}},
    {"elu at 0", [](V x) { return elu(x, 2, 3, 0.5); }, 0, {0, 3, 0, 0}},
    {"selu below 0",
     [](V x) { return elu(x, 2, 3, 0.5); },
     -2,
     {6 * std::exp(-1) - 6, 3 * std::exp(-1), 1.5 * std::exp(-1), 0.75 * std::exp(-1)}},
};

/// Piecewise linear functions with a point on each piece and at the kink.
const std::vector<At> kPiecewise{
    {"relu", relu, 2, {2, 1, 0, 0}},
    {"relu", relu, -2, {0, 0, 0, 0}},
    {"relu", relu, 0, {0, 0, 0, 0}},
    {"relu6", relu6, 3, {3, 1, 0, 0}},
    {"hardtanh", [](V x) { return hardtanh(x, -1, 1); }, 1, {1, 0, 0, 0}},
    {"leaky_relu", [](V x) { return leaky_relu(x, 0.25); }, -2, {-0.5, 0.25, 0, 0}},
    {"threshold", [](V x) { return threshold(x, 1, 7); }, 2, {2, 1, 0, 0}},
    {"hardshrink", [](V x) { return hardshrink(x, 0.5); }, 1, {1, 1, 0, 0}},
    {"softshrink", [](V x) { return softshrink(x, 0.5); }, -1, {-0.5, 1, 0, 0}},
    {"rrelu", [](V x) { return rrelu(x, 0.25, 0.25, true); }, -2, {-0.5, 0.25, 0, 0}},
    {"abs", [](V x) { return abs(x); }, -2, {2, -1, 0}},
    {"prelu",
     [](V x) {
       return prelu(x.reshape({1, 1}), full({1}, 0.25, kDouble)).sum();
     },
     -2,
     {-0.5, 0.25, 0, 0}},
    {"nll_loss",
     [](V x) {
       return nll_loss(stack({x, number(1)}).reshape({1, 2}), zeros({1}, kLong));
     },
     2,
     {-2, -1, 0, 0}},
};

void check_derivatives(const std::vector<At>& cases) {
  for (const At& edge : cases) {
    const std::string name = str(edge.name, " at ", edge.x);
    CAPTURE(name);
    const Variable x = number(edge.x).requires_grad_();
    Variable y = edge.f(x);
    for (std::size_t order = 0; order < edge.derivatives.size(); ++order) {
      CAPTURE(order);
      if (order > 0) y = autograd::grad({y}, {x}, {}, std::nullopt, true)[0];
      CHECK(y.item<double>() == doctest::Approx(edge.derivatives[order]));
    }
  }
}

}  // namespace

TEST_SUITE_BEGIN("higher order");

TEST_CASE("derivatives of all orders at edges") { check_derivatives(kEdges); }

TEST_CASE("the slopes of piecewise linear functions can be differentiated again") {
  check_derivatives(kPiecewise);
}

TEST_CASE("a gradient penalty through relu") {
  const Variable w = tensor({{1.0, -2.0}, {3.0, 4.0}}, kDouble).requires_grad_();
  const Variable x = tensor({1.0, 1.0}, kDouble).requires_grad_();
  const Variable g = autograd::grad({relu(mv(w, x)).sum()}, {x}, {}, std::nullopt, true)[0];
  CHECK(equal(g.detach(), tensor({3.0, 4.0}, kDouble)));
  (g * g).sum().backward();
  CHECK(equal(w.grad(), tensor({{0.0, 0.0}, {6.0, 8.0}}, kDouble)));
  CHECK(equal(x.grad(), zeros({2}, kDouble)));
}

TEST_CASE("a power by an exponent: the mixed derivative where the exponent is 0") {
  const Variable x = number(2).requires_grad_(), p = number(0).requires_grad_();
  const Variable slope = autograd::grad({pow(x, p)}, {x}, {}, std::nullopt, true)[0];
  CHECK(slope.item<double>() == 0);
  CHECK(autograd::grad({slope}, {p})[0].item<double>() == 0.5);
}

TEST_CASE("a remainder by 0: the slope is infinite, and constant beside it") {
  const Variable a = number(3), b = number(0).requires_grad_();
  for (const Variable& y : {fmod(a, b), remainder(a, b)}) {
    const Variable slope = autograd::grad({y}, {b}, {}, std::nullopt, true)[0];
    CHECK(slope.item<double>() == -INFINITY);
    CHECK(autograd::grad({slope}, {b})[0].item<double>() == 0);
  }
}

TEST_CASE("what draws, answers or puts nothing keeps requires_grad, and passes on zeros") {
  const Variable x = full({2}, 0.5, kDouble).requires_grad_();
  Variable y;
  SUBCASE("bernoulli") { y = bernoulli(x); }
  SUBCASE("bernoulli_") { y = zeros({2}, kDouble).bernoulli_(x); }
  SUBCASE("a comparison in place") { y = zeros({2}, kDouble).le_(x); }
  SUBCASE("scatter") { y = zeros({2}, kDouble).scatter(0, zeros({0}, kLong), x); }
  SUBCASE("scatter_add_") { y = zeros({2}, kDouble).scatter_add_(0, zeros({0}, kLong), x); }
  SUBCASE("scatter_reduce") {
    y = zeros({2}, kDouble).scatter_reduce(0, zeros({0}, kLong), x, "prod");
  }
  SUBCASE("gather") { y = x.gather(0, zeros({0}, kLong)); }
  REQUIRE(y.requires_grad());
  y.sum().backward();
  CHECK(equal(x.grad(), zeros({2}, kDouble)));
}

TEST_SUITE_END();
