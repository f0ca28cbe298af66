#pragma once

#include "taper/core/tensor/array.h"
#include "taper/core/tensor/scalar.h"

namespace taper::kernel {

/// n numbers at equal distances from start to end. The distance is rounded to `dtype`, or is a
/// float64 where that is an integer type; the first half is counted from start, the rest from end.
Array linspace(Scalar start, Scalar end, int64_t n, ScalarType dtype);
/// base raised to the power of those numbers.
Array logspace(Scalar start, Scalar end, int64_t n, double base, ScalarType dtype);

}  // namespace taper::kernel
