#include "taper/core/tensor/geometry.h"

#include <doctest/doctest.h>

using namespace taper;

TEST_CASE("the same sizes have the same geometry again") {
  const Dims sizes{2, 3};
  CHECK(GeometryRef(sizes).is_same(GeometryRef(sizes)));
  CHECK_FALSE(GeometryRef(sizes).is_same(GeometryRef(Dims{3, 2})));
}
