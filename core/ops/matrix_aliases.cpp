#include "taper/core/ops/matrix_aliases.h"

#include "taper/core/ops/ops.h"

namespace taper {

Variable inverse(const Variable& a) { return linalg_inv(a); }
Variable det(const Variable& a) { return linalg_det(a); }
std::tuple<Variable, Variable> slogdet(const Variable& a) { return linalg_slogdet(a); }
Variable cholesky(const Variable& a, bool upper) { return linalg_cholesky(a, upper); }
Variable pinverse(const Variable& a, double rcond) { return linalg_pinv(a, rcond); }
Variable matrix_power(const Variable& a, int64_t n) { return linalg_matrix_power(a, n); }
Variable matrix_exp(const Variable& a) { return linalg_matrix_exp(a); }
Variable ger(const Variable& a, const Variable& b) { return outer(a, b); }

Variable chain_matmul(TensorList tensors) {
  for (const Variable& x : tensors)
    check_that(x.dim() == 2, "Tensor dimension is ", x.dim(), ", expected 2 instead.");
  return tensors.size() == 1 ? tensors[0] : linalg_multi_dot(tensors);
}

std::tuple<Variable, Variable> qr(const Variable& a, bool some) {
  return linalg_qr(a, some ? "reduced" : "complete");
}

std::tuple<Variable, Variable, Variable> svd(const Variable& a, bool some, bool compute_uv) {
  check(a.dim() >= 2, "linalg.svd", "input should have at least 2 dimensions, but has ", a.dim(),
        " dimensions instead");
  if (!compute_uv) {
    const auto square = [&a](int64_t axis) {
      Dims sizes(a.sizes());
      sizes[sizes.size() - 1] = sizes[sizes.size() - 2] = a.size(axis);
      return zeros(sizes, a.options());
    };
    return {square(-2), linalg_svdvals(a), square(-1)};
  }
  const auto [u, s, vh] = linalg_svd(a, !some);
  return {u, s, vh.mT()};
}

std::tuple<Variable, Variable> symeig(const Variable& a, bool eigenvectors, bool upper) {
  const char* const uplo = upper ? "U" : "L";
  if (eigenvectors) return linalg_eigh(a, uplo);
  return {linalg_eigvalsh(a, uplo), empty({0}, a.options())};
}

std::tuple<Variable, Variable> triangular_solve(const Variable& b, const Variable& a, bool upper,
                                                bool transpose, bool unitriangular) {
  for (const Variable* x : {&b, &a})
    check(x->dim() >= 2, "torch.triangular_solve", "Expected ", x == &b ? "b" : "A",
          " to have at least 2 dimensions, but it has ", x->dim(), " dimensions instead");
  check_that(a.size(-2) == b.size(-2),
             "Incompatible matrix sizes for triangular_solve: each A matrix is ", a.size(-1),
             " by ", a.size(-1), " but each b matrix is ", b.size(-2), " by ", b.size(-1));
  return {
      linalg_solve_triangular(transpose ? a.mT() : a, b, upper != transpose, true, unitriangular),
      a.clone()};
}

}  // namespace taper
