#pragma once

#include <optional>
#include <string_view>
#include <tuple>

#include "taper/core/graph/variable_fwd.h"

/// Decompositions, by LAPACK, of stacks (..., m, n) of matrices, float32 or float64, with the signs
/// that it gives. `linalg_qr(a)` is `linalg::qr(a)` too, and so on.
namespace taper {

/// q r = a: q with orthonormal columns, r an upper triangle. "reduced" matrices are (m, k) and
/// (k, n), k = min(m, n); "complete" ones (m, m) and (m, n), without a gradient where m > n; "r" is
/// the reduced r and an empty q. The gradient is finite only where the first k columns are
/// independent.
std::tuple<Variable, Variable> linalg_qr(const Variable& a, std::string_view mode = "reduced");
/// u diag(s) vh = a: u and vh with orthonormal columns and rows, m and n of them or k = min(m, n),
/// and s descending. The gradients of u and vh are finite only where the values of s differ, and
/// differ from 0 where m and n do; those of full matrices are of the first k columns and rows.
std::tuple<Variable, Variable, Variable> linalg_svd(
    const Variable& a, bool full_matrices = true,
    std::optional<std::string_view> driver = std::nullopt);
/// s alone, with a gradient where values are equal, too.
Variable linalg_svdvals(const Variable& a, std::optional<std::string_view> driver = std::nullopt);
/// v diag(w) v^T = a for symmetric a, of which the lower triangle ("L") or the upper one ("U") is
/// read: w ascending, v orthonormal. The gradient of v is finite only where the values of w differ.
std::tuple<Variable, Variable> linalg_eigh(const Variable& a, std::string_view uplo = "L");
/// w alone, with a gradient where values are equal, too.
Variable linalg_eigvalsh(const Variable& a, std::string_view uplo = "L");
/// The pseudo-inverse (n, m). Singular values up to the larger of atol and rtol times the largest
/// one count as 0; rtol is max(m, n) eps, or 0 where there is an atol. Through the eigenvalues
/// where a is `hermitian`.
Variable linalg_pinv(const Variable& a, std::optional<double> atol = std::nullopt,
                     std::optional<double> rtol = std::nullopt, bool hermitian = false);
Variable linalg_pinv(const Variable& a, double rcond, bool hermitian = false);
/// How many singular values do not count as 0, int64; `tol` is atol, and rtol 0.
Variable linalg_matrix_rank(const Variable& a, std::optional<double> atol = std::nullopt,
                            std::optional<double> rtol = std::nullopt, bool hermitian = false);
Variable linalg_matrix_rank(const Variable& a, double tol, bool hermitian = false);

namespace detail {
/// The rule of y = linalg_pinv(a).
Variable pinv_backward(const Variable& g, const Variable& a, const Variable& y);
}  // namespace detail

}  // namespace taper
