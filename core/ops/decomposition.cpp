#include "taper/core/ops/decomposition.h"

#include <algorithm>
#include <limits>

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/record.h"
#include "taper/core/graph/record_outputs.h"
#include "taper/core/kernels/decomposition.h"
#include "taper/core/ops/matrices.h"
#include "taper/core/ops/ops.h"

namespace taper {

using detail::check_info, detail::matrices, detail::squares, detail::with_diagonal;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

Variable or_zeros(const Variable& g, const Variable& y) { return g.defined() ? g : zeros_like(y); }

/// x diag(d), and diag(d) x.
Variable times_diagonal(const Variable& x, const Variable& d) { return x * d.unsqueeze(-2); }
Variable diagonal_times(const Variable& d, const Variable& x) { return d.unsqueeze(-1) * x; }

/// For square or tall a = q r:  dL/da = (gq + q c) r^-T, c = the lower triangle of r gr^T - gq^T q,
/// made symmetric
Variable tall_qr_backward(const Variable& gq, const Variable& gr, const Variable& q,
                          const Variable& r) {
  const Variable m = matmul(r, gr.mT()) - matmul(gq.mT(), q);
  const Variable c = tril(m) + tril(m, -1).mT();
  return linalg_solve_triangular(r.mT(), gq + matmul(q, c), false, false);
}

/// For wide a = (x z), r = (u w) is q = that of x, u and w = q^T z;  dL/dz = q gw, and z adds z
/// gw^T to gq.
Variable qr_backward(const Variable& gq, const Variable& gr, const Variable& q, const Variable& r) {
  const int64_t m = r.size(-2), more = r.size(-1) - m;
  if (more <= 0) return tall_qr_backward(gq, gr, q, r);
  const Variable u = narrow(r, -1, 0, m), w = narrow(r, -1, m, more);
  const Variable gw = narrow(gr, -1, m, more);
  const Variable to_q = gq + matmul(q, matmul(w, gw.mT()));
  return cat({tall_qr_backward(to_q, narrow(gr, -1, 0, m), q, u), matmul(q, gw)}, -1);
}

/// x - x^T.
Variable skew(const Variable& x) { return x - x.mT(); }

/// With e_ij = s_j^2 - s_i^2:  dL/da = u ((skew(u^T gu) / e) s + s (skew(vh gvh^T) / e) + gs) vh
/// + (gu - u u^T gu) s^-1 vh + u s^-1 (gvh - gvh vh^T vh)
Variable svd_backward(TensorList g, const Variable& u, const Variable& s, const Variable& vh) {
  const Variable &gu = g[0], &gs = g[1], &gvh = g[2];
  if (!gu.defined() && !gvh.defined()) return matmul(times_diagonal(u, gs), vh);
  const Variable row = s.unsqueeze(-2), column = s.unsqueeze(-1);
  const Variable e = with_diagonal((row - column) * (row + column), kInfinity);
  Variable inner = diag_embed(or_zeros(gs, s));
  if (gu.defined()) inner = inner + times_diagonal(skew(matmul(u.mT(), gu)) / e, s);
  if (gvh.defined()) inner = inner + diagonal_times(s, skew(matmul(vh, gvh.mT())) / e);
  Variable y = matmul(u, matmul(inner, vh));
  if (gu.defined() && u.size(-2) > s.size(-1))
    y = y + matmul(times_diagonal(gu - matmul(u, matmul(u.mT(), gu)), 1 / s), vh);
  if (gvh.defined() && vh.size(-1) > s.size(-1))
    y = y + matmul(times_diagonal(u, 1 / s), gvh - matmul(matmul(gvh, vh.mT()), vh));
  return y;
}

/// The same where u and vh, and their cotangents, may have more columns and rows than s.
Variable full_svd_backward(TensorList g, TensorList y) {
  const int64_t k = y[1].size(-1);
  const auto first = [k](const Variable& x, int64_t dim) {
    return x.defined() ? narrow(x, dim, 0, k) : x;
  };
  return svd_backward({first(g[0], -1), g[1], first(g[2], -2)}, first(y[0], -1), y[1],
                      first(y[2], -2));
}

kernel::SVD svd_of(const Variable& a, bool full, bool vectors, bool by_driver) {
  check(!by_driver, "torch.linalg.svd",
        "keyword argument `driver=` is only supported on CUDA inputs with cuSOLVER backend.");
  kernel::SVD y = kernel::svd(a.array(), full, vectors);
  check_info("linalg.svd", y.info, [](int code) {
    return code == kernel::kNotFinite
               ? str("The algorithm failed to converge because the input matrix contained "
                     "non-finite values.")
               : str("The algorithm failed to converge because the input matrix is "
                     "ill-conditioned or has too many repeated singular values (error code: ",
                     code, ").");
  });
  return y;
}

/// True for "U"; throws unless it is that or "L".
bool is_upper(std::string_view uplo) {
  const char first = uplo.empty() ? '?' : static_cast<char>(uplo.front() & ~' ');
  check_that(first == 'L' || first == 'U', "Expected UPLO argument to be 'L' or 'U', but got ",
             std::string(uplo));
  return first == 'U';
}

kernel::Eigen eigen_of(const Variable& a, std::string_view uplo, bool vectors) {
  kernel::Eigen y = kernel::eigh(a.array(), is_upper(uplo), vectors);
  check_info("linalg.eigh", y.info, [](int code) {
    return str(
        "The algorithm failed to converge because the input matrix is ill-conditioned or "
        "has too many repeated eigenvalues (error code: ",
        code, ").");
  });
  return y;
}

/// Whether a derivative may be asked for.
bool is_recorded(const Variable& x) { return x.requires_grad() && GradMode::is_enabled(); }

}  // namespace

