#include "taper/core/ops/power.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/difference.h"

using namespace taper;
using taper::testing::difference;

TEST_SUITE_BEGIN("power");

TEST_CASE("powers of floats at 0, infinity and below 0") {
  const Variable x = tensor({-INFINITY, -2.0, -0.0, 0.0, 2.0, INFINITY, NAN});
  CHECK(difference(pow(x, 0), ones({7})) == "");
  CHECK(difference(pow(x, 1), x) == "");
  CHECK(difference(pow(x, 2), tensor({INFINITY, 4.0, 0.0, 0.0, 4.0, INFINITY, NAN})) == "");
  CHECK(difference(pow(x, 3), tensor({-INFINITY, -8.0, -0.0, 0.0, 8.0, INFINITY, NAN})) == "");
  CHECK(difference(pow(x, -1), tensor({-0.0, -0.5, -INFINITY, INFINITY, 0.5, 0.0, NAN})) == "");
  CHECK(difference(pow(x, -2), tensor({0.0, 0.25, INFINITY, INFINITY, 0.25, 0.0, NAN})) == "");
  CHECK(difference(pow(x, 0.5), tensor({NAN, NAN, -0.0, 0.0, 1.4142135, INFINITY, NAN})) == "");
  CHECK(difference(pow(x, -0.5), tensor({NAN, NAN, -INFINITY, INFINITY, 0.70710678, 0.0, NAN})) ==
        "");
  CHECK(difference(pow(x, 1.5), tensor({INFINITY, NAN, 0.0, 0.0, 2.8284271, INFINITY, NAN})) == "");
}

TEST_CASE("powers of integers stay integers") {
  CHECK(difference(pow(tensor({3, -2}), 2), tensor({9, 4})) == "");
  CHECK(difference(pow(tensor({3, -2}), 5), tensor({243, -32})) == "");
  CHECK(difference(pow(tensor({true, false}), 2), tensor({1, 0})) == "");
  CHECK(difference(pow(2, tensor({3, -2})), tensor({8, 0})) == "");
  CHECK(difference(pow(tensor({-1, -1, 1}), tensor({-2, -3, -4})), tensor({1, -1, 1})) == "");
  CHECK(difference(pow(tensor({4, 9}), 0.5), tensor({2.0, 3.0})) == "");
  CHECK(difference(pow(2.0, tensor({3, -2})), tensor({8.0, 0.25})) == "");
  CHECK_THROWS_WITH_AS(pow(tensor({3}), -1),
                       doctest::Contains("Integers to negative integer powers are not allowed"),
                       Error);
  CHECK_THROWS_WITH_AS(pow(tensor({true}), tensor({true})),
                       doctest::Contains("pow: not implemented for 'Bool'"), Error);
  CHECK_THROWS_WITH_AS(pow(tensor({2}, kByte), 300),
                       doctest::Contains("cannot be converted to type uint8_t"), Error);
}

TEST_CASE("the gradient of a power where it has none is 0") {
  const Variable x = tensor({0.0, 0.0, 2.0}).requires_grad_();
  const Variable p = tensor({0.0, 2.0, 3.0}).requires_grad_();
  pow(x, p).backward(ones({3}));
  CHECK(difference(x.grad(), tensor({0.0, 0.0, 12.0})) == "");
  CHECK(difference(p.grad(), tensor({0.0, 0.0, 5.5451775})) == "");
}

TEST_CASE("roots and reciprocals") {
  CHECK(difference(square(tensor({3, -2})), tensor({9, 4})) == "");
  CHECK(difference(square(tensor({true})), tensor({1})) == "");
  CHECK(difference(reciprocal(tensor({4, -2})), tensor({0.25, -0.5})) == "");
  CHECK(difference(sqrt(tensor({4, 0})), tensor({2.0, 0.0})) == "");
  CHECK(difference(rsqrt(tensor({4.0, 0.0, -1.0})), tensor({0.5, INFINITY, NAN})) == "");
}

TEST_CASE("in place") {
  const Variable x = tensor({4.0, 16.0});
  CHECK(difference(x.clone().sqrt_().square_().pow_(0.5), tensor({2.0, 4.0})) == "");
  CHECK(difference(x.clone().rsqrt_().reciprocal_(), tensor({2.0, 4.0})) == "");
  CHECK(difference(x.clone().pow_(tensor({2.0, 0.5})), tensor({16.0, 4.0})) == "");
  CHECK(difference(x.clone().pow_(3), tensor({64.0, 4096.0})) == "");
  CHECK(difference(x.clone().pow_(1), x) == "");
}

TEST_SUITE_END();
