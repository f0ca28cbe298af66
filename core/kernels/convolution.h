#pragma once

#include <array>

#include "taper/core/kernels/patches.h"

namespace taper::kernel {

/// The cross-correlation of images (n, c, axes...) with filters (o, c / groups, kernel...) of one
/// dtype, (n, o, out...), plus a bias (o) where it is defined.
Array convolution(const Array& x, const Array& w, const Array& bias, const Window& window);
/// What it sends back for g: to images of these sizes, and to filters of these sizes.
Array convolution_input(const Array& g, const Array& w, IntArrayRef sizes, const Window& window);
Array convolution_weight(const Array& g, const Array& x, IntArrayRef sizes, const Window& window);
/// Both.
std::array<Array, 2> convolution_backward(const Array& g, const Array& x, const Array& w,
                                          const Window& window);

/// The sizes of convolution(x, w).
Dims convolution_sizes(IntArrayRef x, IntArrayRef w, const Window& window);

}  // namespace taper::kernel
