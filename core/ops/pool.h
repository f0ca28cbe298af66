#pragma once

#include <optional>
#include <tuple>

#include "taper/core/graph/variable.h"

/// What is left of the windows that slide over an image (n, c, axes...), or (c, axes...): settings
/// have a value for each axis, or one for all, and without a stride windows do not overlap. Sizes
/// are (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, with ceil_mode rounded up. They
/// throw if sizes do not fit.
namespace taper {

/// The greatest of each window; padding counts as less than everything.
Variable max_pool1d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride = {},
                    IntArrayRef padding = 0, IntArrayRef dilation = 1, bool ceil_mode = false);
Variable max_pool2d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride = {},
                    IntArrayRef padding = 0, IntArrayRef dilation = 1, bool ceil_mode = false);
Variable max_pool3d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride = {},
                    IntArrayRef padding = 0, IntArrayRef dilation = 1, bool ceil_mode = false);
/// The same and where in the plane they stand, counted in row-major order (int64).
std::tuple<Variable, Variable> max_pool1d_with_indices(const Variable& x, IntArrayRef kernel_size,
                                                       IntArrayRef stride = {},
                                                       IntArrayRef padding = 0,
                                                       IntArrayRef dilation = 1,
                                                       bool ceil_mode = false);
std::tuple<Variable, Variable> max_pool2d_with_indices(const Variable& x, IntArrayRef kernel_size,
                                                       IntArrayRef stride = {},
                                                       IntArrayRef padding = 0,
                                                       IntArrayRef dilation = 1,
                                                       bool ceil_mode = false);
std::tuple<Variable, Variable> max_pool3d_with_indices(const Variable& x, IntArrayRef kernel_size,
                                                       IntArrayRef stride = {},
                                                       IntArrayRef padding = 0,
                                                       IntArrayRef dilation = 1,
                                                       bool ceil_mode = false);

/// The mean of each window. Padding counts as zeros, or with count_include_pad off, not at all;
/// divisor_override is what sums are divided by instead.
Variable avg_pool1d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride = {},
                    IntArrayRef padding = 0, bool ceil_mode = false, bool count_include_pad = true);
Variable avg_pool2d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride = {},
                    IntArrayRef padding = 0, bool ceil_mode = false, bool count_include_pad = true,
                    std::optional<int64_t> divisor_override = std::nullopt);
Variable avg_pool3d(const Variable& x, IntArrayRef kernel_size, IntArrayRef stride = {},
                    IntArrayRef padding = 0, bool ceil_mode = false, bool count_include_pad = true,
                    std::optional<int64_t> divisor_override = std::nullopt);
/// The means of windows that cover the image evenly, so that the result has the given size:
/// window i reaches from floor(i size / out) to ceil((i + 1) size / out).
Variable adaptive_avg_pool1d(const Variable& x, IntArrayRef output_size);
Variable adaptive_avg_pool2d(const Variable& x, IntArrayRef output_size);
Variable adaptive_avg_pool3d(const Variable& x, IntArrayRef output_size);
/// The greatest of each of these windows, and where in the plane they stand (int64).
std::tuple<Variable, Variable> adaptive_max_pool1d(const Variable& x, IntArrayRef output_size);
std::tuple<Variable, Variable> adaptive_max_pool2d(const Variable& x, IntArrayRef output_size);
std::tuple<Variable, Variable> adaptive_max_pool3d(const Variable& x, IntArrayRef output_size);

/// Zeros of the given size behind (n, c) or (c), with x's elements where `indices` (int64, of x's
/// shape) say, counted in the plane in row-major order. Of equal indices the last one stays.
/// stride and padding are checked alone. Throws for an index that is outside.
Variable max_unpool2d(const Variable& x, const Variable& indices, IntArrayRef output_size);
Variable max_unpool3d(const Variable& x, const Variable& indices, IntArrayRef output_size,
                      IntArrayRef stride, IntArrayRef padding);

}  // namespace taper
