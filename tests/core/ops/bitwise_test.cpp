#include <doctest/doctest.h>

#include "tests/support/difference.h"

using namespace taper;
using doctest::Contains;
using taper::testing::difference;

TEST_SUITE_BEGIN("bitwise");

TEST_CASE("operators combine bits of integers and truth values of bools") {
  Variable x = tensor({12, -1});
  CHECK(difference(x & 10, tensor({8, 10})) == "");
  CHECK(difference(10 | x, tensor({14, -1})) == "");
  CHECK(difference(x ^ tensor({10, 10}), tensor({6, -11})) == "");
  CHECK(difference(~x, tensor({-13, 0})) == "");
  CHECK(difference(~tensor({true, false}), tensor({false, true})) == "");
  CHECK(difference((x > 0) | (x < 0), tensor({true, true})) == "");
  CHECK(difference(tensor({true, false}) & x, tensor({0, 0})) == "");
  x &= tensor({4, 7});
  x |= tensor({1, 0});
  x ^= tensor({1, 1});
  CHECK(difference(x, tensor({4, 6})) == "");
}

TEST_CASE("floating point has no bits") {
  CHECK_THROWS_WITH(
      tensor({1.0}) & tensor({1}),
      Contains("bitwise_and: not implemented for 'Float', expected Bool or an integer"));
  CHECK_THROWS_WITH(~tensor({1.0}), Contains("bitwise_not: not implemented for 'Float'"));
  CHECK_THROWS_WITH(tensor({true}).bitwise_or_(tensor({1})),
                    Contains("result type Long can't be cast to the desired output type Bool"));
}

TEST_SUITE_END();
