#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;

TEST_SUITE_BEGIN("mean_pool");

TEST_CASE("nothing is left where no element is wanted") {
  CHECK(adaptive_avg_pool1d(ones({1, 2, 4}), 0).sizes() == IntArrayRef({1, 2, 0}));
  CHECK(adaptive_avg_pool2d(ones({2, 4, 4}), {2, 0}).sizes() == IntArrayRef({2, 2, 0}));
}

TEST_SUITE_END();
