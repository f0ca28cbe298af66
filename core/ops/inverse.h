#pragma once

#include "taper/core/graph/variable.h"

/// What the rules of several families are made of.
namespace taper {

/// A reduced cotangent seen in the shape of the input again.
Variable unreduce(const Variable& g, IntArrayRef shape, IntArrayRef axes);
/// Zeros of the given sizes with g's elements added at the index: what gather() does backward.
Variable gather_backward(const Variable& g, IntArrayRef sizes, int64_t dim, const Variable& index);

/// Throws unless the index of a gather() or scatter() along `dim` has int64 numbers and the rank
/// of x and, for gather(), at most its sizes but for `dim`; returns dim, normalised.
int64_t check_index(const char* op, const Variable& x, int64_t dim, const Variable& index);
/// The part of the source that belongs to the index: its first elements along each axis. Throws if
/// the index is larger than that, or than x but for `dim`.
Variable check_source(const char* op, const Variable& x, int64_t dim, const Variable& index,
                      const Variable& source);

}  // namespace taper
