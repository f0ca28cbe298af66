#pragma once

#include "taper/core/graph/variable.h"
#include "taper/core/ops/decomposition.h"
#include "taper/core/ops/matrix.h"
#include "taper/core/ops/matrix_norm.h"
#include "taper/core/ops/systems.h"

/// The functions that begin with linalg_, as torch::linalg has them.
namespace taper::linalg {

inline Variable inv(const Variable& a) { return linalg_inv(a); }
inline Variable solve(const Variable& a, const Variable& b, bool left = true) {
  return linalg_solve(a, b, left);
}
inline Variable solve_triangular(const Variable& a, const Variable& b, bool upper, bool left = true,
                                 bool unitriangular = false) {
  return linalg_solve_triangular(a, b, upper, left, unitriangular);
}
inline Variable det(const Variable& a) { return linalg_det(a); }
inline std::tuple<Variable, Variable> slogdet(const Variable& a) { return linalg_slogdet(a); }
inline Variable cholesky(const Variable& a, bool upper = false) {
  return linalg_cholesky(a, upper);
}
inline std::tuple<Variable, Variable, Variable, Variable> lstsq(
    const Variable& a, const Variable& b, std::optional<double> rcond = std::nullopt,
    std::optional<std::string_view> driver = std::nullopt) {
  return linalg_lstsq(a, b, rcond, driver);
}

inline std::tuple<Variable, Variable> qr(const Variable& a, std::string_view mode = "reduced") {
  return linalg_qr(a, mode);
}
inline std::tuple<Variable, Variable, Variable> svd(
    const Variable& a, bool full_matrices = true,
    std::optional<std::string_view> driver = std::nullopt) {
  return linalg_svd(a, full_matrices, driver);
}
inline Variable svdvals(const Variable& a, std::optional<std::string_view> driver = std::nullopt) {
  return linalg_svdvals(a, driver);
}
inline std::tuple<Variable, Variable> eigh(const Variable& a, std::string_view uplo = "L") {
  return linalg_eigh(a, uplo);
}
inline Variable eigvalsh(const Variable& a, std::string_view uplo = "L") {
  return linalg_eigvalsh(a, uplo);
}
inline Variable pinv(const Variable& a, std::optional<double> atol = std::nullopt,
                     std::optional<double> rtol = std::nullopt, bool hermitian = false) {
  return linalg_pinv(a, atol, rtol, hermitian);
}
inline Variable pinv(const Variable& a, double rcond, bool hermitian = false) {
  return linalg_pinv(a, rcond, hermitian);
}
inline Variable matrix_rank(const Variable& a, std::optional<double> atol = std::nullopt,
                            std::optional<double> rtol = std::nullopt, bool hermitian = false) {
  return linalg_matrix_rank(a, atol, rtol, hermitian);
}
inline Variable matrix_rank(const Variable& a, double tol, bool hermitian = false) {
  return linalg_matrix_rank(a, tol, hermitian);
}

inline Variable vector_norm(const Variable& x, Scalar ord = 2,
                            OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
                            std::optional<ScalarType> dtype = std::nullopt) {
  return linalg_vector_norm(x, ord, dim, keepdim, dtype);
}
inline Variable matrix_norm(const Variable& x, Scalar ord, IntArrayRef dim = {-2, -1},
                            bool keepdim = false, std::optional<ScalarType> dtype = std::nullopt) {
  return linalg_matrix_norm(x, ord, dim, keepdim, dtype);
}
inline Variable matrix_norm(const Variable& x, std::string_view ord = "fro",
                            IntArrayRef dim = {-2, -1}, bool keepdim = false,
                            std::optional<ScalarType> dtype = std::nullopt) {
  return linalg_matrix_norm(x, ord, dim, keepdim, dtype);
}
inline Variable norm(const Variable& x, std::optional<Scalar> ord = std::nullopt,
                     OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
                     std::optional<ScalarType> dtype = std::nullopt) {
  return linalg_norm(x, ord, dim, keepdim, dtype);
}
inline Variable norm(const Variable& x, std::string_view ord,
                     OptionalIntArrayRef dim = std::nullopt, bool keepdim = false,
                     std::optional<ScalarType> dtype = std::nullopt) {
  return linalg_norm(x, ord, dim, keepdim, dtype);
}
inline Variable cond(const Variable& a, std::optional<Scalar> p = std::nullopt) {
  return linalg_cond(a, p);
}
inline Variable cond(const Variable& a, std::string_view p) { return linalg_cond(a, p); }
inline Variable matrix_power(const Variable& a, int64_t n) { return linalg_matrix_power(a, n); }
inline Variable matrix_exp(const Variable& a) { return linalg_matrix_exp(a); }
inline Variable multi_dot(TensorList tensors) { return linalg_multi_dot(tensors); }
inline Variable cross(const Variable& a, const Variable& b, int64_t dim = -1) {
  return linalg_cross(a, b, dim);
}

}  // namespace taper::linalg
