#include <cmath>

#include "tests/errors/mistakes.h"

namespace rows::errors {
namespace {

Tensor nans() { return full({2, 2}, std::nan("")); }
Tensor unit() { return eye(2); }

void systems(Mistakes& mistakes) {
  MISTAKE(linalg_inv(ones({2, 3})));
  MISTAKE(linalg_inv(ones({3})));
  MISTAKE(linalg_inv(ones({2, 2})));
  MISTAKE(linalg_inv(ones({3, 2, 2})));
  MISTAKE(linalg_inv(ones({2, 2}, kLong)));
  MISTAKE(linalg_inv(ones({2, 2}, kHalf)));
  MISTAKE(inverse(zeros({1, 1})));
  MISTAKE(linalg_solve(ones({2, 2}), ones({2})));
  MISTAKE(linalg_solve(stack({unit(), ones({2, 2})}), ones({2})));
  MISTAKE(linalg_solve(ones({2, 3}), ones({2})));
  MISTAKE(linalg_solve(unit(), ones({3})));
  MISTAKE(linalg_solve(unit(), ones({3, 1})));
  MISTAKE(linalg_solve(unit(), ones({3, 1}), false));
  MISTAKE(linalg_solve(unit(), ones({2}), false));
  MISTAKE(linalg_solve(ones({2, 2, 2}), ones({3, 2, 1})));
  MISTAKE(linalg_solve(unit(), ones({2, 1}, kDouble)));
  MISTAKE(linalg_solve(unit(), ones({})));
  MISTAKE(linalg_solve(unit(), Tensor()));
  MISTAKE(linalg_solve_triangular(unit(), ones({3, 1}), true));
  MISTAKE(linalg_solve_triangular(unit(), ones({2}), true));
  MISTAKE(linalg_solve_triangular(ones({2, 3}), ones({2, 1}), true));
  MISTAKE(triangular_solve(ones({2}), ones({2, 2})));
  MISTAKE(triangular_solve(ones({2, 1}), ones({3, 3})));
  MISTAKE(linalg_det(ones({2, 3})));
  MISTAKE(linalg_det(ones({3})));
  MISTAKE(linalg_det(ones({2, 2}, kLong)));
  MISTAKE(linalg_slogdet(ones({2, 3})));
  MISTAKE(logdet(ones({2, 3})));
  MISTAKE(linalg_cholesky(-unit()));
  MISTAKE(linalg_cholesky(stack({unit(), -unit()})));
  MISTAKE(linalg_cholesky(ones({2, 3})));
  MISTAKE(linalg_cholesky(ones({2})));
  MISTAKE(cholesky_solve(ones({2, 1}), ones({3, 3})));
  MISTAKE(cholesky_solve(ones({2}), ones({2, 2})));
  MISTAKE(cholesky_solve(ones({2, 1}), ones({2, 2}, kDouble)));
  MISTAKE(cholesky_inverse(ones({2, 3})));
  MISTAKE(linalg_lstsq(ones({3, 2}), ones({2, 1})));
  MISTAKE(linalg_lstsq(ones({2}), ones({2, 1})));
  MISTAKE(linalg_lstsq(ones({2, 2}), ones({2, 1}), nullopt, "svd"));
  MISTAKE(linalg_lstsq(ones({2, 2}), ones({2, 1}, kDouble)));
  MISTAKE(linalg_lstsq(ones({2, 2}), ones({})));
}

void decompositions(Mistakes& mistakes) {
  MISTAKE(linalg_qr(ones({2})));
  MISTAKE(linalg_qr(ones({2, 2}), "full"));
  MISTAKE(linalg_qr(ones({2, 2}, kLong)));
  MISTAKE(std::get<0>(linalg_qr(eye(3, 2, requires_grad()), "complete")).sum().backward());
  MISTAKE(linalg_svd(ones({2})));
  MISTAKE(linalg_svd(nans()));
  MISTAKE(linalg_svd(stack({unit(), nans()})));
  MISTAKE(linalg_svd(unit(), true, "gesvd"));
  MISTAKE(linalg_svd(ones({2, 2}, kLong)));
  MISTAKE(linalg_svdvals(ones({2})));
  MISTAKE(svd(ones({2})));
  MISTAKE(linalg_eigh(ones({2, 3})));
  MISTAKE(linalg_eigh(ones({2})));
  MISTAKE(linalg_eigh(ones({2, 2}), "X"));
  MISTAKE(linalg_eigvalsh(ones({2, 3})));
  MISTAKE(linalg_pinv(ones({2})));
  MISTAKE(linalg_pinv(ones({2, 3}), 0.5, true));
  MISTAKE(linalg_matrix_rank(ones({2})));
}

}  // namespace

Mistakes matrices() {
  Mistakes mistakes;
  systems(mistakes);
  decompositions(mistakes);
  MISTAKE(linalg_matrix_norm(ones({2})));
  MISTAKE(linalg_matrix_norm(ones({2, 2}), 3));
  MISTAKE(linalg_matrix_norm(ones({2, 2}), "max"));
  MISTAKE(linalg_matrix_norm(ones({2, 2}), "fro", {0, 0}));
  MISTAKE(linalg_matrix_norm(ones({2, 2}), "fro", {0}));
  MISTAKE(linalg_matrix_norm(ones({2, 2}, kLong)));
  MISTAKE(linalg_matrix_norm(zeros({0, 2}), INFINITY));
  MISTAKE(linalg_vector_norm(ones({2}, kLong)));
  MISTAKE(linalg_vector_norm(ones({0}), INFINITY));
  MISTAKE(linalg_vector_norm(zeros({0, 2}), INFINITY, IntArrayRef{0}));
  MISTAKE(linalg_vector_norm(ones({2}), 2, nullopt, false, kLong));
  MISTAKE(linalg_vector_norm(ones({2}, kDouble), 2, nullopt, false, kFloat));
  MISTAKE(linalg_norm(ones({2, 2, 2}), 2));
  MISTAKE(linalg_norm(ones({2, 2, 2}), "fro"));
  MISTAKE(linalg_norm(ones({2, 2, 2}), 2, IntArrayRef{0, 1, 2}));
  MISTAKE(linalg_norm(ones({2, 2}), "fro", IntArrayRef{0}));
  MISTAKE(linalg_cond(ones({2})));
  MISTAKE(linalg_cond(ones({2, 3}), 1));
  MISTAKE(linalg_cond(ones({2, 2}), "max"));
  MISTAKE(linalg_cond(ones({2, 2}), 3));
  MISTAKE(linalg_matrix_power(ones({2, 3}), 2));
  MISTAKE(linalg_matrix_power(ones({2, 2}), -1));
  MISTAKE(linalg_matrix_power(ones({2}), 2));
  MISTAKE(linalg_matrix_exp(ones({2, 3})));
  MISTAKE(linalg_multi_dot(std::vector<Tensor>{}));
  MISTAKE(linalg_multi_dot({ones({2})}));
  MISTAKE(linalg_multi_dot({ones({2, 3}), ones({4, 5})}));
  MISTAKE(linalg_multi_dot({ones({3}), ones({4, 5})}));
  MISTAKE(linalg_multi_dot({ones({2, 3}), ones({3, 3, 3}), ones({3, 3})}));
  MISTAKE(linalg_multi_dot({ones({2, 2, 2}), ones({2, 2})}));
  MISTAKE(linalg_multi_dot({ones({2, 2}), ones({2, 2, 2})}));
  MISTAKE(linalg_cross(ones({2, 4}), ones({2, 4})));
  MISTAKE(linalg_cross(ones({3}), ones({2, 3})));
  MISTAKE(linalg_cross(ones({3}), ones({3}, kDouble)));
  MISTAKE(cross(ones({2}), ones({2})));
  MISTAKE(cross(ones({3, 3}), ones({3, 2}), 0));
  MISTAKE(trace(ones({2})));
  MISTAKE(trace(ones({2, 2, 2})));
  MISTAKE(ger(ones({2}), ones({2, 2})));
  return mistakes;
}

}  // namespace rows::errors
