#pragma once

#include "taper/core/graph/variable.h"

/// Element-wise arithmetic. Shapes broadcast, dtypes promote as PyTorch's do; integers wrap around.
namespace taper {

/// a + alpha * b; of bools, "or".
Variable add(const Variable& a, const Variable& b, Scalar alpha = 1);
Variable add(const Variable& a, Scalar b, Scalar alpha = 1);
/// a - alpha * b; not for bools.
Variable sub(const Variable& a, const Variable& b, Scalar alpha = 1);
Variable sub(const Variable& a, Scalar b, Scalar alpha = 1);
Variable sub(Scalar a, const Variable& b);
/// b - alpha * a.
Variable rsub(const Variable& a, const Variable& b, Scalar alpha = 1);
Variable rsub(const Variable& a, Scalar b, Scalar alpha = 1);
/// a * b; of bools, "and".
Variable mul(const Variable& a, const Variable& b);
Variable mul(const Variable& a, Scalar b);
/// a / b, true division: integers give the default floating dtype.
Variable div(const Variable& a, const Variable& b);
Variable div(const Variable& a, Scalar b);
Variable div(Scalar a, const Variable& b);
/// -x; not for bools.
Variable neg(const Variable& x);
/// The larger and the smaller of two; NaN wins. At a tie each gets half of the gradient.
Variable maximum(const Variable& a, const Variable& b);
Variable minimum(const Variable& a, const Variable& b);
Variable max(const Variable& a, const Variable& b);
Variable min(const Variable& a, const Variable& b);

}  // namespace taper
