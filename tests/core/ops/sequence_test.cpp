#include "taper/core/ops/sequence.h"

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

TEST_SUITE_BEGIN("packed sequences");

TEST_CASE("no steps are not padded") {
  CHECK_THROWS_WITH(_pad_packed_sequence(ones({2}), zeros({0}, kLong), false, 0, 0),
                    Contains("expected batch_sizes of at least one step"));
}

TEST_SUITE_END();
