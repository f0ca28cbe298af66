#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/core/tensor/layout.h"

using namespace taper;

TEST_CASE("memory without gaps, the axes in any order") {
  CHECK(is_dense({}, {}));
  CHECK(is_dense({2, 3}, {3, 1}));
  CHECK(is_dense({2, 3}, {1, 2}));
  CHECK(is_dense({2, 1, 3}, {1, 77, 2}));
  CHECK(is_dense({0, 5}, {9, 1}));
  CHECK_FALSE(is_dense({2, 3}, {6, 2}));
  CHECK_FALSE(is_dense({2, 3}, {4, 1}));
  CHECK_FALSE(is_dense({2, 3}, {0, 1}));
  CHECK_FALSE(is_dense({2, 2}, {1, 1}));
}

TEST_CASE("axes that lie outside of those after them") {
  CHECK(is_row_major({2, 3}, {3, 1}));
  CHECK(is_row_major({2, 3}, {12, 2}));
  CHECK(is_row_major({2, 1, 3}, {3, 1, 1}));
  CHECK(is_row_major({2, 3}, {0, 1}));
  CHECK_FALSE(is_row_major({2, 3}, {1, 2}));
  CHECK_FALSE(is_row_major({2, 3}, {1, 1}));
}

TEST_CASE("the order of axes: the first operand that tells two apart decides") {
  const auto order = [](const Dims& sizes, std::vector<Dims> operands) {
    std::vector<IntArrayRef> strides(operands.begin(), operands.end());
    return memory_order(sizes, strides);
  };
  CHECK(order({}, {}) == Dims());
  CHECK(order({2, 3}, {{3, 1}}) == Dims{0, 1});
  CHECK(order({2, 3}, {{1, 2}}) == Dims{1, 0});
  CHECK(order({2, 3}, {{1, 2}, {3, 1}}) == Dims{1, 0});
  CHECK(order({2, 3}, {{3, 1}, {1, 2}}) == Dims{0, 1});
  CHECK(order({2, 3}, {{0, 1}, {1, 2}}) == Dims{1, 0});
  CHECK(order({2, 3}, {{0, 0}}) == Dims{0, 1});
  CHECK(order({1, 3}, {{1, 1}}) == Dims{1, 0});
  CHECK(order({2, 3, 4}, {{4, 8, 1}}) == Dims{1, 0, 2});
  CHECK(dense_strides({2, 3, 4}, {1, 0, 2}) == Dims{4, 8, 1});
  CHECK(dense_strides({2, 0, 4}, {2, 1, 0}) == Dims{1, 2, 2});
}
