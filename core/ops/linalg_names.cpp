#include "taper/core/ops/linalg_names.h"

#include "taper/core/ops/decomposition.h"
#include "taper/core/ops/matrix.h"
#include "taper/core/ops/matrix_norm.h"
#include "taper/core/ops/systems.h"

namespace taper::linalg {

Variable inv(const Variable& a) { return linalg_inv(a); }
Variable solve(const Variable& a, const Variable& b, bool left) { return linalg_solve(a, b, left); }
Variable solve_triangular(const Variable& a, const Variable& b, bool upper, bool left,
                          bool unitriangular) {
  return linalg_solve_triangular(a, b, upper, left, unitriangular);
}
Variable det(const Variable& a) { return linalg_det(a); }
std::tuple<Variable, Variable> slogdet(const Variable& a) { return linalg_slogdet(a); }
Variable cholesky(const Variable& a, bool upper) { return linalg_cholesky(a, upper); }
std::tuple<Variable, Variable, Variable, Variable> lstsq(const Variable& a, const Variable& b,
                                                         std::optional<double> rcond,
                                                         std::optional<std::string_view> driver) {
  return linalg_lstsq(a, b, rcond, driver);
}
std::tuple<Variable, Variable> qr(const Variable& a, std::string_view mode) {
  return linalg_qr(a, mode);
}
std::tuple<Variable, Variable, Variable> svd(const Variable& a, bool full_matrices,
                                             std::optional<std::string_view> driver) {
  return linalg_svd(a, full_matrices, driver);
}
Variable svdvals(const Variable& a, std::optional<std::string_view> driver) {
  return linalg_svdvals(a, driver);
}
std::tuple<Variable, Variable> eigh(const Variable& a, std::string_view uplo) {
  return linalg_eigh(a, uplo);
}
Variable eigvalsh(const Variable& a, std::string_view uplo) { return linalg_eigvalsh(a, uplo); }
Variable pinv(const Variable& a, std::optional<double> atol, std::optional<double> rtol,
              bool hermitian) {
  return linalg_pinv(a, atol, rtol, hermitian);
}
Variable pinv(const Variable& a, double rcond, bool hermitian) {
  return linalg_pinv(a, rcond, hermitian);
}
Variable matrix_rank(const Variable& a, std::optional<double> atol, std::optional<double> rtol,
                     bool hermitian) {
  return linalg_matrix_rank(a, atol, rtol, hermitian);
}
Variable matrix_rank(const Variable& a, double tol, bool hermitian) {
  return linalg_matrix_rank(a, tol, hermitian);
}
Variable vector_norm(const Variable& x, Scalar ord, OptionalIntArrayRef dim, bool keepdim,
                     std::optional<ScalarType> dtype) {
  return linalg_vector_norm(x, ord, dim, keepdim, dtype);
}
Variable matrix_norm(const Variable& x, Scalar ord, IntArrayRef dim, bool keepdim,
                     std::optional<ScalarType> dtype) {
  return linalg_matrix_norm(x, ord, dim, keepdim, dtype);
}
Variable matrix_norm(const Variable& x, std::string_view ord, IntArrayRef dim, bool keepdim,
                     std::optional<ScalarType> dtype) {
  return linalg_matrix_norm(x, ord, dim, keepdim, dtype);
}
Variable norm(const Variable& x, std::optional<Scalar> ord, OptionalIntArrayRef dim, bool keepdim,
              std::optional<ScalarType> dtype) {
  return linalg_norm(x, ord, dim, keepdim, dtype);
}
Variable norm(const Variable& x, std::string_view ord, OptionalIntArrayRef dim, bool keepdim,
              std::optional<ScalarType> dtype) {
  return linalg_norm(x, ord, dim, keepdim, dtype);
}
Variable cond(const Variable& a, std::optional<Scalar> p) { return linalg_cond(a, p); }
Variable cond(const Variable& a, std::string_view p) { return linalg_cond(a, p); }
Variable matrix_power(const Variable& a, int64_t n) { return linalg_matrix_power(a, n); }
Variable matrix_exp(const Variable& a) { return linalg_matrix_exp(a); }
Variable multi_dot(TensorList tensors) { return linalg_multi_dot(tensors); }
Variable cross(const Variable& a, const Variable& b, int64_t dim) {
  return linalg_cross(a, b, dim);
}

}  // namespace taper::linalg
