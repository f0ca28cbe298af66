#pragma once

#include <utility>

#include "taper/core/tensor/array.h"

/// What needs a row of values at once. Reduced axes are normalised and sorted.
namespace taper::kernel {

/// log(sum(exp(x))) along the last axis is taken off each row: rows of probabilities, as logs.
Array log_softmax(const Array& x);
/// Rows exp(x) / sum(exp(x)) along the last axis.
Array softmax(const Array& x);
/// log(sum(exp(x))) over axes, without overflow.
Array logsumexp(const Array& x, IntArrayRef axes, bool keepdim);
/// The variance, sum((x - mean)^2) / (n - correction), or its root, and the mean over axes.
std::pair<Array, Array> spread_and_mean(const Array& x, IntArrayRef axes, int64_t correction,
                                        bool keepdim, bool root);
/// Running sums and products along an axis.
Array cumsum(const Array& x, int64_t axis);
Array cumprod(const Array& x, int64_t axis);

}  // namespace taper::kernel
