#pragma once

#include "taper/core/kernels/operand.h"

/// Functions that the C library or mathematics gives for one number, or two, at a time. Only
/// floating dtypes; a result goes to `into`, if that is defined.
namespace taper::kernel {

Array tan(const Array& x, const Array& into = {});
Array asin(const Array& x, const Array& into = {});
Array acos(const Array& x, const Array& into = {});
Array atan(const Array& x, const Array& into = {});
Array sinh(const Array& x, const Array& into = {});
Array cosh(const Array& x, const Array& into = {});
Array asinh(const Array& x, const Array& into = {});
Array acosh(const Array& x, const Array& into = {});
Array atanh(const Array& x, const Array& into = {});
Array exp2(const Array& x, const Array& into = {});
Array erfc(const Array& x, const Array& into = {});
/// The x with erf(x) = y.
Array erfinv(const Array& y, const Array& into = {});
/// log |gamma(x)|, and its derivative.
Array lgamma(const Array& x, const Array& into = {});
Array digamma(const Array& x, const Array& into = {});
/// The n-th derivative of digamma, n > 0.
Array polygamma(int64_t n, const Array& x, const Array& into = {});

/// The angle of the point (x, y).
Array atan2(const Operand& y, const Operand& x, const Array& into = {});
Array hypot(const Operand& a, const Operand& b, const Array& into = {});
/// The size of a with the sign of b.
Array copysign(const Operand& a, const Operand& b, const Array& into = {});
/// log(e^a + e^b) and log2(2^a + 2^b), without overflow.
Array logaddexp(const Operand& a, const Operand& b, const Array& into = {});
Array logaddexp2(const Operand& a, const Operand& b, const Array& into = {});

}  // namespace taper::kernel
