#include "taper/core/ops/products.h"

#include <algorithm>

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// x with the axes `dims` moved to the front or the end, the others joined, as a matrix.
Variable contracted(const Variable& x, IntArrayRef dims, bool at_end) {
  Dims order;
  int64_t n = 1, rest = 1;
  for (int64_t i = 0; i < x.dim(); ++i)
    if (std::find(dims.begin(), dims.end(), i) == dims.end()) {
      order.push_back(i);
      rest *= x.size(i);
    }
  std::size_t place = at_end ? order.size() : 0;
  for (const int64_t axis : dims) {
    order.insert(place++, axis);
    n *= x.size(axis);
  }
  return reshape(permute(x, order), at_end ? Dims{rest, n} : Dims{n, rest});
}

/// What is left of x's sizes, behind those in `sizes`.
void append_rest(Dims& sizes, const Variable& x, IntArrayRef dims) {
  for (int64_t i = 0; i < x.dim(); ++i)
    if (std::find(dims.begin(), dims.end(), i) == dims.end()) sizes.push_back(x.size(i));
}

}  // namespace

Variable addmv(const Variable& c, const Variable& a, const Variable& x, Scalar beta, Scalar alpha) {
  const Variable product = mv(a, x);
  check(c.numel() == 1 || c.numel() == product.numel(), "addmv", "size mismatch, got ", c.numel(),
        ", ", a.size(0), "x", a.size(1), ",", x.numel());
  return add_product("addmv", c, product, beta, alpha);
}
Variable addr(const Variable& c, const Variable& a, const Variable& b, Scalar beta, Scalar alpha) {
  check(a.dim() == 1, "addr", "Expected 1-D argument vec1, but got ", a.dim(), "-D");
  check(b.dim() == 1, "addr", "Expected 1-D argument vec2, but got ", b.dim(), "-D");
  return add_product("addr", c, outer(a, b), beta, alpha);
}
Variable baddbmm(const Variable& c, const Variable& a, const Variable& b, Scalar beta,
                 Scalar alpha) {
  if (autocast::is_cpu_enabled()) return autocast::lowered(baddbmm, c, a, b, beta, alpha);
  expand(c, {a.size(0), a.size(1), b.size(2)});  // throws unless that is possible
  return add_product("baddbmm", c, bmm(a, b), beta, alpha);
}
Variable addbmm(const Variable& c, const Variable& a, const Variable& b, Scalar beta,
                Scalar alpha) {
  if (autocast::is_cpu_enabled()) return autocast::lowered(addbmm, c, a, b, beta, alpha);
  expand(c, {a.size(1), b.size(2)});  // throws unless that is possible
  check(a.size(2) == b.size(1), "addbmm", "Incompatible matrix sizes for bmm (", a.size(1), "x",
        a.size(2), " and ", b.size(1), "x", b.size(2), ")");
  return add_product("addbmm", c, sum(bmm(a, b), 0, false, a.dtype()), beta, alpha);
}

Variable inner(const Variable& a, const Variable& b) {
  if (a.dim() == 0 || b.dim() == 0) return a * b;
  check_that(a.size(-1) == b.size(-1),
             "inner() the last dimension must match on both input tensors but got shapes ",
             a.sizes(), " and ", b.sizes());
  return tensordot(a, b, -1, -1);
}

Variable tensordot(const Variable& a, const Variable& b, IntArrayRef dims_a, IntArrayRef dims_b) {
  check(dims_a.size() == dims_b.size(), "tensordot",
        "both dimension lists should have same length, got ", dims_a, " and ", dims_b);
  Variable x = a, y = b;
  Dims left, right;
  for (std::size_t i = 0; i < dims_a.size(); ++i) {
    left.push_back(normalize_axis("tensordot", dims_a[i], a.dim()));
    right.push_back(normalize_axis("tensordot", dims_b[i], b.dim()));
    const int64_t n = x.size(left[i]), m = y.size(right[i]);
    check(n == m || n == 1 || m == 1, "tensordot",
          "contracted dimensions need to match, but first has size ", n, " in dim ", left[i],
          " and second has size ", m, " in dim ", right[i]);
    if (n != m && n == 1) y = sum(y, right[i], true, b.dtype());
    if (n != m && m == 1) x = sum(x, left[i], true, a.dtype());
  }
  Dims sizes;
  append_rest(sizes, x, left);
  append_rest(sizes, y, right);
  return reshape(mm(contracted(x, left, true), contracted(y, right, false)), sizes);
}

