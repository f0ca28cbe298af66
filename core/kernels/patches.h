#pragma once

#include "taper/core/tensor/array.h"

/// The patches of images that a filter sees, of any number of axes.
namespace taper::kernel {

/// How a filter moves over an image, axis by axis. Groups of channels are filtered apart.
struct Window {
  Dims stride, padding, dilation;
  int64_t groups = 1;
};

/// How many places a filter has along each axis of images (n, c, axes...): (size + 2 padding -
/// dilation (kernel - 1) - 1) / stride + 1, or none.
Dims places(IntArrayRef sizes, IntArrayRef kernel, const Window& window);

int64_t product(IntArrayRef sizes);

/// Images [begin, begin + count) of x (n, ...).
Array part(const Array& x, int64_t begin, int64_t count);

/// The patches under a filter of size `kernel` at the first `out` places, as a view (c, kernel...,
/// n, out...) of x (n, c, axes...), or of a copy with zeros around.
Array patches(const Array& x, IntArrayRef kernel, IntArrayRef out, const Window& window);
/// The way back: images of these sizes, each element the sum of what the patches have for it.
Array sum_patches(const Array& patches, IntArrayRef sizes, const Window& window);

/// The same with the patches of each image as the columns of a matrix, (n, c kernel, places).
Array im2col(const Array& x, IntArrayRef kernel, const Window& window);
Array col2im(const Array& columns, IntArrayRef sizes, IntArrayRef kernel, const Window& window);

}  // namespace taper::kernel
