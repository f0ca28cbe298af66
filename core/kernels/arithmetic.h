#pragma once

#include "taper/core/kernels/operand.h"
#include "taper/core/tensor/array.h"
#include "taper/core/tensor/scalar.h"

/// Element-wise arithmetic of two operands of one dtype, with broadcasting. The result goes to
/// `into` if that is defined (it has the result's sizes and dtype, and may be an operand itself);
/// else it is returned. Integers wrap around; for bools + is "or", * is "and".
namespace taper::kernel {

Array add(const Operand& a, const Operand& b, const Array& into = {});
Array sub(const Operand& a, const Operand& b, const Array& into = {});
Array mul(const Operand& a, const Operand& b, const Array& into = {});
/// Division; integers must have been converted before.
Array div(const Operand& a, const Operand& b, const Array& into = {});
/// a + alpha * b.
Array add_scaled(const Operand& a, const Operand& b, Scalar alpha, const Array& into = {});
/// floor(a / b). Throws if an integer is divided by zero.
Array floor_divide(const Operand& a, const Operand& b, const Array& into = {});
/// a - b floor(a / b), which has the sign of b. Throws if an integer is divided by zero.
Array remainder(const Operand& a, const Operand& b, const Array& into = {});
/// a - b trunc(a / b), which has the sign of a. Throws if an integer is divided by zero.
Array fmod(const Operand& a, const Operand& b, const Array& into = {});
/// a ^ b; not for bool. An integer to a negative power is rounded towards 0.
Array pow(const Operand& a, const Operand& b, const Array& into = {});
/// The larger and the smaller; NaN wins.
Array maximum(const Operand& a, const Operand& b, const Array& into = {});
Array minimum(const Operand& a, const Operand& b, const Array& into = {});
Array neg(const Array& x, const Array& into = {});

/// y += b in place; b broadcasts to y, which may be any view.
void add_into(const Array& y, const Array& b);
/// y[...] += g, element by element in row-major order: elements of y may overlap.
void scatter_add(const Array& y, const Array& g);

}  // namespace taper::kernel
