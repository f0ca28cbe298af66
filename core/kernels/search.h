#pragma once

#include <utility>

#include "taper/core/tensor/array.h"

namespace taper::kernel {

/// For each value the number of elements of its row that come before it, or with `right` not after
/// it. `sorted` is (rows, n) with rows ascending, `values` (rows, m) of the same dtype; one row
/// stands for all. int64.
Array searchsorted(const Array& sorted, const Array& values, bool right);

/// The largest (or smallest) elements so far along an axis, and where the last of them is (int64).
/// NaN wins.
std::pair<Array, Array> running_extreme(const Array& x, int64_t axis, bool largest);

}  // namespace taper::kernel
