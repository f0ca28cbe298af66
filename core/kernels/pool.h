#pragma once

#include <utility>

#include "taper/core/tensor/array.h"

namespace taper::kernel {

/// The windows whose maxima are taken, axis by axis.
struct PoolWindow {
  Dims kernel, stride, padding, dilation;
};

/// The maxima of floating-point images (n, c, axes...), and where in the plane they stand, as
/// int64; `out` are the sizes of the result. The first of equal ones counts, NaN is greater than
/// all.
std::pair<Array, Array> max_pool(const Array& x, const PoolWindow& window, IntArrayRef out);

}  // namespace taper::kernel
