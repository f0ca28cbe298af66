#include "taper/core/ops/dropout.h"

#include <doctest/doctest.h>

#include "taper/core.h"

using namespace taper;
using doctest::Contains;

TEST_SUITE_BEGIN("dropout");

TEST_CASE("nothing is dropped of no numbers") {
  const Variable x = zeros({0, 2}, requires_grad());
  for (const auto drop : {dropout, feature_dropout, alpha_dropout, feature_alpha_dropout})
    CHECK(drop(x, 0.5, true).is_same(x));
}

TEST_CASE("features are dropped where there are some") {
  for (const auto drop : {feature_dropout, feature_alpha_dropout})
    CHECK_THROWS_WITH(
        drop(ones({3}), 0.5, true),
        Contains("Feature dropout requires at least 2 dimensions in the input, got [3]"));
}

TEST_SUITE_END();
