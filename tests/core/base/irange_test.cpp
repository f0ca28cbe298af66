#include "taper/core/base/irange.h"

#include <doctest/doctest.h>

#include <vector>

#include "taper/core/base/error.h"

using namespace taper;

TEST_SUITE_BEGIN("irange");

TEST_CASE("integers from a to b") {
  std::vector<int> seen;
  for (const auto i : irange(3)) seen.push_back(i);
  for (const auto i : irange(-1, 1)) seen.push_back(i);
  for (const auto i : irange(3, 1)) seen.push_back(i);
  CHECK(seen == std::vector<int>{0, 1, 2, -1, 0});
}

TEST_CASE("TORCH_CHECK and AT_ASSERT") {
  CHECK_NOTHROW(TORCH_CHECK(true, "not said"));
  CHECK_THROWS_WITH_AS(TORCH_CHECK(1 > 2, "one is ", 1), "one is 1", Error);
  CHECK_THROWS_WITH_AS(AT_ASSERT(1 > 2), "Expected 1 > 2 to be true, but got false.", Error);
}

TEST_SUITE_END();
