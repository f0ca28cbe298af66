#pragma once

#include "taper/core/tensor/array.h"

/// Putting arrays together and rearranging one; results are new and row-major.
namespace taper::kernel {

/// The arrays, which have one dtype and agree in all sizes but that of `axis`, one after another.
Array cat(ArrayRef<Array> parts, int64_t axis);
/// x with the order along `axes` reversed.
Array flip(const Array& x, IntArrayRef axes);
/// The matrices in the last two axes of x with zeros above (lower) or below the diagonal.
Array triangle(const Array& x, int64_t diagonal, bool lower);

}  // namespace taper::kernel
