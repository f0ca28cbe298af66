#pragma once

#include "taper/core/graph/variable.h"

/// Copies and conversions of dtype.
namespace taper {

/// x in `dtype`: x itself if it has it.
Variable to(const Variable& x, ScalarType dtype);
/// A row-major copy on new memory.
Variable clone(const Variable& x);
/// x itself if it is row-major, else a row-major copy.
Variable contiguous(const Variable& x);
/// x summed over the axes along which `sizes` was broadcast to x's shape.
Variable sum_to(const Variable& x, IntArrayRef sizes);

}  // namespace taper
