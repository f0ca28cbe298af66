#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

TEST_SUITE_BEGIN("unpool");

TEST_CASE("a negative index among others is refused") {
  CHECK_THROWS_WITH(
      max_unpool2d(ones({1, 1, 2}), tensor({-1, 2}).view({1, 1, 2}), {2, 2}),
      doctest::Contains("max_unpool2d: Found an invalid max index: -1 (output volumes"));
}

TEST_SUITE_END();
