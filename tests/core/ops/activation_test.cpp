#include "taper/core/ops/activation.h"

#include <doctest/doctest.h>

#include <cmath>

#include "taper/core/graph/record.h"
#include "tests/support/difference.h"

using namespace taper;
using taper::testing::difference;

namespace {

/// f' at the given points.
template <class F>
Variable slope(F f, const Variable& at) {
  const Variable x = at.clone().requires_grad_();
  const Variable y = f(x);
  y.backward(ones_like(y));
  return x.grad();
}

template <class F>
void check_in_place(F in_place, const Variable& expected, const Variable& from) {
  CHECK(difference(in_place(from.clone()), expected) == "");
  const Variable x = from.clone().requires_grad_(), y = x * 1;
  in_place(y).sum().backward();
  CHECK(x.grad().defined());
  CHECK(difference(y, expected) == "");
}

}  // namespace

TEST_SUITE_BEGIN("activation");

TEST_CASE("slopes at the kinks") {
  CHECK(difference(slope(relu, tensor({-1.0, 0.0, 1.0})), tensor({0.0, 0.0, 1.0})) == "");
  CHECK(difference(slope(relu6, tensor({0.0, 3.0, 6.0})), tensor({0.0, 1.0, 0.0})) == "");
  const auto leaky = [](V x) { return leaky_relu(x, 0.1); };
  CHECK(difference(slope(leaky, tensor({0.0, 1.0})), tensor({0.1, 1.0})) == "");
  const auto elu2 = [](V x) { return elu(x, 2); };
  CHECK(difference(slope(elu2, tensor({0.0, 1.0})), tensor({2.0, 1.0})) == "");
  const auto hard = [](V x) { return hardtanh(x); };
  CHECK(difference(slope(hard, tensor({-1.0, 0.0, 1.0})), tensor({0.0, 1.0, 0.0})) == "");
  const auto shrink = [](V x) { return hardshrink(x); };
  CHECK(difference(slope(shrink, tensor({-0.5, 0.0, 0.5, 0.6})), tensor({0.0, 0.0, 0.0, 1.0})) ==
        "");
  const auto step = [](V x) { return threshold(x, 1, 5); };
  CHECK(difference(slope(step, tensor({1.0, 1.5})), tensor({0.0, 1.0})) == "");
}

TEST_CASE("slopes at 0 of the smooth ones") {
  CHECK(difference(slope(sigmoid, tensor({0.0})), tensor({0.25})) == "");
  CHECK(difference(slope(taper::tanh, tensor({0.0})), tensor({1.0})) == "");
  CHECK(difference(slope(silu, tensor({0.0})), tensor({0.5})) == "");
  CHECK(difference(slope(softsign, tensor({0.0})), tensor({1.0})) == "");
  CHECK(difference(slope([](V x) { return gelu(x); }, tensor({0.0})), tensor({0.5})) == "");
}

TEST_CASE("no overflow") {
  const Variable x = tensor({-1000.0, 1000.0});
  CHECK(difference(log_sigmoid(x), tensor({-1000.0, 0.0})) == "");
  CHECK(difference(softplus(x), tensor({0.0, 1000.0})) == "");
  CHECK(difference(log_softmax(x, 0), tensor({-2000.0, 0.0})) == "");
  CHECK(difference(softmax(x, 0), tensor({0.0, 1.0})) == "");
  CHECK(difference(slope([](V v) { return elu(v); }, x), tensor({0.0, 1.0})) == "");
}

TEST_CASE("the learnable slope of prelu") {
  const Variable x = tensor({{-1.0, -2.0}, {3.0, -4.0}}).requires_grad_();
  const Variable w = tensor({0.5, 0.25}).requires_grad_();
  const Variable y = prelu(x, w);
  CHECK(difference(y, tensor({{-0.5, -0.5}, {3.0, -1.0}})) == "");
  y.sum().backward();
  CHECK(difference(w.grad(), tensor({-1.0, -6.0})) == "");
  CHECK(difference(x.grad(), tensor({{0.5, 0.25}, {1.0, 0.25}})) == "");
  CHECK_THROWS_WITH_AS(prelu(x, ones({3})),
                       "prelu: Mismatch of parameter numbers and input channel size. Found "
                       "parameter numbers = 3 and channel size = 2.",
                       Error);
  CHECK_THROWS_WITH_AS(prelu(x, ones({2}, kDouble)),
                       doctest::Contains("Found dtype Double but expected Float;"), Error);
}

