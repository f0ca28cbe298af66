#include "taper/core/ops/matrix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/record.h"
#include "taper/core/ops/matrices.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {

using detail::squares;

Variable linalg_matrix_power(const Variable& a, int64_t n) {
  const Variable m =
      n < 0 ? linalg_inv(squares("linalg.matrix_power", a)) : squares("linalg.matrix_power", a);
  if (n == 0) return expand(eye(m.size(-1), m.options()), m.sizes()).clone();
  Variable y, square = m;
  for (auto left = static_cast<uint64_t>(n < 0 ? -n : n); left > 0; left /= 2) {
    if (left % 2 == 1) y = y.defined() ? matmul(y, square) : square;
    if (left > 1) square = matmul(square, square);
  }
  return y;
}

namespace {

/// (v - u)^-1 (v + u), polynomials in a that differ from exp(a) by less than rounding where the
/// norm of a is small, and exp(a) = exp(a / 2)^2 (Higham 2005).
Variable exponential(const Variable& a) {
  constexpr double kSmall = 5.371920351148152;
  constexpr int kDegree = 13;
  std::array<double, kDegree + 1> b{1};
  for (int i = 1; i <= kDegree; ++i)
    b.at(i) = b.at(i - 1) * (kDegree + 1 - i) / ((2 * kDegree + 1 - i) * i);
  const double ratio = abs(a).sum(-2).max().item<double>() / kSmall;
  const int halvings =
      ratio > 1 && std::isfinite(ratio) ? static_cast<int>(std::ceil(std::log2(ratio))) : 0;
  const Variable x = a * std::ldexp(1, -halvings), one = eye(a.size(-1), a.options());
  const Variable x2 = matmul(x, x), x4 = matmul(x2, x2), x6 = matmul(x4, x2);
  const auto part = [&](std::size_t i) {
    return matmul(x6, b[i + 12] * x6 + b[i + 10] * x4 + b[i + 8] * x2) + b[i + 6] * x6 +
           b[i + 4] * x4 + b[i + 2] * x2 + b[i] * one;
  };
  const Variable u = matmul(x, part(1)), v = part(0);
  Variable y = linalg_solve(v - u, v + u);
  for (int i = 0; i < halvings; ++i) y = matmul(y, y);
  return y;
}

/// (x y; 0 x).
Variable block_triangle(const Variable& x, const Variable& y) {
  return cat({cat({x, y}, -1), cat({zeros_like(x), x}, -1)}, -2);
}

}  // namespace

// y = exp(a);  dL/da = the upper right block of exp((a^T g; 0 a^T))
Variable linalg_matrix_exp(const Variable& a) {
  const Variable m = squares("linalg.matrix_exp", a);
  const autocast::detail::Mode off(false);
  if (m.numel() == 0) return m.clone();
  return record("linalg_matrix_exp", exponential(m.detach()).array(), wrt(m, m, [](V g, V m) {
                  const int64_t n = m.size(-1);
                  const Variable y = linalg_matrix_exp(block_triangle(m.mT(), g));
                  return narrow(narrow(y, -2, 0, n), -1, n, n);
                }));
}

namespace {

/// Throws unless these are matrices, two at least, that can be multiplied; the first and the last
/// one may be vectors. Returns the vectors as matrices.
variable_list check_chain(TensorList tensors) {
  const std::size_t count = tensors.size();
  check_that(count >= 2, "multi_dot(): expected at least 2 tensors but got ", count);
  variable_list chain = tensors.vec();
  for (std::size_t i = 0; i < count; ++i) {
    const bool first = i == 0, last = i + 1 == count;
    const int64_t rank = tensors[i].dim();
    check_that(rank == 2 || (rank == 1 && (first || last)), "multi_dot(): ",
               first || last ? str("the ", first ? "first" : "last", " tensor must be 1D or 2D")
                             : str("tensor ", i, " must be 2D"),
               " but got ", rank, "D");
    check_that(tensors[i].dtype() == tensors[0].dtype(),
               "multi_dot(): all tensors must have be the same dtype but tensor 0 is ",
               tensors[0].dtype(), " and tensor ", i, " ", tensors[i].dtype());
    if (rank == 1) chain[i] = tensors[i].unsqueeze(first ? 0 : 1);
    check_that(first || chain[i - 1].size(1) == chain[i].size(0), "multi_dot(): tensors ", i - 1,
               " and ", i, " with shapes ", tensors[first ? 0 : i - 1].sizes(), " and ",
               tensors[i].sizes(), " cannot be multiplied");
  }
  return chain;
}

/// Where to cut products of neighbours in two.
class Cuts {
 public:
  explicit Cuts(const variable_list& chain)
      : n_(chain.size()), cost_(n_ * n_, 0), cut_(n_ * n_, 0) {
    for (std::size_t length = 1; length < n_; ++length)
      for (std::size_t i = 0; i + length < n_; ++i) find(chain, i, i + length);
  }
  Variable product(const variable_list& chain, std::size_t i, std::size_t j) const {
    if (i == j) return chain[i];
    const std::size_t k = cut_[i * n_ + j];
    return mm(product(chain, i, k), product(chain, k + 1, j));
  }

