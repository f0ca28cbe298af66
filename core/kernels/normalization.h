#pragma once

#include "taper/core/tensor/array.h"

/// y = (x - mean) / sqrt(variance + eps) * weight + bias, row-major, for x seen as (n, groups,
/// members, inner) and weight and bias seen as (groups, members).
namespace taper::kernel {

struct Grouping {
  int64_t n, groups, members, inner;
  /// Whether the statistics are those of each x[:, j, 0], where groups have one member; otherwise
  /// those of each x[i, j].
  bool over_batch;
  double eps;
};

struct Normalized {
  /// One number for each of the statistics; variances are divided by the count.
  Array y, mean, variance;
};
Normalized normalize(const char* op, const Array& x, const Array& weight, const Array& bias,
                     const Grouping& grouping);

struct NormalizedCotangents {
  Array x, weight, bias;
};
/// What becomes of the cotangent g of y.
NormalizedCotangents normalize_backward(const char* op, const Array& g, const Array& x,
                                        const Array& mean, const Array& variance,
                                        const Array& weight, const Grouping& grouping);

}  // namespace taper::kernel
