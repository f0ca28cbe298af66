#pragma once

#include <array>
#include <utility>

#include "taper/core/tensor/array.h"

/// Putting values in order; NaN counts as the largest, equal values keep their order.
namespace taper::kernel {

/// The first k values along an axis of the sorted x, and where they were (int64).
std::pair<Array, Array> sort(const Array& x, int64_t axis, int64_t k, bool descending);
/// Groups equal rows of a matrix: neighbours only or, if `sorted`, all of them, in ascending order
/// of their elements. Gives the number of the first row of each group, for each row the number of
/// its group, and the sizes of the groups (int64).
std::array<Array, 3> groups(const Array& rows, bool sorted);

}  // namespace taper::kernel
