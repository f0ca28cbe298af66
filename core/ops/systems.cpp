#include "taper/core/ops/systems.h"

#include <algorithm>
#include <array>
#include <limits>

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/systems.h"
#include "taper/core/ops/matrices.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {

using detail::check_equation, detail::check_info, detail::squares;

namespace {

/// LU factors of a stack of matrices; constants for their derivatives, which go by the matrices.
struct Factors {
  explicit Factors(const Variable& a) : Factors(kernel::lu(a.array())) {}
  explicit Factors(const kernel::LU& of) : lu(of.factors), pivots(of.pivots), info(of.info) {}

  Variable diagonal() const { return taper::diagonal(lu, 0, -2, -1); }
  /// The determinant of the permutation: 1 or -1.
  Variable sign() const {
    const Variable swaps = pivots != arange(1, pivots.size(-1) + 1, kInt);
    return 1 - 2 * remainder(swaps.sum(-1), 2);
  }

  Variable lu, pivots;
  Array info;
};

// x = a^-1 b, by the LU factors of a;  dL/db = a^-T g,  dL/da = -(a^-T g) x^T
// and the same for a^T in the place of a
Variable solve_by(const Variable& a, const Variable& lu, const Variable& pivots, const Variable& b,
                  bool adjoint) {
  const int64_t n = a.size(-1);
  const Array factors =
      kernel::expand("linalg_solve", lu.array(), leading_sizes(b.sizes(), 2, {n, n}));
  const Array swaps =
      kernel::expand("linalg_solve", pivots.array(), leading_sizes(b.sizes(), 2, {n}));
  return record("linalg_solve", kernel::solve_lu(factors, swaps, b.array(), adjoint),
                wrt(a, a, lu, pivots, kOutput,
                    [adjoint](V g, V a, V lu, V p, V x) {
                      const Variable gb = solve_by(a, lu, p, g, !adjoint);
                      return adjoint ? -matmul(x, gb.mT()) : -matmul(gb, x.mT());
                    }),
                wrt(b, a, lu, pivots,
                    [adjoint](V g, V a, V lu, V p) { return solve_by(a, lu, p, g, !adjoint); }));
}

/// Diagonal matrices n x n, each with one number of x all over its diagonal.
Variable multiple_of_identity(const Variable& x, int64_t n) {
  return diag_embed(expand(x.unsqueeze(-1), leading_sizes(x.sizes(), 0, {n})));
}

/// The slopes of the determinant y of a: y a^-T, and where that does not exist, with a = u s vh,
/// det(u vh) u s' vh, where s' are the products of the other singular values.
Variable cofactors(const Variable& a, const Variable& lu, const Variable& pivots,
                   const Variable& y) {
  const int64_t n = a.size(-1);
  if (!(y == 0).any().item<bool>())
    return solve_by(a, lu, pivots, multiple_of_identity(y, n), true);
  const auto [u, s, vh] = linalg_svd(a, false);
  const Variable others = prod(where(detail::diagonal_mask(n), 1, s.unsqueeze(-2)), -1);
  return matmul(u * (others * linalg_det(matmul(u, vh)).unsqueeze(-1)).unsqueeze(-2), vh);
}

/// True if b is a vector for each matrix of a, or one for all.
bool is_vectors(const Variable& a, const Variable& b) {
  return b.dim() == 1 ||
         (b.dim() == a.dim() - 1 && b.sizes() == IntArrayRef(leading_sizes(a.sizes(), 1)));
}

/// The sizes of the stack that those of a and b broadcast to, with x's rows and columns behind.
Dims stack_of(const char* op, const Variable& a, const Variable& b, const Variable& x) {
  Dims sizes = broadcast_shapes(op, leading_sizes(b.sizes(), 2), leading_sizes(a.sizes(), 2));
  sizes.push_back(x.size(-2));
  sizes.push_back(x.size(-1));
  return sizes;
}

}  // namespace

// y = a^-1;  dL/da = -y^T g y^T
Variable linalg_inv(const Variable& a) {
  const Variable m = squares("linalg.inv", a);
  const Factors f(m);
  check_info("linalg.inv", f.info, [](int place) {
    return str("The diagonal element ", place,
               " is zero, the inversion could not be completed because the input matrix is "
               "singular. linalg::pinv() has an answer for it, too");
  });
  const Variable identity = expand(eye(m.size(-1), m.options()), m.sizes());
  return record("linalg_inv",
                kernel::solve_lu(f.lu.array(), f.pivots.array(), identity.array(), false),
                wrt(m, kOutput, [](V g, V y) { return -matmul(y.mT(), matmul(g, y.mT())); }));
}

