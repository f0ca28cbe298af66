#include "taper/core/ops/comparison.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/difference.h"

using namespace taper;
using taper::testing::difference;

TEST_SUITE_BEGIN("comparison");

TEST_CASE("operators; NaN is unequal to everything") {
  const Variable a = tensor({1.0, 2.0, NAN}), b = tensor({2.0, 2.0, NAN});
  CHECK(difference(a == b, tensor({false, true, false})) == "");
  CHECK(difference(a != b, tensor({true, false, true})) == "");
  CHECK(difference(a < b, tensor({true, false, false})) == "");
  CHECK(difference(a <= b, tensor({true, true, false})) == "");
  CHECK(difference(a > b, tensor({false, false, false})) == "");
  CHECK(difference(a >= b, tensor({false, true, false})) == "");
  CHECK(difference(a > 1, tensor({false, true, false})) == "");
  CHECK(difference(2 <= a, tensor({false, true, false})) == "");
  CHECK(difference(1 == a, tensor({true, false, false})) == "");
}

TEST_CASE("operands are promoted and broadcast") {
  CHECK(difference(tensor({3, -2}) < 2.5, tensor({false, true})) == "");
  CHECK(difference(tensor({true, false}) == 1, tensor({true, false})) == "");
  CHECK(difference(tensor({3, 250}, kByte) < 300, tensor({true, false})) == "");
  CHECK(difference(tensor({{1}, {2}}) == tensor({1.0, 2.0}),
                   tensor({{true, false}, {false, true}})) == "");
  CHECK((zeros({0, 2}) == 1).sizes() == IntArrayRef({0, 2}));
  CHECK_FALSE((ones({2}, requires_grad()) == 1).requires_grad());
}

TEST_CASE("logic takes anything but 0 for true") {
  const Variable a = tensor({0.0, 2.0, NAN, 0.0}), b = tensor({1, -1, 0, 0});
  CHECK(difference(logical_and(a, b), tensor({false, true, false, false})) == "");
  CHECK(difference(logical_or(a, b), tensor({true, true, true, false})) == "");
  CHECK(difference(logical_xor(a, b), tensor({true, false, true, false})) == "");
  CHECK(difference(logical_not(a), tensor({true, false, false, true})) == "");
}

TEST_CASE("where") {
  const Variable c = tensor({true, false}), i = tensor({3, -2});
  CHECK(difference(where(c, i, tensor({1.5, -2.5})), tensor({3.0, -2.5})) == "");
  CHECK(difference(where(c, i, 2.5), tensor({3.0, 2.5})) == "");
  CHECK(difference(i.where(c, 2.5), tensor({3.0, 2.5})) == "");
  CHECK(difference(where(c, 7, i), tensor({7, -2})) == "");
  CHECK(difference(where(c, 1, 2.5), tensor({1.0, 2.5})) == "");
  CHECK(difference(where(c.to(kByte), i, i), i) == "");
  CHECK(difference(where(c.view({2, 1}), i, 0), tensor({{3, -2}, {0, 0}})) == "");
  const Variable wide = arange(6).view({2, 3});
  CHECK(difference(where(wide.t() > 2, wide.t(), -1), tensor({{-1, 3}, {-1, 4}, {-1, 5}})) == "");
  const doctest::Contains overflow("cannot be converted to type uint8_t without overflow, got 300");
  CHECK_THROWS_WITH_AS(where(c, i.to(kByte), 300), overflow, Error);
  CHECK_THROWS_WITH_AS(where(c, 300, i.to(kByte)), overflow, Error);
  CHECK_THROWS_WITH_AS(where(i, i, i),
                       "where expected condition to be a boolean tensor, but got a tensor with "
                       "dtype Long; convert with .to(kBool)",
                       Error);
}

TEST_CASE("masked_fill") {
  const Variable mask = tensor({true, false});
  CHECK(difference(tensor({3, -2}).masked_fill(mask, 1.5), tensor({1, -2})) == "");
  CHECK(difference(tensor({3, -2}).masked_fill_(mask, 7), tensor({7, -2})) == "");
  CHECK(difference(tensor({3.0, -2.0}).masked_fill_(mask, tensor(7)), tensor({7.0, -2.0})) == "");
  CHECK_THROWS_WITH_AS(masked_fill(tensor({1, 2}), tensor({1, 0}), 1),
                       doctest::Contains("only supports boolean masks"), Error);
  CHECK_THROWS_WITH_AS(masked_fill(tensor({1, 2}, kByte), mask, 300),
                       doctest::Contains("value cannot be converted to type uint8_t"), Error);
  CHECK_THROWS_WITH_AS(masked_fill(tensor({1, 2}, kByte), mask, tensor(300)),
                       doctest::Contains("cannot be converted to type uint8_t"), Error);
  CHECK_THROWS_WITH_AS(masked_fill(tensor({1, 2}), mask, tensor({1})),
                       doctest::Contains("only supports a 0-dimensional value tensor, but got "
                                         "tensor with 1 dimension(s)"),
                       Error);
}

TEST_CASE("equal and allclose") {
  const Variable a = tensor({1.0, INFINITY, NAN}), b = tensor({1.0 + 1e-7, INFINITY, NAN});
  CHECK(equal(a.narrow(0, 0, 2), a.narrow(0, 0, 2)));
  CHECK_FALSE(equal(a, a));
  CHECK_FALSE(equal(tensor({1}), tensor({1.0})));
  CHECK_FALSE(equal(tensor({1}), tensor({{1}})));
  CHECK(equal(zeros({0}), zeros({0})));
  CHECK(allclose(a.narrow(0, 0, 2), b.narrow(0, 0, 2)));
  CHECK_FALSE(allclose(a, b));
  CHECK(allclose(a, b, 1e-5, 1e-8, true));
  CHECK_FALSE(allclose(tensor({1.0}), tensor({INFINITY})));
  CHECK_FALSE(allclose(tensor({INFINITY}), tensor({-INFINITY})));
  CHECK(allclose(tensor({1, 2}), tensor({1, 2})));
  CHECK_THROWS_WITH_AS(allclose(tensor({1}), tensor({1.0})),
                       doctest::Contains("Long did not match Float"), Error);
  CHECK_THROWS_WITH_AS(allclose(a, b, -1),
                       doctest::Contains("must be greater than or equal to zero"), Error);
}

TEST_CASE("is_nonzero") {
  CHECK(native::is_nonzero(tensor(0.5)));
  CHECK_FALSE(is_nonzero(tensor({{0}})));
  CHECK_THROWS_WITH_AS(is_nonzero(tensor({1, 2})),
                       doctest::Contains("Boolean value of Tensor with more than one value is "
                                         "ambiguous"),
                       Error);
  CHECK_THROWS_WITH_AS(is_nonzero(zeros({0})),
                       doctest::Contains("Boolean value of Tensor with no values is ambiguous"),
                       Error);
}

TEST_CASE("in place") {
  CHECK(difference(tensor({1, 2}).ge_(1.5), tensor({0, 1})) == "");
  CHECK(difference(tensor({1.0, 0.0}).logical_xor_(tensor({3, 3})), tensor({0.0, 1.0})) == "");
  CHECK(difference(tensor({0.0, 0.5}).logical_not_(), tensor({1.0, 0.0})) == "");
  CHECK(difference(tensor({1.5, -2.5}).eq_(1.5), tensor({1.0, 0.0})) == "");
  CHECK(difference(tensor({1, 2}).eq_(tensor({2.0, 2.0})), tensor({0, 1})) == "");
}

TEST_SUITE_END();