namespace {

Variable rows_apart(const Variable& x1, const Variable& x2) {
  return unsqueeze(x1, -2) - unsqueeze(x2, -3);
}

/// d_ij = |a_i - b_j|; many rows by |a|^2 + |b|^2 - 2 a . b, without an array of differences.
Variable euclidean(const Variable& a, const Variable& b) {
  constexpr int64_t kFew = 25;
  if (a.size(-2) <= kFew && b.size(-2) <= kFew) return norm(rows_apart(a, b), 2, {-1});
  const auto squares = [](const Variable& x) { return sum(x * x, -1, true); };
  return sqrt(clamp_min(squares(a) + squares(b).mT() - 2 * matmul(a, b.mT()), 0));
}

/// The gradient for a: sum_j s_ij (a_i - b_j) with s = g / d, and 0 where d = 0.
Variable euclidean_backward(const Variable& g, const Variable& a, const Variable& b,
                            const Variable& d) {
  const Variable s = masked_fill(g / masked_fill(d, d == 0, 1), d == 0, 0);
  return a * sum(s, -1, true) - matmul(s, b);
}

}  // namespace

// y_ij = |x1_i - x2_j|_p;  for p = 2 dL/dx1_i = sum_j g_ij (x1_i - x2_j) / y_ij, and 0 where y = 0
Variable cdist(const Variable& x1, const Variable& x2, double p,
               std::optional<int64_t> compute_mode) {
  if (autocast::is_cpu_enabled()) return autocast::raised(cdist, x1, x2, p, compute_mode);
  for (const Variable* x : {&x1, &x2}) {
    const char* which = x == &x1 ? "X1" : "X2";
    check_that(x->is_floating_point(), "cdist only supports floating-point dtypes, ", which,
               " got: ", x->dtype());
    check_that(x->dim() >= 2, "cdist only supports at least 2D tensors, ", which,
               " got: ", x->dim(), "D");
  }
  check(x1.size(-1) == x2.size(-1), "cdist",
        "X1 and X2 must have the same number of columns. X1: ", x1.size(-1), " X2: ", x2.size(-1));
  check_that(p >= 0, "cdist only supports non-negative p values, got ", p);
  if (p != 2) return norm(rows_apart(x1, x2), p, {-1});
  return record(
      "cdist", euclidean(x1.detach(), x2.detach()).array(),
      wrt(x1, x1, x2, kOutput, [](V g, V a, V b, V d) { return euclidean_backward(g, a, b, d); }),
      wrt(x2, x1, x2, kOutput,
          [](V g, V a, V b, V d) { return euclidean_backward(g.mT(), b, a, d.mT()); }));
}

Variable& addmv_(const Variable& c, const Variable& a, const Variable& x, Scalar beta,
                 Scalar alpha) {
  return in_place("addmv_", c, [&](V old) { return addmv(old, a, x, beta, alpha); });
}
Variable& addr_(const Variable& c, const Variable& a, const Variable& b, Scalar beta,
                Scalar alpha) {
  return in_place("addr_", c, [&](V x) { return addr(x, a, b, beta, alpha); });
}
Variable& baddbmm_(const Variable& c, const Variable& a, const Variable& b, Scalar beta,
                   Scalar alpha) {
  return in_place("baddbmm_", c, [&](V x) { return baddbmm(x, a, b, beta, alpha); });
}
Variable& addbmm_(const Variable& c, const Variable& a, const Variable& b, Scalar beta,
                  Scalar alpha) {
  return in_place("addbmm_", c, [&](V x) { return addbmm(x, a, b, beta, alpha); });
}

}  // namespace taper