 private:
  void find(const variable_list& chain, std::size_t i, std::size_t j) {
    double& least = cost_[i * n_ + j] = std::numeric_limits<double>::infinity();
    for (std::size_t k = i; k < j; ++k) {
      const auto last = static_cast<double>(chain[i].size(0) * chain[k].size(1) * chain[j].size(1));
      const double cost = cost_[i * n_ + k] + cost_[(k + 1) * n_ + j] + last;
      if (cost >= least) continue;
      least = cost;
      cut_[i * n_ + j] = k;
    }
  }

  std::size_t n_;
  std::vector<double> cost_;
  std::vector<std::size_t> cut_;
};

}  // namespace

Variable linalg_multi_dot(TensorList tensors) {
  const variable_list chain = check_chain(tensors);
  Variable y = Cuts(chain).product(chain, 0, chain.size() - 1);
  if (tensors.back().dim() == 1) y = y.squeeze(1);
  return tensors.front().dim() == 1 ? y.squeeze(0) : y;
}

Variable linalg_cross(const Variable& a, const Variable& b, int64_t dim) {
  check(a.dim() == b.dim(), "linalg.cross",
        "inputs must have the same number of dimensions. Got shapes ", a.sizes(), " and ",
        b.sizes());
  const int64_t axis = normalize_axis("linalg.cross", dim, a.dim());
  check(a.dim() > 0 && a.size(axis) == 3 && b.size(axis) == 3, "linalg.cross", "inputs dimension ",
        dim, " must have length 3. Got ", a.size(axis), " and ", b.size(axis));
  check_that(a.dtype() == b.dtype(), "expected scalar type ", a.dtype(), " but found ", b.dtype(),
             "; convert one with .to(dtype)");
  const auto next = [axis](const Variable& x, int64_t by) { return roll(x, -by, axis); };
  return next(a, 1) * next(b, 2) - next(a, 2) * next(b, 1);
}

Variable cross(const Variable& a, const Variable& b, std::optional<int64_t> dim) {
  if (dim) return linalg_cross(a, b, *dim);
  const auto* const at = std::find(a.sizes().begin(), a.sizes().end(), 3);
  check_that(at != a.sizes().end(), "no dimension of size 3 in input, got shape ", a.sizes());
  return linalg_cross(a, b, at - a.sizes().begin());
}

Variable trace(const Variable& x) {
  check(x.dim() == 2, "trace", "expected a matrix, but got tensor with dim ", x.dim());
  return diagonal(x).sum();
}

Variable kron(const Variable& a, const Variable& b) {
  const int64_t rank = std::max(a.dim(), b.dim());
  Dims of_a, of_b, sizes;
  for (int64_t axis = -rank; axis < 0; ++axis) {
    const int64_t n = axis < -a.dim() ? 1 : a.size(axis), m = axis < -b.dim() ? 1 : b.size(axis);
    for (const int64_t size : {n, int64_t{1}}) of_a.push_back(size);
    for (const int64_t size : {int64_t{1}, m}) of_b.push_back(size);
    sizes.push_back(n * m);
  }
  return reshape(reshape(a, of_a) * reshape(b, of_b), sizes);
}

}  // namespace taper
