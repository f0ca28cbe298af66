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

constexpr const char* kUseMatmul = "; use matmul() for other ranks";

/// "2x3".
std::string by(const Variable& x) { return str(x.size(-2), "x", x.size(-1)); }

/// Throws unless matrices, or stacks of them, can be multiplied.
void check_product(const char* op, const Variable& a, const Variable& b) {
  check(a.size(-1) == b.size(-2), op, "mat1 and mat2 shapes cannot be multiplied (", by(a), " and ",
        by(b), "), expected the inner sizes ", a.size(-1), " and ", b.size(-2), " to be equal");
  check(a.dtype() == b.dtype(), op, "expected scalar type ", a.dtype(), " but found ", b.dtype(),
        "; convert one with .to(dtype)");
}

/// Throws unless b is a stack of matrices that those of a can be multiplied with.
void check_stacks(const char* op, const Variable& a, const Variable& b) {
  const Dims expected{a.size(0), a.size(-1)}, got{b.size(0), b.size(-2)};
  check(got == expected, op,
        "Expected size for first two dimensions of batch2 tensor to be: ", IntArrayRef(expected),
        " but got: ", IntArrayRef(got), ".");
  check_product(op, a, b);
}

/// How many rows of its last axis x is.
int64_t count_rows(const Variable& x) {
  const int64_t last = x.dim() == 0 ? 1 : x.size(-1);
  return last == 0 ? 0 : x.numel() / last;
}

/// Throws unless the rows of a can be multiplied with the vector x.
void check_vector(const char* op, const Variable& a, const Variable& x) {
  const int64_t rows = count_rows(a);
  check(a.size(-1) == x.numel(), op, "size mismatch, got ", rows, ", ", rows, "x", a.size(-1), ",",
        x.numel());
  check(a.dtype() == x.dtype(), op, "expected scalar type ", a.dtype(), " but found ", x.dtype(),
        "; convert one with .to(dtype)");
}

/// Throws unless two vectors have one length and one dtype.
void check_dot(const char* op, const Variable& a, const Variable& b) {
  check_that(a.dtype() == b.dtype(), "dot : expected both vectors to have same dtype, but found ",
             a.dtype(), " and ", b.dtype());
  check(a.numel() == b.numel(), op, "inconsistent tensor size, expected tensor ", a.sizes(),
        " and src ", b.sizes(), " to have the same number of elements, but got ", a.numel(),
        " and ", b.numel(), " elements respectively");
}

/// Throws unless x is a row, or rows, of the size that weight takes.
void check_linear(const Variable& x, const Variable& weight) {
  check_that(x.dim() > 0, "linear: both arguments to matmul need to be at least 1D, but they are ",
             x.dim(), "D and ", weight.dim(), "D");
  const int64_t in = weight.size(1), last = x.size(-1);
  if (last == in) return;
  const bool flat = x.dim() > 2 && x.size(0) > 0 && x.numel() / x.size(0) == in;
  throw Error(str("linear: mat1 and mat2 shapes cannot be multiplied (", count_rows(x), "x", last,
                  " and ", in, "x", weight.size(0), "), got input ", x.sizes(), " and weight ",
                  weight.sizes(), ", expected an input whose last size is ", in,
                  flat ? "; flatten(1) gives it that" : ""));
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
  if (!b.defined()) return matmul(low_x, t(low_w));
  check(low_x.dtype() == low_w.dtype(), "linear", "mat1 and mat2 must have the same dtype, got ",
        low_x.dtype(), " and ", low_w.dtype(), "; convert one with .to(dtype)");
  check(b.dtype() == w.dtype(), "linear",
        "self and mat2 must have the same dtype: a bias has the weight's, got ", b.dtype(), " and ",
        w.dtype(), "; convert one with .to(dtype)");
  return record("linear", kernel::matmul_bias(low_x.array(), t(low_w.detach()).array(), b.array()),
                wrt(x, low_w, [dtype = x.dtype()](V g, V w) { return mm_in(g, w, dtype); }),
                wrt(w, low_x, [dtype = w.dtype()](V g, V x) { return mm_in(t(g), x, dtype); }),
                wrt(b, [dtype = b.dtype()](V g) { return sum(g, 0, false, dtype); }));
}

}  // namespace

