#pragma once

#include <utility>

#include "taper/core/array.h"

/// Reductions over axes (normalised, sorted). A result keeps the reduced axes with size 1 if
/// `keepdim`.
namespace taper::kernel {

/// Sums; bool and integers are summed as int64, float32 in float64 partial sums by blocks.
Array sum(const Array& x, IntArrayRef axes, bool keepdim);
/// x summed down to `sizes`, which broadcasts to x's shape: what undoes a broadcast.
Array sum_to(const Array& x, IntArrayRef sizes);
/// The largest value along one axis and its first position (int64); NaN counts as largest.
std::pair<Array, Array> max(const Array& x, int64_t axis, bool keepdim);
std::pair<Array, Array> min(const Array& x, int64_t axis, bool keepdim);
/// log(sum(exp(x))) along the last axis is taken off each row: rows of probabilities, as logs.
Array log_softmax(const Array& x);
/// Rows exp(x) / sum(exp(x)) along the last axis.
Array softmax(const Array& x);

}  // namespace taper::kernel
