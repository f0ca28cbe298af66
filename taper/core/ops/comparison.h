#pragma once

#include "taper/core/variable.h"

/// Comparisons and choices; shapes broadcast. Comparisons give bool tensors without gradient.
namespace taper {

Variable eq(const Variable& a, const Variable& b);
Variable eq(const Variable& a, Scalar b);
Variable lt(const Variable& a, const Variable& b);
Variable lt(const Variable& a, Scalar b);
Variable ge(const Variable& a, const Variable& b);
Variable ge(const Variable& a, Scalar b);
Variable logical_and(const Variable& a, const Variable& b);
/// condition (bool) ? a : b, element by element.
Variable where(const Variable& condition, const Variable& a, const Variable& b);
/// True if sizes and all values agree (dtypes must be the same).
bool equal(const Variable& a, const Variable& b);
/// True if |a - b| <= atol + rtol |b| everywhere.
bool allclose(const Variable& a, const Variable& b, double rtol = 1e-5, double atol = 1e-8);

}  // namespace taper
