#pragma once

#include "taper/core/array.h"
#include "taper/core/scalar.h"

/// Element-wise arithmetic of two arrays of one numeric dtype, with broadcasting.
namespace taper::kernel {

Array add(const Array& a, const Array& b);
Array sub(const Array& a, const Array& b);
Array mul(const Array& a, const Array& b);
/// Division; integers must have been converted before.
Array div(const Array& a, const Array& b);
/// a + alpha * b.
Array add_scaled(const Array& a, const Array& b, Scalar alpha);
/// y += alpha * b in place; b broadcasts to y, which may be any view.
void add_into(const Array& y, const Array& b, Scalar alpha = 1);
/// y[...] += g, element by element in row-major order: elements of y may overlap.
void scatter_add(const Array& y, const Array& g);
Array neg(const Array& x);
/// x ^ exponent, element-wise.
Array pow(const Array& x, const Array& exponent);
Array maximum(const Array& a, const Array& b);
Array minimum(const Array& a, const Array& b);

/// 1 where the comparison holds; bool.
Array eq(const Array& a, const Array& b);
Array ne(const Array& a, const Array& b);
Array lt(const Array& a, const Array& b);
Array le(const Array& a, const Array& b);
/// condition (bool) ? a : b.
Array where(const Array& condition, const Array& a, const Array& b);

}  // namespace taper::kernel
