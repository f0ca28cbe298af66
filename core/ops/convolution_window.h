#pragma once

#include "taper/core/graph/variable.h"
#include "taper/core/kernels/patches.h"

/// What a convolution checks of its arguments: windows, channels and sizes.
namespace taper {

/// The window of a weight (o, i, kernel...), with a setting for each axis or one for all of them;
/// throws for one that is negative, and where it has to be for 0.
kernel::Window window_of(const Variable& weight, IntArrayRef stride, IntArrayRef padding,
                         IntArrayRef dilation, int64_t groups);

/// Throws unless filters, channels and bias go with each other.
void check_channels(const Variable& x, const Variable& w, const Variable& b,
                    const kernel::Window& how, bool transposed);

/// Throws where the kernel is larger than the padded image.
void check_kernel(const Variable& x, const Variable& w, const kernel::Window& how);

/// The sizes of the images that the transposed convolution makes.
Dims transposed_sizes(const Variable& x, const Variable& w, const kernel::Window& how,
                      IntArrayRef output_padding);

}  // namespace taper
