#pragma once

#include "taper/core/graph/variable.h"

/// What the rules of several families are made of.
namespace taper {

/// A reduced cotangent seen in the shape of the input again.
Variable unreduce(const Variable& g, IntArrayRef shape, IntArrayRef axes);
/// Zeros of the given sizes with g's elements added at the index: what gather() does backward.
Variable gather_backward(const Variable& g, IntArrayRef sizes, int64_t dim, const Variable& index);

/// g as a function of x that is constant between kinks. What is piecewise linear has such a slope,
/// which comparisons alone would not connect with x: it could not be differentiated again.
Variable flat_in(const Variable& x, const Variable& g);

/// Throws unless the index of a gather() or scatter() along `dim` has int64 numbers and the rank
/// and, but for `dim`, at most the sizes of x; returns dim, normalised.
int64_t check_index(const char* op, const Variable& x, int64_t dim, const Variable& index);
/// The part of the source that belongs to the index: its first elements along each axis.
Variable check_source(const char* op, const Variable& x, const Variable& index,
                      const Variable& source);

}  // namespace taper
