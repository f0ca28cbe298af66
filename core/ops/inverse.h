#pragma once

#include <tuple>

#include "taper/core/graph/variable.h"

/// What several families, and their rules, are made of.
namespace taper {

/// A reduced cotangent seen in the shape of the input again.
Variable unreduce(const Variable& g, IntArrayRef shape, IntArrayRef axes);
/// A reduced cotangent for the elements of x that are the value y which was chosen from them, in
/// equal parts; the NaNs, where that is NaN.
Variable share_evenly(const Variable& g, const Variable& x, const Variable& y, IntArrayRef axes);
/// What an operation picks from x along `dim`, and where: values that are differentiable, positions
/// of their sizes.
std::tuple<Variable, Variable> picked(const char* name, const Variable& x, int64_t dim,
                                      Array values, Array positions);
/// Zeros of the given sizes with g's elements added at the index: what gather() does backward.
Variable gather_backward(const Variable& g, IntArrayRef sizes, int64_t dim, const Variable& index);

/// g as a function of x that is constant between kinks. What is piecewise linear has such a slope,
/// which comparisons alone would not connect with x: it could not be differentiated again.
Variable flat_in(const Variable& x, const Variable& g);

/// beta * c + alpha * product, in the shape of the product, which `op` has computed.
Variable add_product(const char* op, const Variable& c, const Variable& product, Scalar beta,
                     Scalar alpha);

/// Throws unless the index of a gather() or scatter() along `dim` has int64 numbers and the rank
/// of x and, for gather(), at most its sizes but for `dim`; returns dim, normalised.
int64_t check_index(const char* op, const Variable& x, int64_t dim, const Variable& index);
/// The part of the source that belongs to the index: its first elements along each axis. Throws if
/// the index is larger than that, or than x but for `dim`.
Variable check_source(const char* op, const Variable& x, int64_t dim, const Variable& index,
                      const Variable& source);

}  // namespace taper
