#pragma once

#include <array>
#include <utility>

#include "taper/core/array.h"

/// Putting values in order; NaN counts as the largest, equal values keep their order.
namespace taper::kernel {

/// The first k values along an axis of the sorted x, and where they were (int64).
std::pair<Array, Array> sort(const Array& x, int64_t axis, int64_t k, bool descending);
/// The distinct values of x, ascending; for each element of x the number of its value; how often
/// each value occurs.
std::array<Array, 3> unique(const Array& x);

}  // namespace taper::kernel
