#pragma once

#include "taper/core/tensor/array.h"
#include "taper/core/tensor/scalar.h"

/// Element-wise functions of one floating-point array. The result goes to `into` if that is
/// defined (it may be x itself); else it is returned.
namespace taper::kernel {

Array exp(const Array& x, const Array& into = {});
Array expm1(const Array& x, const Array& into = {});
Array log(const Array& x, const Array& into = {});
Array log1p(const Array& x, const Array& into = {});
Array log2(const Array& x, const Array& into = {});
Array log10(const Array& x, const Array& into = {});
Array sqrt(const Array& x, const Array& into = {});
Array rsqrt(const Array& x, const Array& into = {});
Array erf(const Array& x, const Array& into = {});
Array sin(const Array& x, const Array& into = {});
Array cos(const Array& x, const Array& into = {});
Array floor(const Array& x, const Array& into = {});
Array ceil(const Array& x, const Array& into = {});
/// To the nearest integer, halves to the even one.
Array round(const Array& x, const Array& into = {});
Array trunc(const Array& x, const Array& into = {});

/// For every dtype but bool.
Array abs(const Array& x, const Array& into = {});
/// -1, 0 or 1 in x's dtype; 0 for NaN. For every dtype.
Array sign(const Array& x, const Array& into = {});
/// x not below `min` and not above `max`; NaN stays. For every dtype but bool.
Array clamp(const Array& x, Scalar min, Scalar max, const Array& into = {});
Array clamp_min(const Array& x, Scalar min, const Array& into = {});
Array clamp_max(const Array& x, Scalar max, const Array& into = {});
/// x with `nan`, `posinf`, `neginf` in the place of NaN, inf and -inf.
Array nan_to_num(const Array& x, double nan, double posinf, double neginf, const Array& into = {});

}  // namespace taper::kernel
