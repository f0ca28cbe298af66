#pragma once

#include "taper/core/graph/variable.h"

/// The patches that a filter sees as it slides over images (n, c, h, w), or over one alone, and the
/// way back. Each setting has a value for h and one for w. They throw if sizes do not fit.
namespace taper {

/// Each patch as a column: (n, c kernel_h kernel_w, patches).
Variable im2col(const Variable& x, IntArrayRef kernel_size, IntArrayRef dilation,
                IntArrayRef padding, IntArrayRef stride);
/// The images of size output_size of which each element is the sum of what the columns have for it.
Variable col2im(const Variable& x, IntArrayRef output_size, IntArrayRef kernel_size,
                IntArrayRef dilation, IntArrayRef padding, IntArrayRef stride);

}  // namespace taper
