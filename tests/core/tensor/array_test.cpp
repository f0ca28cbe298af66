#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/core/kernels/index.h"

using namespace taper;
using doctest::Contains;

TEST_CASE("elements are handed out as what they are only") {
  const Array x({2}, kFloat);
  CHECK(x.data<float>() == x.raw());
  CHECK_THROWS_WITH_AS(x.data<int64_t>(), Contains("elements of Float are taken for Long"), Error);
  CHECK_THROWS_WITH_AS(x.data<bool>(), Contains("taken for Bool"), Error);
  const Array index({1}, kLong), longs({1}, kLong);
  *index.data<int64_t>() = 0;
  CHECK_THROWS_WITH_AS(kernel::index_copy(x, 0, index, longs),
                       Contains("expected elements of Float, got Long"), Error);
  CHECK_THROWS_WITH_AS(kernel::index_add(x, 0, index, longs), Contains("taken for"), Error);
}

TEST_CASE("a geometry without gaps keeps the order of the axes") {
  const Array x({30}, kFloat);
  const auto dense = [&](const Dims& sizes, const Dims& strides) {
    return x.as_strided(sizes, strides, 0).dense_geometry()->strides;
  };
  CHECK(dense({2, 3}, {1, 2}) == Dims{1, 2});
  CHECK(dense({2, 3}, {1, 4}) == Dims{1, 2});
  CHECK(dense({1, 3}, {3, 7}) == Dims{1, 1});
}

TEST_CASE("what may be overwritten while something else is read") {
  const Array x({3, 3}, kFloat);
  const Array t = x.as_strided({3, 3}, {1, 3}, 0);
  CHECK(may_overwrite(x, x));
  CHECK(may_overwrite(x, Array({3, 3}, kFloat)));
  CHECK_FALSE(may_overwrite(x, t));
  CHECK_FALSE(may_overwrite(t, x));
  const auto row = [&](int64_t i) { return x.as_strided({3}, {1}, 3 * i); };
  CHECK(may_overwrite(row(0), row(1)));
  CHECK(may_overwrite(row(1), row(0)));
  CHECK_FALSE(may_overwrite(x.as_strided({2, 3}, {3, 1}, 3), x.as_strided({2, 3}, {3, 1}, 0)));
  CHECK_FALSE(may_overwrite(row(0), x.as_strided({3, 3}, {-3, 1}, 6)));
  CHECK_FALSE(may_overwrite(x, x.as_strided({}, {}, 4)));
  CHECK(may_overwrite(x, x.as_strided({0}, {1}, 4)));
  // Memory of somebody else, described twice.
  float values[4] = {};
  const Variable a = from_blob(values, {3}, kFloat), b = from_blob(values + 1, {3}, kFloat);
  CHECK_FALSE(may_overwrite(a.array(), b.array()));
}
