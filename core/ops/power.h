#pragma once

#include "taper/core/graph/variable.h"

/// Powers and roots. Integers are converted to the default floating dtype, except where noted.
namespace taper {

/// x to the power of a number or, element by element, of a tensor; integers to an integer power
/// stay integers. Throws for an integer tensor to a negative integer number.
Variable pow(const Variable& x, Scalar exponent);
Variable pow(const Variable& x, const Variable& exponent);
Variable pow(Scalar x, const Variable& exponent);
/// x * x, in x's dtype (int64 for bools).
Variable square(const Variable& x);
/// 1 / x.
Variable reciprocal(const Variable& x);
Variable sqrt(const Variable& x);
/// 1 / sqrt(x).
Variable rsqrt(const Variable& x);

}  // namespace taper
