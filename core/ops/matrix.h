#pragma once

#include <optional>

#include "taper/core/graph/variable_fwd.h"

/// Powers and products of matrices. `linalg_cross(a, b)` is `linalg::cross(a, b)` too, and so on.
namespace taper {

/// a a ... a, n times, of square matrices; for n < 0 of the inverse.
Variable linalg_matrix_power(const Variable& a, int64_t n);
/// 1 + a + a^2 / 2! + a^3 / 3! + ... for square matrices.
Variable linalg_matrix_exp(const Variable& a);
/// The product of two matrices or more in the order that multiplies fewest numbers. The first and
/// the last one may be vectors.
Variable linalg_multi_dot(TensorList tensors);
/// (a1, a2, a3) x (b1, b2, b3) along an axis of size 3; the others broadcast. cross() takes the
/// first such axis if it is told none.
Variable linalg_cross(const Variable& a, const Variable& b, int64_t dim = -1);
Variable cross(const Variable& a, const Variable& b, std::optional<int64_t> dim = std::nullopt);
/// The sum of the diagonal of a matrix; of integers int64.
Variable trace(const Variable& x);
/// Every element of a times all of b, in blocks: sizes multiply, axis by axis from the last.
Variable kron(const Variable& a, const Variable& b);

}  // namespace taper
