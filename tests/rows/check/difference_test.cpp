// The comparison with golden values is checked: each kind of difference must be found.

#include <doctest/doctest.h>

#include <cmath>

#include "tests/support/difference.h"

using namespace taper;
using taper::testing::difference;

TEST_CASE("equal tensors differ in nothing") {
  const Variable x = tensor({1.0, NAN, INFINITY, -0.0});
  CHECK(difference(x, x.clone()) == "");
  CHECK(difference(x.to(kDouble) + 1e-14, x.to(kDouble)) == "");
}

TEST_CASE("another dtype, shape or value is found") {
  const Variable x = tensor({1.0, 2.0});
  CHECK(difference(x, x.to(kDouble)) == "dtype Float, expected Double");
  CHECK(difference(x, x.reshape({2, 1})) == "shape [2], expected [2, 1]");
  CHECK(difference(tensor({1.0, 2.5}), x) == "element 1 is 2.5, expected 2");
  CHECK(difference(tensor({1.0, NAN}), x) == "element 1 is nan, expected 2");
  CHECK(difference(x, tensor({1.0, INFINITY})) == "element 1 is 2, expected inf");
  CHECK(difference(x + 1e-4, x) != "");
  CHECK(difference(x.to(kDouble) + 1e-11, x.to(kDouble)) != "");
}

TEST_CASE("integers are compared exactly") {
  const Variable x = tensor({int64_t{1} << 60});
  CHECK(difference(x + 1, x) == "element 0 is 1152921504606846977, expected 1152921504606846976");
}
