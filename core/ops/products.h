#pragma once

#include <optional>

#include "taper/core/graph/variable_fwd.h"

/// Products of matrices and vectors with something added, contractions, and distances. Tensors are
/// of one dtype; with beta = 0 the added one is not looked at.
namespace taper {

/// beta * c + alpha * (a @ x), matrix times vector.
Variable addmv(const Variable& c, const Variable& a, const Variable& x, Scalar beta = 1,
               Scalar alpha = 1);
/// beta * c + alpha * outer(a, b).
Variable addr(const Variable& c, const Variable& a, const Variable& b, Scalar beta = 1,
              Scalar alpha = 1);
/// beta * c + alpha * bmm(a, b); the same with the products of the stack added up.
Variable baddbmm(const Variable& c, const Variable& a, const Variable& b, Scalar beta = 1,
                 Scalar alpha = 1);
Variable addbmm(const Variable& c, const Variable& a, const Variable& b, Scalar beta = 1,
                Scalar alpha = 1);
/// The sums of the products along both last axes: (..., n) and (---, n) -> (..., ---).
Variable inner(const Variable& a, const Variable& b);
/// The same over several pairs of axes, dims_a[i] with dims_b[i]; an axis of size 1 is broadcast.
Variable tensordot(const Variable& a, const Variable& b, IntArrayRef dims_a, IntArrayRef dims_b);
/// The p-norms of the differences of all rows: (..., n, k) and (..., m, k) -> (..., n, m). The
/// gradient of rows that are equal is 0.
Variable cdist(const Variable& x1, const Variable& x2, double p = 2,
               std::optional<int64_t> compute_mode = std::nullopt);

/// A name that ends in _ changes c.
Variable& addmv_(const Variable& c, const Variable& a, const Variable& x, Scalar beta = 1,
                 Scalar alpha = 1);
Variable& addr_(const Variable& c, const Variable& a, const Variable& b, Scalar beta = 1,
                Scalar alpha = 1);
Variable& baddbmm_(const Variable& c, const Variable& a, const Variable& b, Scalar beta = 1,
                   Scalar alpha = 1);
Variable& addbmm_(const Variable& c, const Variable& a, const Variable& b, Scalar beta = 1,
                  Scalar alpha = 1);

/// The same as methods.
template <class Tensor>
class ProductsMethods {
 public:
  Tensor addmv(const Tensor& a, const Tensor& x, Scalar beta = 1, Scalar alpha = 1) const {
    return taper::addmv(self(), a, x, beta, alpha);
  }
  Tensor addr(const Tensor& a, const Tensor& b, Scalar beta = 1, Scalar alpha = 1) const {
    return taper::addr(self(), a, b, beta, alpha);
  }
  Tensor baddbmm(const Tensor& a, const Tensor& b, Scalar beta = 1, Scalar alpha = 1) const {
    return taper::baddbmm(self(), a, b, beta, alpha);
  }
  Tensor addbmm(const Tensor& a, const Tensor& b, Scalar beta = 1, Scalar alpha = 1) const {
    return taper::addbmm(self(), a, b, beta, alpha);
  }
  Tensor inner(const Tensor& b) const { return taper::inner(self(), b); }
  Tensor& addmv_(const Tensor& a, const Tensor& x, Scalar beta = 1, Scalar alpha = 1) const {
    return taper::addmv_(self(), a, x, beta, alpha);
  }
  Tensor& addr_(const Tensor& a, const Tensor& b, Scalar beta = 1, Scalar alpha = 1) const {
    return taper::addr_(self(), a, b, beta, alpha);
  }
  Tensor& baddbmm_(const Tensor& a, const Tensor& b, Scalar beta = 1, Scalar alpha = 1) const {
    return taper::baddbmm_(self(), a, b, beta, alpha);
  }
  Tensor& addbmm_(const Tensor& a, const Tensor& b, Scalar beta = 1, Scalar alpha = 1) const {
    return taper::addbmm_(self(), a, b, beta, alpha);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
