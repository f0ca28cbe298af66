#pragma once

#include <utility>

#include "taper/core/tensor/array.h"

/// Reductions over axes (normalised, sorted). A result keeps the reduced axes with size 1 if
/// `keepdim`.
namespace taper::kernel {

/// Sums and products; bool and integers give int64. float32 is summed in float64 by blocks.
Array sum(const Array& x, IntArrayRef axes, bool keepdim);
Array prod(const Array& x, IntArrayRef axes, bool keepdim);
/// x summed down to `sizes`, which broadcasts to x's shape: what undoes a broadcast.
Array sum_to(const Array& x, IntArrayRef sizes);
/// sum(|x|^p)^(1/p); p = 0 counts what is not 0, infinity is the largest |x|, -infinity the
/// smallest.
Array norm(const Array& x, double p, IntArrayRef axes, bool keepdim);
/// The number of elements that are not 0; int64.
Array count_nonzero(const Array& x, IntArrayRef axes);
/// Whether all elements, or any, are not 0; bool.
Array all(const Array& x, IntArrayRef axes, bool keepdim);
Array any(const Array& x, IntArrayRef axes, bool keepdim);

/// The largest and the smallest value; NaN wins.
Array amax(const Array& x, IntArrayRef axes, bool keepdim);
Array amin(const Array& x, IntArrayRef axes, bool keepdim);
/// The same along one axis, with the first position (int64) of it.
std::pair<Array, Array> max(const Array& x, int64_t axis, bool keepdim);
std::pair<Array, Array> min(const Array& x, int64_t axis, bool keepdim);

}  // namespace taper::kernel
