#include "taper/core/ops/linalg.h"

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/kernels/matmul.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

void check_product(const char* op, const Variable& a, const Variable& b) {
  check(a.dtype() == b.dtype(), op, "expected both operands to have the same dtype, got ",
        a.dtype(), " and ", b.dtype(), "; convert one with .to(dtype)");
  check(a.size(-1) == b.size(-2), op, "mat1 and mat2 shapes cannot be multiplied, got ", a.sizes(),
        " and ", b.sizes(), ", expected the inner sizes ", a.size(-1), " and ", b.size(-2),
        " to be equal");
}

void check_matrices(const char* op, const Variable& a, const Variable& b) {
  check(a.dim() == 2 && b.dim() == 2, op, "expected two matrices, got ", a.sizes(), " and ",
        b.sizes(), "; use matmul() for other ranks");
  check_product(op, a, b);
}

/// x times a number, of which 0 makes 0 of NaN and infinity too, as in BLAS.
Variable scaled(const Variable& x, Scalar factor) {
  if (factor.toDouble() == 0) return where(zeros({}, kBool), x, 0);
  return factor.toDouble() == 1 ? x : x * factor;
}

Variable as_stack(const Variable& x, IntArrayRef leading) {
  Dims sizes(leading);
  sizes.push_back(x.size(-2));
  sizes.push_back(x.size(-1));
  return flatten(expand(x, sizes), 0, -3);
}

/// mm() of matrices that fit, with a result in `dtype`: that of a and b, or a wider one.
Variable mm_in(const Variable& a, const Variable& b, ScalarType dtype) {
  return record("mm", kernel::matmul(a.array(), b.array(), dtype),
                wrt(a, b, [](V g, V b) { return mm(to(g, b.dtype()), t(b)); }),
                wrt(b, a, [](V g, V a) { return mm(t(a), to(g, a.dtype())); }));
}

/// linear() of rows. Under autocast x and w are multiplied as low_x and low_w; the gradients of
/// what is float32 are not rounded.
Variable affine(const Variable& x, const Variable& w, const Variable& b, const Variable& low_x,
                const Variable& low_w) {
  check(low_x.dtype() == low_w.dtype(), "linear", "expected input and weight of one dtype, got ",
        low_x.dtype(), " and ", low_w.dtype(), "; convert one with .to(dtype)");
  if (!b.defined()) return matmul(low_x, t(low_w));
  check(b.dtype() == w.dtype(), "linear", "expected a bias of the weight's dtype, got ", b.dtype(),
        " and ", w.dtype(), "; convert one with .to(dtype)");
  return record("linear", kernel::matmul_bias(low_x.array(), t(low_w.detach()).array(), b.array()),
                wrt(x, low_w, [dtype = x.dtype()](V g, V w) { return mm_in(g, w, dtype); }),
                wrt(w, low_x, [dtype = w.dtype()](V g, V x) { return mm_in(t(g), x, dtype); }),
                wrt(b, [dtype = b.dtype()](V g) { return sum(g, 0, false, dtype); }));
}

}  // namespace

// y = a @ b for stacks (s, n, k) and (s, k, m);  dL/da = g @ b^T,  dL/db = a^T @ g
Variable bmm(const Variable& a, const Variable& b) {
  if (autocast::is_cpu_enabled()) return autocast::lowered(bmm, a, b);
  check(a.dim() == 3 && b.dim() == 3, "bmm", "batch1 and batch2 must be 3D tensors, got ",
        a.sizes(), " and ", b.sizes(), "; use matmul() for other ranks");
  check(a.size(0) == b.size(0), "bmm", "expected stacks of one height, got ", a.sizes(), " and ",
        b.sizes());
  check_product("bmm", a, b);
  return record("bmm", kernel::matmul(a.array(), b.array(), a.dtype()),
                wrt(a, b, [](V g, V b) { return bmm(g, transpose(b, 1, 2)); }),
                wrt(b, a, [](V g, V a) { return bmm(transpose(a, 1, 2), g); }));
}

// y = a @ b;  dL/da = g @ b^T,  dL/db = a^T @ g
Variable mm(const Variable& a, const Variable& b) {
  if (autocast::is_cpu_enabled()) return autocast::lowered(mm, a, b);
  check_matrices("mm", a, b);
  return mm_in(a, b, a.dtype());
}

Variable matmul(const Variable& a, const Variable& b) {
  if (autocast::is_cpu_enabled()) return autocast::lowered(matmul, a, b);
  check(a.dim() > 0 && b.dim() > 0, "matmul", "both arguments need to be at least 1D, got ",
        a.sizes(), " and ", b.sizes());
  if (a.dim() == 1) {
    const Variable y = matmul(unsqueeze(a, 0), b);
    return b.dim() == 1 ? squeeze(y, 0) : squeeze(y, -2);
  }
  if (b.dim() == 1) return squeeze(matmul(a, unsqueeze(b, 1)), -1);
  check_product("matmul", a, b);
  if (a.dim() == 2 && b.dim() == 2) return mm(a, b);
  if (b.dim() == 2) {
    Dims sizes(a.sizes());
    sizes.back() = b.size(1);
    return reshape(mm(flatten(a, 0, -2), b), sizes);
  }
  const auto lead = [](const Variable& x) {
    return x.sizes().slice(0, static_cast<std::size_t>(x.dim()) - 2);
  };
  Dims sizes = broadcast_shapes("matmul", lead(a), lead(b));
  const Variable y = bmm(as_stack(a, sizes), as_stack(b, sizes));
  sizes.push_back(a.size(-2));
  sizes.push_back(b.size(-1));
  return reshape(y, sizes);
}

