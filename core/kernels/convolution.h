#pragma once

#include "taper/core/tensor/array.h"

namespace taper::kernel {

/// How a filter moves over an image, axis by axis. Groups of channels are filtered apart.
struct Window {
  Dims stride, padding, dilation;
  int64_t groups = 1;
};

/// The cross-correlation of images (n, c, axes...) with filters (o, c / groups, kernel...) of one
/// dtype, (n, o, out...), plus a bias (o) where it is defined.
Array convolution(const Array& x, const Array& w, const Array& bias, const Window& window);
/// What it sends back for g: to images of these sizes, and to filters of these sizes.
Array convolution_input(const Array& g, const Array& w, IntArrayRef sizes, const Window& window);
Array convolution_weight(const Array& g, const Array& x, IntArrayRef sizes, const Window& window);

/// The sizes of convolution(x, w): (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1.
Dims convolution_sizes(IntArrayRef x, IntArrayRef w, const Window& window);

}  // namespace taper::kernel
