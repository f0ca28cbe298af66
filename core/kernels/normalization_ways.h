#pragma once

#include <cmath>

#include "taper/core/kernels/normalization.h"

/// The three ways in which normalize() walks through memory. All arrays of a call have one floating
/// dtype.
namespace taper::kernel {

template <class T>
T inverse_deviation(T variance, double eps) {
  return static_cast<T>(1 / std::sqrt(static_cast<double>(variance) + eps));
}

/// The statistics are those of rows: x is (n, groups, columns), and weight and bias are (groups,
/// columns). Their cotangents are parts, (parts, groups, columns), which are to be added up.
template <class T>
void normalize_rows(const Normalized& to, const Array& x, const Array& weight, const Array& bias,
                    const Grouping& grouping);
template <class T>
NormalizedCotangents rows_backward(const Array& g, const Array& x, const Array& mean,
                                   const Array& variance, const Array& weight,
                                   const Grouping& grouping);

/// The statistics are those of channels of many elements: x is (n, channels, inner), and weight and
/// bias have a number for each channel.
template <class T>
void normalize_planes(const Normalized& to, const Array& x, const Array& weight, const Array& bias,
                      const Grouping& grouping);
template <class T>
NormalizedCotangents planes_backward(const Array& g, const Array& x, const Array& mean,
                                     const Array& variance, const Array& weight,
                                     const Grouping& grouping);

/// The statistics are those of columns: x is (n, columns), and weight and bias have a number for
/// each column.
template <class T>
void normalize_columns(const Normalized& to, const Array& x, const Array& weight, const Array& bias,
                       const Grouping& grouping);
template <class T>
NormalizedCotangents columns_backward(const Array& g, const Array& x, const Array& mean,
                                      const Array& variance, const Array& weight,
                                      const Grouping& grouping);

#define TAPER_NORMALIZATION_WAY(normalize, backward, T)                                   \
  template void normalize<T>(const Normalized&, const Array&, const Array&, const Array&, \
                             const Grouping&);                                            \
  template NormalizedCotangents backward<T>(const Array&, const Array&, const Array&,     \
                                            const Array&, const Array&, const Grouping&);

}  // namespace taper::kernel
