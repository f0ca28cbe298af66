#include "taper/core/ops/rounding.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/difference.h"

using namespace taper;
using taper::testing::difference;

TEST_SUITE_BEGIN("rounding");

TEST_CASE("abs and sign") {
  CHECK(difference(abs(tensor({3, -2})), tensor({3, 2})) == "");
  CHECK(difference(sign(tensor({-3.0, 0.0, 2.0, NAN, -INFINITY})),
                   tensor({-1.0, 0.0, 1.0, 0.0, -1.0})) == "");
  CHECK(difference(sign(tensor({3, 0}, kByte)), tensor({1, 0}, kByte)) == "");
  CHECK(difference(sign(tensor({true, false})), tensor({true, false})) == "");
  CHECK_THROWS_WITH_AS(abs(tensor({true})), doctest::Contains("abs: not implemented for 'Bool'"),
                       Error);
  const Variable x = tensor({-1.0, 0.0, 3.0}).requires_grad_();
  abs(x).backward(ones({3}));
  CHECK(difference(x.grad(), tensor({-1.0, 0.0, 1.0})) == "");
}

TEST_CASE("rounding: halves go to the even number, integers stay") {
  CHECK(difference(round(tensor({0.5, 1.5, -2.5, -0.5})), tensor({0.0, 2.0, -2.0, -0.0})) == "");
  CHECK(difference(floor(tensor({3, -2})), tensor({3, -2})) == "");
  CHECK_THROWS_WITH_AS(ceil(tensor({true})), doctest::Contains("ceil: not implemented for 'Bool'"),
                       Error);
  CHECK(difference(tensor({1.7, -1.7}).floor_(), tensor({1.0, -2.0})) == "");
}

TEST_CASE("clamp") {
  const Variable x = tensor({-2.0, -1.0, 0.5, 1.0, 3.0, NAN}).requires_grad_();
  const Variable y = clamp(x, -1, 1);
  CHECK(difference(y, tensor({-1.0, -1.0, 0.5, 1.0, 1.0, NAN})) == "");
  y.backward(ones({6}));
  CHECK(difference(x.grad(), tensor({0.0, 1.0, 1.0, 1.0, 0.0, 0.0})) == "");
  CHECK(difference(clamp(tensor({5.0}), 2, 1), tensor({1.0})) == "");
  CHECK(difference(clamp(tensor({3, -2}), 0.5, 2), tensor({2.0, 0.5})) == "");
  CHECK(difference(clamp(tensor({3, -2}), 0), tensor({3, 0})) == "");
  CHECK(difference(clamp(tensor({true, false}), 0, 1), tensor({1, 0})) == "");
  CHECK(difference(tensor({3, -2}).clamp_(std::nullopt, 1), tensor({1, -2})) == "");
  CHECK(difference(tensor({3.0, -2.0}).clamp_min_(0).clamp_max_(2), tensor({2.0, 0.0})) == "");
  CHECK_THROWS_WITH_AS(clamp(x, std::nullopt),
                       "torch.clamp: At least one of 'min' or 'max' must not be None", Error);
}

TEST_CASE("a NaN as a bound makes all of it NaN") {
  const Variable x = tensor({1.0, -2.0, NAN}), nan = full({3}, NAN);
  for (const Variable& y :
       {clamp(x, NAN, 2), clamp(x, 0, NAN), clamp_min(x, NAN), clamp_max(x, NAN),
        hardtanh(x, NAN, 1), hardtanh(x, -1, NAN), x.clone().clamp_(NAN, 1),
        x.clone().clamp_min_(NAN), clamp(x.to(kBFloat16), NAN, 1).to(kFloat),
        clamp(tensor({1, 2, 3}), NAN, 2)})
    CHECK(difference(y, nan) == "");
  CHECK_THROWS_WITH_AS(hardtanh(tensor({1}), -1, NAN),
                       doctest::Contains("cannot be converted to type int64_t"), Error);
  CHECK(equal(hardtanh(tensor({-5, 5}), -1.5, 2.5), tensor({-1, 2})));
}

TEST_CASE("special values") {
  const Variable x = tensor({1.0, NAN, INFINITY, -INFINITY});
  CHECK(difference(isnan(x), tensor({false, true, false, false})) == "");
  CHECK(difference(isinf(x), tensor({false, false, true, true})) == "");
  CHECK(difference(isfinite(x), tensor({true, false, false, false})) == "");
  CHECK(difference(isfinite(tensor({1, 2})), tensor({true, true})) == "");
  CHECK(difference(isnan(tensor({1, 2})), tensor({false, false})) == "");
  const double most = double{std::numeric_limits<float>::max()};
  CHECK(difference(nan_to_num(x), tensor({1.0, 0.0, most, -most})) == "");
  CHECK(difference(nan_to_num(x, 7, 8, 9), tensor({1.0, 7.0, 8.0, 9.0})) == "");
  CHECK(difference(nan_to_num(tensor({1, 2}), 7), tensor({1, 2})) == "");
  const double below = -double{BFloat16::kMax};
  CHECK(difference(nan_to_num(x.to(kBFloat16)), tensor({1.0, 0.0, -below, below}).to(kBFloat16)) ==
        "");
}

TEST_SUITE_END();
