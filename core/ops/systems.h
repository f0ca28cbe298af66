#pragma once

#include <optional>
#include <string_view>
#include <tuple>

#include "taper/core/graph/variable_fwd.h"

/// Systems of linear equations, by LAPACK, for stacks (..., n, n) of matrices, float32 or float64.
/// `linalg_inv(a)` is `linalg::inv(a)` too, and so on. Names of libtorch's of older days follow.
namespace taper {

/// The inverse. Throws if a matrix is singular.
Variable linalg_inv(const Variable& a);
/// x with a x = b, or x a = b, for a vector b (n), vectors, or matrices; leading axes broadcast.
/// Throws if a matrix is singular.
Variable linalg_solve(const Variable& a, const Variable& b, bool left = true);
/// The same where a is a triangle, of which the other one is not read: if it is `unitriangular`,
/// nor is the diagonal, and counts as ones. Division by a 0 on it gives infinity or NaN.
Variable linalg_solve_triangular(const Variable& a, const Variable& b, bool upper, bool left = true,
                                 bool unitriangular = false);
/// The determinant; its gradient holds for singular matrices, too.
Variable linalg_det(const Variable& a);
/// Its sign, and the logarithm of its absolute value: 0 and -infinity for a singular matrix.
std::tuple<Variable, Variable> linalg_slogdet(const Variable& a);
/// The logarithm of the determinant; NaN where that is negative.
Variable logdet(const Variable& a);
/// The lower L with L L^T = a for a symmetric, positive definite a, or the upper U with U^T U = a;
/// the other triangle of a is not read. The gradient is symmetric. Throws if an a is not positive
/// definite.
Variable linalg_cholesky(const Variable& a, bool upper = false);
/// x with a x = b, and a^-1, by the factor that linalg_cholesky() gives for a.
Variable cholesky_solve(const Variable& b, const Variable& factor, bool upper = false);
Variable cholesky_inverse(const Variable& factor, bool upper = false);
/// The x that makes |a x - b| least, and among several is the shortest; |a x - b|^2 by columns, the
/// rank, and singular values: empty where libtorch's driver ("gelsy", "gels", "gelsd" or "gelss")
/// does not give them. Singular values below rcond times the largest one count as 0.
std::tuple<Variable, Variable, Variable, Variable> linalg_lstsq(
    const Variable& a, const Variable& b, std::optional<double> rcond = std::nullopt,
    std::optional<std::string_view> driver = std::nullopt);

}  // namespace taper
