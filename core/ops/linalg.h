#pragma once

#include <string>

#include "taper/core/graph/variable_fwd.h"

/// Matrix products of tensors of one dtype; not of bools.
namespace taper {

/// (n, k) @ (k, m) -> (n, m).
Variable mm(const Variable& a, const Variable& b);
/// Vectors, matrices and stacks of them by NumPy's rules: (k) @ (k) -> (), (n, k) @ (k) -> (n),
/// (..., n, k) @ (..., k, m) -> (..., n, m) with the leading axes broadcast.
Variable matmul(const Variable& a, const Variable& b);
/// Stacks of matrices: (s, n, k) @ (s, k, m) -> (s, n, m).
Variable bmm(const Variable& a, const Variable& b);
/// Matrix and vector: (n, k) @ (k) -> (n).
Variable mv(const Variable& a, const Variable& x);
/// The sum of the products of two vectors of one length.
Variable dot(const Variable& a, const Variable& b);
/// (n) and (m) -> (n, m): all products.
Variable outer(const Variable& a, const Variable& b);
/// beta * c + alpha * (a @ b), where c broadcasts to (n, m). With beta = 0, c is not looked at.
Variable addmm(const Variable& c, const Variable& a, const Variable& b, Scalar beta = 1,
               Scalar alpha = 1);
/// Einstein's sums: "ij,jk->ik" is a matrix product. A letter names an axis; one missing behind
/// "->" is summed over; one repeated in an operand is its diagonal; "..." stands for leading axes
/// that broadcast. Without "->" the letters that occur once follow, in order. From left to right.
Variable einsum(const std::string& equation, TensorList operands);
/// The p-norm of x1 - x2 + eps along the last axis; shapes broadcast.
Variable pairwise_distance(const Variable& x1, const Variable& x2, double p = 2, double eps = 1e-6,
                           bool keepdim = false);
/// x1 . x2 / (|x1| |x2|) along `dim`; the norms count as at least eps.
Variable cosine_similarity(const Variable& x1, const Variable& x2, int64_t dim = 1,
                           double eps = 1e-8);
/// x @ weight^T + bias for x (..., in), weight (out, in), bias (out) or undefined -> (..., out).
Variable linear(const Variable& x, const Variable& weight);
Variable linear(const Variable& x, const Variable& weight, const Variable& bias);

/// A name that ends in _ changes x.
Variable& addmm_(const Variable& x, const Variable& a, const Variable& b, Scalar beta = 1,
                 Scalar alpha = 1);

/// The same as methods.
template <class Tensor>
class LinalgMethods {
 public:
  Tensor matmul(const Tensor& other) const { return taper::matmul(self(), other); }
  Tensor mm(const Tensor& other) const { return taper::mm(self(), other); }
  Tensor bmm(const Tensor& other) const { return taper::bmm(self(), other); }
  Tensor mv(const Tensor& other) const { return taper::mv(self(), other); }
  Tensor dot(const Tensor& other) const { return taper::dot(self(), other); }
  Tensor outer(const Tensor& other) const { return taper::outer(self(), other); }
  Tensor addmm(const Tensor& a, const Tensor& b, Scalar beta = 1, Scalar alpha = 1) const {
    return taper::addmm(self(), a, b, beta, alpha);
  }
  Tensor& addmm_(const Tensor& a, const Tensor& b, Scalar beta = 1, Scalar alpha = 1) const {
    return taper::addmm_(self(), a, b, beta, alpha);
  }

 private:
  const Tensor& self() const { return static_cast<const Tensor&>(*this); }
};

}  // namespace taper
