#pragma once

#include "taper/core/kernels/normalization.h"

/// What normalize() does where the statistics are those of rows: x is (n, groups, columns), and
/// weight and bias are (groups, columns). All have one floating dtype.
namespace taper::kernel {

template <class T>
void normalize_rows(const Normalized& to, const Array& x, const Array& weight, const Array& bias,
                    const Grouping& grouping);
/// The cotangents of weight and bias are parts, (parts, groups, columns), which are to be added up.
template <class T>
NormalizedCotangents rows_backward(const Array& g, const Array& x, const Array& mean,
                                   const Array& variance, const Array& weight,
                                   const Grouping& grouping);

}  // namespace taper::kernel
