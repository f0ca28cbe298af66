#pragma once

#include "taper/core/graph/variable.h"

/// Element-wise functions. Integers and bools are converted to the default floating dtype.
namespace taper {

Variable exp(const Variable& x);
/// e^x - 1, exact near 0.
Variable expm1(const Variable& x);
/// The natural logarithm.
Variable log(const Variable& x);
/// log(1 + x), exact near 0.
Variable log1p(const Variable& x);
Variable log2(const Variable& x);
Variable log10(const Variable& x);
/// The error function 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x.
Variable erf(const Variable& x);
Variable sin(const Variable& x);
Variable cos(const Variable& x);

}  // namespace taper
