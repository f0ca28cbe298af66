#pragma once

#include "taper/core/kernels/operand.h"
#include "taper/core/tensor/array.h"

/// Element-wise comparisons of two operands of one dtype, giving bool, and choices; shapes
/// broadcast.
namespace taper::kernel {

Array eq(const Operand& a, const Operand& b);
Array ne(const Operand& a, const Operand& b);
Array lt(const Operand& a, const Operand& b);
Array le(const Operand& a, const Operand& b);
Array gt(const Operand& a, const Operand& b);
Array ge(const Operand& a, const Operand& b);
/// Anything but 0 counts as true.
Array logical_and(const Array& a, const Array& b);
Array logical_or(const Array& a, const Array& b);
Array logical_xor(const Array& a, const Array& b);
Array logical_not(const Array& x);
Array isnan(const Array& x);
Array isinf(const Array& x);
Array isfinite(const Array& x);
/// condition (bool) ? a : b; `dtype` is that of the arrays among a and b.
Array where(const Array& condition, const Operand& a, const Operand& b, ScalarType dtype);

}  // namespace taper::kernel