Variable linalg_solve(const Variable& a, const Variable& b, bool left) {
  if (autocast::is_cpu_enabled()) return autocast::raised(linalg_solve, a, b, left);
  const Variable m = squares("linalg.solve", a);
  if (is_vectors(m, b)) return squeeze(linalg_solve(m, unsqueeze(b, -1), left), -1);
  check_equation("linalg.solve", m, b, left);
  if (!left) return linalg_solve(m.mT(), b.mT()).mT();
  const Variable right = expand(b, stack_of("linalg.solve", m, b, b));
  const Factors f(m);
  check_info("torch.linalg.solve", f.info, [](int) {
    return str(
        "The solver failed because the input matrix is singular. linalg::lstsq() has an "
        "answer for it, too");
  });
  return solve_by(m, f.lu, f.pivots, right, false);
}

// x = a^-1 b;  dL/db = a^-T g,  dL/da = the triangle of -(a^-T g) x^T
Variable linalg_solve_triangular(const Variable& a, const Variable& b, bool upper, bool left,
                                 bool unitriangular) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(linalg_solve_triangular, a, b, upper, left, unitriangular);
  constexpr const char* kName = "linalg.solve_triangular";
  const Variable m = squares(kName, a);
  check_equation(kName, m, b, left);
  if (!left) return linalg_solve_triangular(m.mT(), b.mT(), !upper, true, unitriangular).mT();
  const Variable triangles = expand(m, stack_of(kName, m, b, m));
  const Variable right = expand(b, stack_of(kName, m, b, b));
  const auto back = [upper, unitriangular](V a, V g) {
    return linalg_solve_triangular(a.mT(), g, !upper, true, unitriangular);
  };
  return record("linalg_solve_triangular",
                kernel::solve_triangular(triangles.array(), right.array(), upper, unitriangular),
                wrt(triangles, triangles, kOutput,
                    [back, upper, unitriangular](V g, V a, V x) {
                      const Variable full = -matmul(back(a, g), x.mT());
                      return upper ? triu(full, unitriangular ? 1 : 0)
                                   : tril(full, unitriangular ? -1 : 0);
                    }),
                wrt(right, triangles, [back](V g, V a) { return back(a, g); }));
}

// y = det a;  dL/da = g y a^-T, the cofactors
Variable linalg_det(const Variable& a) {
  const Variable m = squares("linalg.det", a);
  const Factors f(m);
  return record("linalg_det", (prod(f.diagonal(), -1) * f.sign()).array(),
                wrt(m, m, f.lu, f.pivots, kOutput, [](V g, V m, V lu, V p, V y) {
                  return g.unsqueeze(-1).unsqueeze(-1) * cofactors(m, lu, p, y);
                }));
}

// y = ln |det a|;  dL/da = g a^-T
std::tuple<Variable, Variable> linalg_slogdet(const Variable& a) {
  const Variable m = squares("linalg.slogdet", a);
  const Factors f(m);
  const Variable diagonal = f.diagonal();
  return {prod(sign(diagonal), -1) * f.sign(),
          record("linalg_slogdet", log(abs(diagonal)).sum(-1).array(),
                 wrt(m, m, f.lu, f.pivots, [](V g, V m, V lu, V p) {
                   return solve_by(m, lu, p, multiple_of_identity(g, m.size(-1)), true);
                 }))};
}

Variable logdet(const Variable& a) {
  const auto [sign, y] = linalg_slogdet(squares("logdet", a));
  return masked_fill(y, sign < 0, std::numeric_limits<double>::quiet_NaN());
}

// L L^T = a;  dL/da = (s + s^T) / 2, s = L^-T p L^-1, p = the lower triangle of L^T g with half of
// its diagonal
Variable linalg_cholesky(const Variable& a, bool upper) {
  const Variable m = squares("linalg.cholesky", a);
  if (upper) return linalg_cholesky(m.mT()).mT();
  const auto [factor, info] = kernel::cholesky(m.array());
  check_info("linalg.cholesky", info, [](int order) {
    return str(
        "The factorization could not be completed because the input is not "
        "positive-definite (the leading minor of order ",
        order, " is not positive-definite).");
  });
  return record("linalg_cholesky", factor, wrt(m, kOutput, [](V g, V l) {
                  const Variable m = matmul(l.mT(), g), p = (tril(m) + tril(m, -1)) / 2;
                  const Variable s = linalg_solve_triangular(
                      l, linalg_solve_triangular(l.mT(), p, true), false, false);
                  return (s + s.mT()) / 2;
                }));
}