Variable mv(const Variable& a, const Variable& x) {
  check(a.dim() == 2 && x.dim() == 1, "mv", "vector + matrix @ vector expected, got ", a.sizes(),
        " and ", x.sizes());
  const autocast::detail::Mode off(false);  // as in PyTorch
  return matmul(a, x);
}

Variable dot(const Variable& a, const Variable& b) {
  check(a.dim() == 1 && b.dim() == 1, "dot", "1D tensors expected, but got ", a.dim(), "D and ",
        b.dim(), "D tensors");
  check(a.numel() == b.numel(), "dot",
        "inconsistent tensor size, expected tensors of one length, "
        "got ",
        a.numel(), " and ", b.numel());
  check(a.dtype() == b.dtype(), "dot", "expected both vectors to have same dtype, got ", a.dtype(),
        " and ", b.dtype());
  check(a.dtype() != kBool, "dot", "not implemented for bool; convert with .to(kLong)");
  return sum(a * b, a.dtype());
}

Variable outer(const Variable& a, const Variable& b) {
  check(a.dim() == 1 && b.dim() == 1, "outer", "expected two vectors, got ", a.sizes(), " and ",
        b.sizes());
  return unsqueeze(a, 1) * b;
}

namespace {

void check_addend(const char* op, const Variable& c, ScalarType dtype, IntArrayRef sizes) {
  check(c.dtype() == dtype, op, "self and mat2 must have the same dtype, got ", c.dtype(), " and ",
        dtype, "; convert one with .to(dtype)");
  check(broadcasts_to(c.sizes(), sizes), op,
        "the expanded size of the tensor must match the product's, got ", c.sizes(),
        ", expected something that broadcasts to ", sizes);
}

}  // namespace

Variable add_product(const char* op, const Variable& c, const Variable& product, Scalar beta,
                     Scalar alpha) {
  const ScalarType dtype = product.dtype();
  check_addend(op, c, dtype, product.sizes());
  return scaled(product, converted(alpha, dtype)) + scaled(c, converted(beta, dtype));
}

Variable addmm(const Variable& c, const Variable& a, const Variable& b, Scalar beta, Scalar alpha) {
  if (autocast::is_cpu_enabled()) return autocast::lowered(addmm, c, a, b, beta, alpha);
  check_matrices("addmm", a, b);
  check_addend("addmm", c, a.dtype(), Dims{a.size(0), b.size(1)});
  // A narrow float is rounded once, at the end.
  const ScalarType dtype = a.dtype();
  const ScalarType computed = dtype == kBFloat16 || dtype == kHalf ? kFloat : dtype;
  const Scalar factor = a.size(1) == 0 ? Scalar(0) : alpha;
  return to(add_product("addmm", to(c, computed), mm_in(a, b, computed), beta, factor), dtype);
}

Variable& addmm_(const Variable& x, const Variable& a, const Variable& b, Scalar beta,
                 Scalar alpha) {
  return in_place("addmm_", x, [&](V c) { return addmm(c, a, b, beta, alpha); });
}

Variable pairwise_distance(const Variable& x1, const Variable& x2, double p, double eps,
                           bool keepdim) {
  return norm(x1 - x2 + eps, p, -1, keepdim);
}

Variable cosine_similarity(const Variable& x1, const Variable& x2, int64_t dim, double eps) {
  const ScalarType dtype = result_type(x1, x2);
  check(is_floating_point(dtype), "cosine_similarity",
        "expected common dtype to be floating point, yet common dtype is ", dtype,
        "; convert with .to(kFloat)");
  const Dims sizes = broadcast_shapes("cosine_similarity", x1.sizes(), x2.sizes());
  const auto unit = [&](const Variable& x) {
    const Variable y = expand(to(x, dtype), sizes);
    return y / clamp_min(norm(y, 2, dim, true), eps);
  };
  return (unit(x1) * unit(x2)).sum(dim);
}

Variable linear(const Variable& x, const Variable& weight) { return linear(x, weight, {}); }

// y = x w^T + b;  dL/dx = g w,  dL/dw = g^T x,  dL/db = the sum of g's rows
Variable linear(const Variable& x, const Variable& weight, const Variable& bias) {
  check(weight.dim() == 2, "linear", "expected a weight of shape (out, in), got ", weight.sizes());
  check(x.dim() > 0 && x.size(-1) == weight.size(1), "linear",
        "mat1 and mat2 shapes cannot be multiplied, got input ", x.sizes(), " and weight ",
        weight.sizes(), ", expected an input whose last size is ", weight.size(1),
        "; flatten images first");
  if (bias.defined())
    check(bias.sizes() == IntArrayRef{weight.size(0)}, "linear", "expected a bias of shape (",
          weight.size(0), ",), got ", bias.sizes());
  if (bias.defined() && x.dim() != 2) {
    Dims sizes(x.sizes());
    sizes.back() = weight.size(0);
    const Variable rows = x.dim() == 1 ? unsqueeze(x, 0) : flatten(x, 0, -2);
    return reshape(linear(rows, weight, bias), sizes);
  }
  const bool casts = autocast::is_cpu_enabled();
  const autocast::detail::Mode off(false);
  return affine(x, weight, bias, casts ? autocast::detail::lower(x) : x,
                casts ? autocast::detail::lower(weight) : weight);
}

}  // namespace taper
