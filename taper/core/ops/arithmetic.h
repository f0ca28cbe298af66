#pragma once

#include "taper/core/variable.h"

/// Element-wise arithmetic. Shapes broadcast, dtypes promote as PyTorch's do.
namespace taper {

/// a + alpha * b.
Variable add(const Variable& a, const Variable& b, Scalar alpha = 1);
Variable add(const Variable& a, Scalar b, Scalar alpha = 1);
/// a - alpha * b.
Variable sub(const Variable& a, const Variable& b, Scalar alpha = 1);
Variable sub(const Variable& a, Scalar b, Scalar alpha = 1);
Variable sub(Scalar a, const Variable& b);
/// a * b.
Variable mul(const Variable& a, const Variable& b);
Variable mul(const Variable& a, Scalar b);
/// a / b, true division: integers give the default floating dtype.
Variable div(const Variable& a, const Variable& b);
Variable div(const Variable& a, Scalar b);
Variable div(Scalar a, const Variable& b);
/// -x.
Variable neg(const Variable& x);
/// x to the power of a number or, element by element, of a tensor.
Variable pow(const Variable& x, Scalar exponent);
Variable pow(const Variable& x, const Variable& exponent);
Variable pow(Scalar x, const Variable& exponent);
/// The larger and the smaller of two; NaN wins. At a tie each gets half of the gradient.
Variable maximum(const Variable& a, const Variable& b);
Variable minimum(const Variable& a, const Variable& b);

}  // namespace taper