Variable cholesky_solve(const Variable& b, const Variable& factor, bool upper) {
  if (autocast::is_cpu_enabled()) return autocast::raised(cholesky_solve, b, factor, upper);
  check_that(b.dim() >= 2, "b should have at least 2 dimensions, but has ", b.dim(),
             " dimensions instead");
  const Variable l =
      upper ? squares("cholesky_solve", factor).mT() : squares("cholesky_solve", factor);
  check_that(b.dtype() == l.dtype(),
             "Expected b and A to have the same dtype, but found b of type ", b.dtype(),
             " and A of type ", l.dtype(), " instead. Convert one with .to(dtype)");
  check_that(b.size(-2) == l.size(-1),
             "Incompatible matrix sizes for cholesky_solve: each A matrix is ", l.size(-1), " by ",
             l.size(-1), " but each b matrix is ", b.size(-2), " by ", b.size(-1));
  return linalg_solve_triangular(l.mT(), linalg_solve_triangular(l, b, false), true);
}

Variable cholesky_inverse(const Variable& factor, bool upper) {
  const Variable l = squares("cholesky_inverse", factor);
  return cholesky_solve(eye(l.size(-1), l.options()), l, upper);
}

namespace {

constexpr const char* kLstsq = "torch.linalg.lstsq";

void check_least_squares(const Variable& a, const Variable& b, std::string_view driver) {
  check(a.dim() >= 2, kLstsq, "input must have at least 2 dimensions. Got shape ", a.sizes());
  check(b.dim() >= 1, kLstsq, "other must have at least 1 dimension. Got shape ", b.sizes());
  check(a.dtype() == b.dtype(), kLstsq,
        "Expected input and other to have the same dtype, but got input's dtype ", a.dtype(),
        " and other's dtype ", b.dtype(), "; convert one with .to(dtype)");
  constexpr std::array<std::string_view, 4> kDrivers{"gels", "gelsy", "gelsd", "gelss"};
  check(std::find(kDrivers.begin(), kDrivers.end(), driver) != kDrivers.end(), kLstsq,
        "parameter `driver` should be one of (gels, gelsy, gelsd, gelss), got ",
        std::string(driver));
}

}  // namespace

// x = a^+ b;  dL/db = (a^+)^T g,  dL/da = what a^+ gets for g b^T
std::tuple<Variable, Variable, Variable, Variable> linalg_lstsq(
    const Variable& a, const Variable& b, std::optional<double> rcond,
    std::optional<std::string_view> driver) {
  if (autocast::is_cpu_enabled()) {
    const autocast::detail::Mode off(false);
    return linalg_lstsq(autocast::detail::raise(a), autocast::detail::raise(b), rcond, driver);
  }
  const std::string_view by = driver.value_or("gelsy");
  check_least_squares(a, b, by);
  if (is_vectors(a, b)) {
    auto [x, residuals, rank, s] = linalg_lstsq(a, unsqueeze(b, -1), rcond, driver);
    return {squeeze(x, -1), residuals, rank, s};
  }
  const int64_t m = a.size(-2), n = a.size(-1);
  check(m == b.size(-2), kLstsq, "input.size(-2) should match other.size(-2), got ", m, " and ",
        b.size(-2));
  const Variable as = expand(detail::matrices(kLstsq, a), stack_of(kLstsq, a, b, a));
  const Variable bs = expand(b, stack_of(kLstsq, a, b, b));
  const bool by_svd = by == "gelsd" || by == "gelss";
  const double limit =
      rcond.value_or(detail::epsilon(as.dtype()) * static_cast<double>(std::max(m, n)));
  const kernel::LeastSquares y = kernel::least_squares(as.array(), bs.array(), limit, by_svd);
  const Variable rank = Variable(y.rank).to(kLong), none = empty({0}, as.options());
  check(!(rank < 0).any().item<bool>(), kLstsq,
        "the SVD failed to converge, or the input is not finite");
  const auto inverse = [limit](V a) { return linalg_pinv(a, limit); };
  const Variable x =
      record("linalg_lstsq", y.x,
             wrt(as, as, bs,
                 [inverse](V g, V a, V b) {
                   return detail::pinv_backward(matmul(g, b.mT()), a, inverse(a));
                 }),
             wrt(bs, as, [inverse](V g, V a) { return matmul(inverse(a).mT(), g); }));
  const bool has_residuals = by != "gelsy" && m > n && (!by_svd || (rank == n).all().item<bool>());
  return {x, has_residuals ? square(matmul(as, x) - bs).sum(-2) : none,
          by == "gels" ? empty({0}, kLong) : rank, by_svd ? Variable(y.singular_values) : none};
}

}  // namespace taper
