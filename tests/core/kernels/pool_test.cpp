#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

TEST_SUITE_BEGIN("pool");

TEST_CASE("windows of negative numbers, whatever was in the memory of their maxima") {
  const Variable x = tensor({-4.0, -3.0, -2.0, -1.0}).view({1, 1, 4});
  CHECK(equal(full({1, 1, 2}, 9.0) + 0, full({1, 1, 2}, 9.0)));
  CHECK(equal(max_pool1d(x, 2), tensor({-3.0, -1.0}).view({1, 1, 2})));
}

TEST_CASE("planes of more elements than a share of work") {
  const Variable x = arange(2 * 16400.0).view({1, 2, 16400});
  CHECK(equal(max_pool1d(x, 2), x.slice(2, 1, std::nullopt, 2)));
}

TEST_SUITE_END();
