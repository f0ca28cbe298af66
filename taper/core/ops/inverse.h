#pragma once

#include "taper/core/variable.h"

/// What the rules of several families are made of.
namespace taper {

/// A reduced cotangent seen in the shape of the input again.
Variable unreduce(const Variable& g, IntArrayRef shape, IntArrayRef axes);
/// Zeros of the given sizes with g's elements added at the index: what gather() does backward.
Variable gather_backward(const Variable& g, IntArrayRef sizes, int64_t dim, const Variable& index);

}  // namespace taper