TEST_CASE("rrelu draws its slopes in training only") {
  const Variable x = tensor({-1.0, 2.0, -3.0, 0.0});
  CHECK(difference(rrelu(x, 0.1, 0.3), tensor({-0.2, 2.0, -0.6, 0.0})) == "");
  manual_seed(0);
  CHECK(difference(rrelu(x, 0.1, 0.3, true), tensor({-0.2940106, 2.0, -0.7246919, 0.0})) == "");
  const Variable y = x.clone().requires_grad_();
  rrelu(y, 0.5, 0.5, true).sum().backward();
  CHECK(difference(y.grad(), tensor({0.5, 1.0, 0.5, 0.5})) == "");
  CHECK_THROWS_WITH_AS(rrelu(x, 2, 1),
                       doctest::Contains("Lower bound should be less than or equal to the"), Error);
}

TEST_CASE("integers") {
  CHECK(difference(relu(tensor({3, -2})), tensor({3, 0})) == "");
  CHECK(difference(relu6(tensor({9, -2})), tensor({6, 0})) == "");
  CHECK(difference(threshold(tensor({3, -2}), 0, 7), tensor({3, 7})) == "");
  CHECK(difference(sigmoid(tensor({true, false})), tensor({0.7310586, 0.5})) == "");
}

TEST_CASE("what cannot be done") {
  const Variable b = tensor({true}), i = tensor({1, 2});
  CHECK_THROWS_WITH_AS(relu(b), doctest::Contains("Boolean inputs not supported for relu"), Error);
  CHECK_THROWS_WITH_AS(hardtanh(b), doctest::Contains("inputs not supported for hardtanh"), Error);
  CHECK_THROWS_WITH_AS(hardtanh(i.to(kByte)),
                       doctest::Contains("cannot do hardtanh on an unsigned type with negative "
                                         "limits"),
                       Error);
  CHECK_THROWS_WITH_AS(elu(i), doctest::Contains("elu: not implemented for 'Long'"), Error);
  CHECK_THROWS_WITH_AS(celu(ones({1}), 0), doctest::Contains("alpha cannot be 0 for CELU"), Error);
  CHECK_THROWS_WITH_AS(softshrink(ones({1}), -1),
                       "softshrink: lambda must be greater or equal to 0, but found to be -1.",
                       Error);
  CHECK_THROWS_WITH_AS(gelu(ones({1}), "erf"),
                       "gelu: approximate argument must be either none or tanh. Got 'erf'", Error);
  CHECK_THROWS_WITH_AS(glu(ones({3})),
                       "glu: Halving dimension must be even, but dimension 0 is size 3", Error);
  CHECK_THROWS_WITH_AS(glu(tensor(1.0)),
                       "glu does not support 0-dimensional tensors; its axis is halved", Error);
  CHECK_THROWS_WITH_AS(softmax(i, 0), doctest::Contains("not implemented for '"), Error);
}

TEST_CASE("in place") {
  const Variable x = tensor({-3.0, -0.5, 0.5, 7.0});
  check_in_place(relu_, relu(x), x);
  check_in_place(relu6_, relu6(x), x);
  check_in_place(selu_, selu(x), x);
  check_in_place(sigmoid_, sigmoid(x), x);
  check_in_place(tanh_, tanh(x), x);
  check_in_place(silu_, silu(x), x);
  check_in_place(mish_, mish(x), x);
  check_in_place([](V v) { return hardtanh_(v); }, hardtanh(x), x);
  check_in_place([](V v) { return threshold_(v, 0, 2); }, threshold(x, 0, 2), x);
  check_in_place([](V v) { return leaky_relu_(v); }, leaky_relu(x), x);
  check_in_place([](V v) { return elu_(v, 2); }, elu(x, 2), x);
  check_in_place([](V v) { return celu_(v, 2); }, celu(x, 2), x);
  check_in_place([](V v) { return rrelu_(v); }, rrelu(x), x);
}

TEST_SUITE_END();
