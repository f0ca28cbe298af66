#pragma once

#include <optional>
#include <tuple>

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/ops/matrix.h"
#include "taper/core/ops/systems.h"

/// Operations on matrices by the names that libtorch had for them before torch::linalg.
namespace taper {

Variable inverse(const Variable& a);
Variable det(const Variable& a);
std::tuple<Variable, Variable> slogdet(const Variable& a);
Variable cholesky(const Variable& a, bool upper = false);
Variable pinverse(const Variable& a, double rcond = 1e-15);
Variable matrix_power(const Variable& a, int64_t n);
Variable matrix_exp(const Variable& a);
Variable chain_matmul(TensorList tensors);
Variable ger(const Variable& a, const Variable& b);
/// linalg_qr(), reduced or complete.
std::tuple<Variable, Variable> qr(const Variable& a, bool some = true);
/// linalg_svd() with full_matrices = !some, and v, not vh; without compute_uv both are zeros.
std::tuple<Variable, Variable, Variable> svd(const Variable& a, bool some = true,
                                             bool compute_uv = true);
/// linalg_eigh(); without eigenvectors an empty tensor stands for them.
std::tuple<Variable, Variable> symeig(const Variable& a, bool eigenvectors = false,
                                      bool upper = true);
/// linalg_solve_triangular(a, b) or, with a `transpose`, for a^T; and a copy of a.
std::tuple<Variable, Variable> triangular_solve(const Variable& b, const Variable& a,
                                                bool upper = true, bool transpose = false,
                                                bool unitriangular = false);

/// The same as methods.
template <class Tensor>
class MatrixMethods {
 public:
  Tensor inverse() const { return taper::inverse(self()); }
  Tensor det() const { return taper::det(self()); }
  Tensor logdet() const { return taper::logdet(self()); }
  std::tuple<Tensor, Tensor> slogdet() const { return taper::slogdet(self()); }
  Tensor cholesky(bool upper = false) const { return taper::cholesky(self(), upper); }
  Tensor cholesky_inverse(bool upper = false) const {
    return taper::cholesky_inverse(self(), upper);
  }
  Tensor cholesky_solve(const Tensor& factor, bool upper = false) const {
    return taper::cholesky_solve(self(), factor, upper);
  }
  Tensor pinverse(double rcond = 1e-15) const { return taper::pinverse(self(), rcond); }
  Tensor matrix_power(int64_t n) const { return taper::matrix_power(self(), n); }
  Tensor matrix_exp() const { return taper::matrix_exp(self()); }
  Tensor trace() const { return taper::trace(self()); }
  Tensor ger(const Tensor& b) const { return taper::ger(self(), b); }
  Tensor kron(const Tensor& b) const { return taper::kron(self(), b); }
  Tensor cross(const Tensor& b, std::optional<int64_t> dim = std::nullopt) const {
    return taper::cross(self(), b, dim);
  }
  std::tuple<Tensor, Tensor> qr(bool some = true) const { return taper::qr(self(), some); }
  std::tuple<Tensor, Tensor, Tensor> svd(bool some = true, bool compute_uv = true) const {
    return taper::svd(self(), some, compute_uv);
  }
  std::tuple<Tensor, Tensor> symeig(bool eigenvectors = false, bool upper = true) const {
    return taper::symeig(self(), eigenvectors, upper);
  }
  std::tuple<Tensor, Tensor> triangular_solve(const Tensor& a, bool upper = true,
                                              bool transpose = false,
                                              bool unitriangular = false) const {
    return taper::triangular_solve(self(), a, upper, transpose, unitriangular);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
