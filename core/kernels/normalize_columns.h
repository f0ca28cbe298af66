#pragma once

#include <cmath>

#include "taper/core/kernels/normalization.h"

/// What normalize() does where the statistics are those of columns: x is (n, columns), and weight
/// and bias have a number for each column. All have one floating dtype.
namespace taper::kernel {

template <class T>
T inverse_deviation(T variance, double eps) {
  return static_cast<T>(1 / std::sqrt(static_cast<double>(variance) + eps));
}

template <class T>
void normalize_columns(const Normalized& to, const Array& x, const Array& weight, const Array& bias,
                       double eps);
template <class T>
NormalizedCotangents columns_backward(const Array& g, const Array& x, const Array& mean,
                                      const Array& variance, const Array& weight, double eps);

}  // namespace taper::kernel
