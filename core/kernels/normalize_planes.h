#pragma once

#include "taper/core/kernels/normalization.h"

/// What normalize() does where the statistics are those of channels of many elements: x is (n,
/// channels, inner), and weight and bias have a number for each channel. All have one floating
/// dtype.
namespace taper::kernel {

template <class T>
void normalize_planes(const Normalized& to, const Array& x, const Array& weight, const Array& bias,
                      const Grouping& grouping);
template <class T>
NormalizedCotangents planes_backward(const Array& g, const Array& x, const Array& mean,
                                     const Array& variance, const Array& weight,
                                     const Grouping& grouping);

}  // namespace taper::kernel
