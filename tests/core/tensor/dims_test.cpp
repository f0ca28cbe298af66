// Arithmetic on shapes, and the vector they are kept in.

#include <doctest/doctest.h>

#include "taper/core/base/error.h"
#include "taper/core/tensor/shape.h"

using namespace taper;
using doctest::Contains;

namespace {

constexpr int64_t kHuge = int64_t{1} << 40;

Dims six() { return {1, 2, 3, 4, 5, 6}; }

}  // namespace

TEST_CASE("Dims keep more axes than fit inside") {
  Dims dims;
  for (int64_t i = 1; i <= 6; ++i) dims.push_back(i);
  CHECK(dims == six());
  CHECK(dims.back() == 6);
  dims.insert(0, 0);
  dims.erase(3);
  CHECK(dims == Dims{0, 1, 2, 4, 5, 6});
  CHECK(dims != six());
}

TEST_CASE("Dims are copied and moved, whatever their length") {
  const Dims few{7, 8};
  for (const Dims& start : {few, six()})
    for (const Dims& other : {few, six()}) {
      Dims copy = start;
      copy[0] = 9;
      CHECK(start[0] != 9);
      copy = other;
      CHECK(copy == other);
      Dims source = other, moved = start;
      moved = std::move(source);
      CHECK(moved == other);
      const Dims built(std::move(moved));
      CHECK(built == other);
    }
}

TEST_CASE("Dims may be assigned to themselves") {
  Dims dims = six();
  const Dims& same = dims;
  dims = same;
  CHECK(dims == six());
}

TEST_CASE("elements are counted without overflow") {
  CHECK(count_elements("f", {}) == 1);
  CHECK(count_elements("f", {2, 3, 4}) == 24);
  CHECK(count_elements("f", {kHuge, 0, 3}) == 0);
  CHECK_THROWS_WITH_AS(count_elements("f", {2, -1}),
                       "f: Trying to create tensor with negative dimension -1: [2, -1]", Error);
  CHECK_THROWS_WITH_AS(
      count_elements("f", {kHuge, kHuge}),
      "f: Storage size calculation overflowed with sizes=[1099511627776, 1099511627776]", Error);
  // There are no elements, but strides would overflow.
  CHECK_THROWS_WITH_AS(count_elements("f", {kHuge, 0, kHuge}), Contains("calculation overflowed"),
                       Error);
}

TEST_CASE("row-major strides") {
  CHECK(contiguous_strides({2, 3, 4}) == Dims{12, 4, 1});
  CHECK(contiguous_strides({2, 0, 4}) == Dims{4, 4, 1});
  CHECK(contiguous_strides({}) == Dims());
}

TEST_CASE("axes of size 1 and empty arrays do not break contiguity") {
  CHECK(is_contiguous({2, 3}, {3, 1}));
  CHECK(is_contiguous({2, 1, 3}, {3, 99, 1}));
  CHECK(is_contiguous({0, 3}, {7, 7}));
  CHECK(is_contiguous({}, {}));
  CHECK_FALSE(is_contiguous({2, 3}, {1, 2}));
  CHECK_FALSE(is_contiguous({2, 3}, {4, 1}));
  CHECK_FALSE(is_contiguous({2, 3}, {0, 1}));
}

TEST_CASE("shapes broadcast from the right") {
  CHECK(broadcast_shapes("f", {2, 1, 3}, {4, 1}) == Dims{2, 4, 3});
  CHECK(broadcast_shapes("f", {}, {2}) == Dims{2});
  CHECK(broadcast_shapes("f", {0, 1}, {1, 3}) == Dims{0, 3});
  CHECK(broadcast_shapes("f", {1}, {0}) == Dims{0});
  CHECK_THROWS_WITH_AS(
      broadcast_shapes("f", {2, 3}, {2}),
      "f: The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension "
      "1, got [2, 3] and [2], expected sizes that are equal or 1",
      Error);
}

TEST_CASE("what broadcasts to a shape") {
  CHECK(broadcasts_to({}, {2, 3}));
  CHECK(broadcasts_to({1, 3}, {2, 3}));
  CHECK(broadcasts_to({2, 3}, {2, 3}));
  CHECK_FALSE(broadcasts_to({2, 3}, {1, 3}));
  CHECK_FALSE(broadcasts_to({1, 2, 3}, {2, 3}));
  CHECK_FALSE(broadcasts_to({2}, {2, 3}));
}

TEST_CASE("axes are normalised") {
  CHECK(normalize_axis("f", -1, 3) == 2);
  CHECK(normalize_axis("f", -1, 0) == 0);
  CHECK(normalize_axes("f", {-1, 0}, 3) == Dims{0, 2});
  CHECK(normalize_axes("f", {}, 3) == Dims{0, 1, 2});
  CHECK(normalize_axes("f", {0}, 0) == Dims());
  CHECK_THROWS_WITH_AS(normalize_axis("f", 1, 0),
                       "f: Dimension out of range (expected to be in range of [-1, 0], but got 1)",
                       Error);
}

TEST_CASE("reduced sizes") {
  const Dims sizes{2, 3, 4};
  CHECK(reduced_sizes(sizes, {0, 2}, false) == Dims{3});
  CHECK(reduced_sizes(sizes, {0, 2}, true) == Dims{1, 3, 1});
  CHECK(reduced_sizes(sizes, {}, false) == sizes);
}