std::tuple<Variable, Variable> linalg_qr(const Variable& a, std::string_view mode) {
  const Variable m = matrices("linalg.qr", a);
  check_that(mode == "reduced" || mode == "complete" || mode == "r",
             "qr received unrecognized mode '", std::string(mode),
             "' but expected one of 'reduced' (default), 'r', or 'complete'");
  const bool complete = mode == "complete";
  const kernel::QR made = kernel::qr(m.array(), complete);
  const bool smooth = !complete || m.size(-2) <= m.size(-1);
  variable_list y = record_outputs("linalg_qr", m, {made.q, made.r}, [smooth](auto g, auto y) {
    check_that(smooth,
               "The QR decomposition is not differentiable when mode='complete' and nrows > ncols. "
               "Take mode='reduced'");
    return qr_backward(or_zeros(g[0], y[0]), or_zeros(g[1], y[1]), y[0], y[1]);
  });
  return {mode == "r" ? empty({0}, m.options()) : y[0], y[1]};
}

std::tuple<Variable, Variable, Variable> linalg_svd(const Variable& a, bool full_matrices,
                                                    std::optional<std::string_view> driver) {
  const Variable m = matrices("linalg.svd", a);
  const kernel::SVD made = svd_of(m, full_matrices, true, driver.has_value());
  variable_list y = record_outputs("linalg_svd", m, {made.u, made.s, made.vh}, full_svd_backward);
  return {y[0], y[1], y[2]};
}

Variable linalg_svdvals(const Variable& a, std::optional<std::string_view> driver) {
  const Variable m = matrices("linalg.svd", a);
  return is_recorded(m)
             ? std::get<1>(linalg_svd(m, false, driver))
             : unrecorded("linalg_svdvals", svd_of(m, false, false, driver.has_value()).s);
}