// y = a @ b for stacks (s, n, k) and (s, k, m);  dL/da = g @ b^T,  dL/db = a^T @ g
Variable bmm(const Variable& a, const Variable& b) {
  if (autocast::is_cpu_enabled()) return autocast::lowered(bmm, a, b);
  check(a.dim() == 3, "bmm", "batch1 must be a 3D tensor, got shape ", a.sizes(), kUseMatmul);
  check(b.dim() == 3, "bmm", "batch2 must be a 3D tensor, got shape ", b.sizes(), kUseMatmul);
  check_stacks("bmm", a, b);
  return record("bmm", kernel::matmul(a.array(), b.array(), a.dtype()),
                wrt(a, b, [](V g, V b) { return bmm(g, transpose(b, 1, 2)); }),
                wrt(b, a, [](V g, V a) { return bmm(transpose(a, 1, 2), g); }));
}

// y = a @ b;  dL/da = g @ b^T,  dL/db = a^T @ g
Variable mm(const Variable& a, const Variable& b) {
  if (autocast::is_cpu_enabled()) return autocast::lowered(mm, a, b);
  check(a.dim() == 2, "mm", "self must be a matrix, got shape ", a.sizes(), kUseMatmul);
  check(b.dim() == 2, "mm", "mat2 must be a matrix, got shape ", b.sizes(), kUseMatmul);
  check_product("mm", a, b);
  return mm_in(a, b, a.dtype());
}

Variable matmul(const Variable& a, const Variable& b) {
  if (autocast::is_cpu_enabled()) return autocast::lowered(matmul, a, b);
  check_that(a.dim() > 0 && b.dim() > 0,
             "both arguments to matmul need to be at least 1D, but they are ", a.dim(), "D and ",
             b.dim(), "D");
  if (a.dim() == 1 && b.dim() == 1) check_dot("matmul", a, b);
  if (a.dim() == 1) {
    const Variable y = matmul(unsqueeze(a, 0), b);
    return b.dim() == 1 ? squeeze(y, 0) : squeeze(y, -2);
  }
  if (b.dim() == 1) {
    check_vector("matmul", a, b);
    return squeeze(matmul(a, unsqueeze(b, 1)), -1);
  }
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
  check(a.dim() == 2 && x.dim() == 1, "mv", "vector + matrix @ vector expected, got 1, ", a.dim(),
        ", ", x.dim());
  const autocast::detail::Mode off(false);  // as in PyTorch
  return matmul(a, x);
}

Variable dot(const Variable& a, const Variable& b) {
  check(a.dim() == 1 && b.dim() == 1, "dot", "1D tensors expected, but got ", a.dim(), "D and ",
        b.dim(), "D tensors");
  check_dot("dot", a, b);
  check(a.dtype() != kBool, "dot", "not implemented for 'Bool'; convert with .to(kLong)");
  return sum(a * b, a.dtype());
}

Variable outer(const Variable& a, const Variable& b) {
  check(a.dim() == 1, "outer", "Expected 1-D argument self, but got ", a.dim(), "-D");
  check(b.dim() == 1, "outer", "Expected 1-D argument vec2, but got ", b.dim(), "-D");
  return unsqueeze(a, 1) * b;
}

namespace {

void check_addend(const char* op, const Variable& c, ScalarType dtype, IntArrayRef sizes) {
  check(c.dtype() == dtype, op, "self and mat2 must have the same dtype, got ", c.dtype(), " and ",
        dtype, "; convert one with .to(dtype)");
  if (!broadcasts_to(c.sizes(), sizes)) expand(c, sizes);  // throws
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
  check(a.dim() == 2, "addmm", "mat1 must be a matrix, got ", a.dim(), "-D tensor");
  check(b.dim() == 2, "addmm", "mat2 must be a matrix, got ", b.dim(), "-D tensor");
  check_product("addmm", a, b);
  check_addend("addmm", c, a.dtype(), Dims{a.size(0), b.size(1)});
  // A narrow float is rounded once, at the end.
  const ScalarType dtype = a.dtype();
  const ScalarType computed = dtype == kBFloat16 || dtype == kHalf ? kFloat : dtype;
  const Scalar factor = a.size(1) == 0 ? Scalar(0) : alpha;
  return to(add_product("addmm", to(c, computed), mm_in(a, b, computed), beta, factor), dtype);
}

Variable& addmm_(const Variable& x, const Variable& a, const Variable& b, Scalar beta,
                 Scalar alpha) {
  if (a.dim() == 2 && b.dim() == 2) {
    const Dims sizes{a.size(0), b.size(1)};
    check(x.sizes() == IntArrayRef(sizes), "addmm_", "Bad in-place call: input tensor size ",
          x.sizes(), " and output tensor size ", IntArrayRef(sizes), " should match");
  }
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
  check_linear(x, weight);
  if (bias.defined() && bias.sizes() != IntArrayRef{weight.size(0)}) {
    const Variable y = linear(x, weight);
    return y + expand(bias, y.sizes());
  }
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
