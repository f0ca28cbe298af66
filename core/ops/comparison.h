#pragma once

#include "taper/core/graph/variable.h"

/// Comparisons, logic and choices, element by element; shapes broadcast. Comparisons and logic give
/// bool tensors without gradient; a comparison with NaN is false, except ne.
namespace taper {

Variable eq(const Variable& a, const Variable& b);
Variable eq(const Variable& a, Scalar b);
Variable ne(const Variable& a, const Variable& b);
Variable ne(const Variable& a, Scalar b);
Variable lt(const Variable& a, const Variable& b);
Variable lt(const Variable& a, Scalar b);
Variable le(const Variable& a, const Variable& b);
Variable le(const Variable& a, Scalar b);
Variable gt(const Variable& a, const Variable& b);
Variable gt(const Variable& a, Scalar b);
Variable ge(const Variable& a, const Variable& b);
Variable ge(const Variable& a, Scalar b);

/// Anything but 0 counts as true.
Variable logical_and(const Variable& a, const Variable& b);
Variable logical_or(const Variable& a, const Variable& b);
Variable logical_xor(const Variable& a, const Variable& b);
Variable logical_not(const Variable& x);

/// condition (bool or uint8) ? a : b, in the common dtype of a and b.
Variable where(const Variable& condition, const Variable& a, const Variable& b);
Variable where(const Variable& condition, const Variable& a, Scalar b);
Variable where(const Variable& condition, Scalar a, const Variable& b);
Variable where(const Variable& condition, Scalar a, Scalar b);
/// x with `value` where the mask (bool) is true, in x's dtype.
Variable masked_fill(const Variable& x, const Variable& mask, Scalar value);
/// The same with a tensor of rank 0, which gets the sum of the gradient at the masked places.
Variable masked_fill(const Variable& x, const Variable& mask, const Variable& value);

/// True if sizes and all values agree (NaN agrees with nothing); false if the dtypes differ.
bool equal(const Variable& a, const Variable& b);
/// Where |a - b| <= atol + rtol |b|; NaN is close to NaN only with equal_nan. Throws if the dtypes
/// differ.
Variable isclose(const Variable& a, const Variable& b, double rtol = 1e-5, double atol = 1e-8,
                 bool equal_nan = false);
/// True if that is so everywhere.
bool allclose(const Variable& a, const Variable& b, double rtol = 1e-5, double atol = 1e-8,
              bool equal_nan = false);

namespace native {
/// True if the one element of x is not 0. Throws if there is not exactly one.
bool is_nonzero(const Variable& x);
}  // namespace native
using native::is_nonzero;

}  // namespace taper