// With e_ij = w_j - w_i:  dL/da = v ((v^T gv) / e + gw) v^T
std::tuple<Variable, Variable> linalg_eigh(const Variable& a, std::string_view uplo) {
  const Variable m = squares("linalg.eigh", a);
  const kernel::Eigen made = eigen_of(m, uplo, true);
  variable_list y = record_outputs("linalg_eigh", m, {made.w, made.v}, [](auto g, auto y) {
    const Variable &w = y[0], &v = y[1];
    if (!g[1].defined()) return matmul(times_diagonal(v, g[0]), v.mT());
    const Variable e = with_diagonal(w.unsqueeze(-2) - w.unsqueeze(-1), kInfinity);
    const Variable inner = matmul(v.mT(), g[1]) / e + diag_embed(or_zeros(g[0], w));
    return matmul(v, matmul(inner, v.mT()));
  });
  return {y[0], y[1]};
}

Variable linalg_eigvalsh(const Variable& a, std::string_view uplo) {
  const Variable m = squares("linalg.eigh", a);
  return is_recorded(m) ? std::get<0>(linalg_eigh(m, uplo))
                        : unrecorded("linalg_eigvalsh", eigen_of(m, uplo, false).w);
}

namespace {

/// Up to where singular values s of a count as 0.
Variable threshold(const Variable& a, const Variable& s, std::optional<double> atol,
                   std::optional<double> rtol) {
  const auto larger = static_cast<double>(std::max(a.size(-2), a.size(-1)));
  const double at_first = atol.value_or(0) > 0 ? 0 : larger * detail::epsilon(a.dtype());
  if (s.size(-1) == 0) return s;
  return clamp_min(amax(s, -1, true) * rtol.value_or(at_first), atol.value_or(0));
}

}  // namespace

// y = a^+;  dL/da = (1 - a y) g^T y y^T + y^T y g^T (1 - y a) - y^T g y^T
Variable detail::pinv_backward(const Variable& g, const Variable& a, const Variable& y) {
  const Variable left = matmul(g.mT(), matmul(y, y.mT()));
  const Variable right = matmul(matmul(y.mT(), y), g.mT());
  return left - matmul(a, matmul(y, left)) + right - matmul(matmul(right, y), a) -
         matmul(y.mT(), matmul(g, y.mT()));
}

Variable linalg_pinv(const Variable& a, std::optional<double> atol, std::optional<double> rtol,
                     bool hermitian) {
  check_that(a.dim() >= 2 && a.is_floating_point(), "linalg.pinv(", a.dtype(), "{", a.sizes(),
             "}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble "
             "types");
  const Variable m = matrices("linalg.pinv", a);
  const autocast::detail::Mode off(false);
  const auto value = [&]() -> Variable {
    if (hermitian) {
      const auto [w, v] = linalg_eigh(m.detach());
      const Variable kept = abs(w) > threshold(m, abs(w), atol, rtol);
      return matmul(times_diagonal(v, where(kept, 1 / w, 0)), v.mT());
    }
    const auto [u, s, vh] = linalg_svd(m.detach(), false);
    return matmul(times_diagonal(vh.mT(), where(s > threshold(m, s, atol, rtol), 1 / s, 0)),
                  u.mT());
  };
  return record("linalg_pinv", value().array(), wrt(m, m, kOutput, detail::pinv_backward));
}
Variable linalg_pinv(const Variable& a, double rcond, bool hermitian) {
  return linalg_pinv(a, 0.0, rcond, hermitian);
}

Variable linalg_matrix_rank(const Variable& a, std::optional<double> atol,
                            std::optional<double> rtol, bool hermitian) {
  check(a.dim() >= 2, "torch.linalg.matrix_rank",
        "The input tensor input must have at least 2 dimensions. Got shape ", a.sizes());
  const Variable m = a.detach();
  const Variable s = hermitian ? abs(linalg_eigvalsh(m)) : linalg_svdvals(m);
  return (s > threshold(m, s, atol, rtol)).sum(-1);
}
Variable linalg_matrix_rank(const Variable& a, double tol, bool hermitian) {
  return linalg_matrix_rank(a, tol, 0.0, hermitian);
}

}  // namespace taper
