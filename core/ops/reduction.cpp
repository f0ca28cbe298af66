#include "taper/core/ops/reduction.h"

#include <algorithm>
#include <cmath>

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/reduce.h"
#include "taper/core/kernels/rows.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// x in the dtype asked for, or as integers are added up: in int64.
Variable accumulated(const Variable& x, std::optional<ScalarType> dtype) {
  return x.to(dtype.value_or(x.is_floating_point() ? x.dtype() : kLong));
}

bool has_zeros(const Variable& x) { return eq(x, 0).sum().item<int64_t>() > 0; }

/// For each element along the axis the product of the others, which division cannot give where
/// there are zeros.
Variable products_of_others(const Variable& x, int64_t dim) {
  const int64_t n = x.size(dim);
  const Variable one = ones_like(narrow(x, dim, 0, 1));
  const Variable before = cumprod(cat({one, narrow(x, dim, 0, n - 1)}, dim), dim);
  const Variable after = cumprod(flip(cat({narrow(x, dim, 1, n - 1), one}, dim), dim), dim);
  return before * flip(after, dim);
}

/// How norm() passes a cotangent g on: g / y^(p - 1), and 0 where the norm is 0.
Variable norm_slope(const Variable& g, const Variable& y, double p) {
  const Variable safe = where(y == 0, ones_like(y), y);
  return where(y == 0, zeros_like(g), g / pow(safe, p - 1));
}

Variable norm_backward(const Variable& g, const Variable& x, const Variable& y, double p) {
  if (p == 0) return zeros_like(x);
  if (std::isinf(p)) {
    const Variable hit = (abs(x) == y).to(x.dtype());
    return sign(x) * hit * (g / sum_to(hit, y.sizes()));
  }
  if (p == 1) return g * sign(x);
  if (p == 2) return x * norm_slope(g, y, p);
  const Variable size = where(x == 0, ones_like(x), abs(x));
  return sign(x) * pow(size, p - 1) * norm_slope(g, y, p);
}

Variable as_bool_of(const Variable& x, const Array& value) {
  return Variable(kernel::cast(value, x.dtype() == kByte ? kByte : kBool));
}

}  // namespace

Variable unreduce(const Variable& g, IntArrayRef shape, IntArrayRef axes) {
  return expand(reshape(g, reduced_sizes(shape, axes, true)), shape);
}

Variable sum(const Variable& x, std::optional<ScalarType> dtype) {
  return sum(x, std::nullopt, false, dtype);
}

// y = sum(x);  dL/dx = g, broadcast
Variable sum(const Variable& x, OptionalIntArrayRef dim, bool keepdim,
             std::optional<ScalarType> dtype) {
  const Variable in = dtype ? x.to(*dtype) : x;
  const Dims axes = normalize_axes("sum", dim.value_or({}), in.dim());
  return record(
      "sum",
      kernel::cast(kernel::sum(in.array(), axes, keepdim),
                   dtype.value_or(in.is_floating_point() ? in.dtype() : kLong)),
      wrt(in, [axes, shape = Dims(in.sizes())](V g) { return unreduce(g, shape, axes); }));
}

Variable prod(const Variable& x, std::optional<ScalarType> dtype) {
  return prod(reshape(x, {-1}), 0, false, dtype);
}

// y = x_1 x_2 ...;  dL/dx_i = g times the product of the others
Variable prod(const Variable& x, int64_t dim, bool keepdim, std::optional<ScalarType> dtype) {
  if (autocast::is_cpu_enabled())
    return autocast::raised([&](V wide) { return prod(wide, dim, keepdim, dtype); }, x);
  const Variable in = accumulated(x, dtype);
  dim = normalize_axis("prod", dim, in.dim());
  const Dims axes = in.dim() == 0 ? Dims() : Dims{dim};
  return record("prod", kernel::cast(kernel::prod(in.array(), axes, keepdim), in.dtype()),
                wrt(in, in, kOutput, [dim, axes](V g, V x, V y) {
                  if (x.dim() == 0) return g;
                  if (has_zeros(x))
                    return unreduce(g, x.sizes(), axes) * products_of_others(x, dim);
                  return unreduce(g * y, x.sizes(), axes) / x;
                }));
}

Variable mean(const Variable& x, std::optional<ScalarType> dtype) {
  return mean(x, std::nullopt, false, dtype);
}

// y = sum(x) / n;  dL/dx = g / n, broadcast
Variable mean(const Variable& x, OptionalIntArrayRef dim, bool keepdim,
              std::optional<ScalarType> dtype) {
  check_that(is_floating_point(dtype.value_or(x.dtype())), "mean(): could not infer output dtype. ",
             dtype ? "Optional" : "Input",
             " dtype must be either a floating point or complex dtype. Got: ",
             dtype.value_or(x.dtype()), "; convert with .to(kFloat)");
  int64_t n = 1;
  for (const int64_t axis : normalize_axes("mean", dim.value_or({}), x.dim())) n *= x.size(axis);
  return sum(x, dim, keepdim, dtype) / static_cast<double>(n);
}

Variable norm(const Variable& x, Scalar p) { return norm(x, p, IntArrayRef()); }
Variable norm(const Variable& x, std::optional<Scalar> p, ScalarType dtype) {
  return norm(x, p, {}, false, dtype);
}

// y = (sum |x|^p)^(1/p);  dL/dx = g * sign(x) (|x| / y)^(p - 1), and 0 where y = 0
Variable norm(const Variable& x, std::optional<Scalar> p, IntArrayRef dim, bool keepdim,
              std::optional<ScalarType> dtype) {
  const Variable in = x.to(dtype.value_or(x.dtype()));
  check_that(in.is_floating_point(), "norm(): ", dtype ? "the desired output" : "input",
             " dtype should be either floating point or complex. Got ", in.dtype(),
             " instead. Convert with .to(kFloat)");
  const double power = p.value_or(2).toDouble();
  const Dims axes = normalize_axes("norm", dim, in.dim());
  return record("norm", kernel::norm(in.array(), power, axes, keepdim),
                wrt(in, in, kOutput, [power, axes](V g, V x, V y) {
                  const Dims kept = reduced_sizes(x.sizes(), axes, true);
                  return norm_backward(reshape(g, kept), x, reshape(y, kept), power);
                }));
}

// y = log sum e^x;  dL/dx = g * e^(x - y)
Variable logsumexp(const Variable& x, IntArrayRef dim, bool keepdim) {
  const Variable in = x.to(to_floating(x.dtype()));
  const Dims axes = normalize_axes("logsumexp", dim, in.dim());
  return record("logsumexp", kernel::logsumexp(in.array(), axes, keepdim),
                wrt(in, in, kOutput, [axes](V g, V x, V y) {
                  return unreduce(g, x.sizes(), axes) * exp(x - unreduce(y, x.sizes(), axes));
                }));
}

// y_k = x_0 + ... + x_k;  dL/dx_i = g_i + g_i+1 + ...
Variable cumsum(const Variable& x, int64_t dim, std::optional<ScalarType> dtype) {
  const Variable in = accumulated(x, dtype);
  dim = normalize_axis("cumsum", dim, in.dim());
  return record("cumsum", kernel::cumsum(in.array(), dim),
                wrt(in, [dim](V g) { return flip(cumsum(flip(g, dim), dim), dim); }));
}

// y_k = x_0 ... x_k;  dL/dx_i = (g_i y_i + g_i+1 y_i+1 + ...) / x_i, where there are zeros
// y_i-1 s_i with s_i = g_i + x_i+1 s_i+1
Variable cumprod(const Variable& x, int64_t dim, std::optional<ScalarType> dtype) {
  const Variable in = accumulated(x, dtype);
  dim = normalize_axis("cumprod", dim, in.dim());
  return record("cumprod", kernel::cumprod(in.array(), dim),
                wrt(in, in, kOutput, [dim](V g, V x, V y) {
                  if (x.dim() == 0) return g;
                  if (!has_zeros(x)) return flip(cumsum(flip(g * y, dim), dim), dim) / x;
                  variable_list slopes(static_cast<std::size_t>(x.size(dim)));
                  Variable s = zeros_like(select(g, dim, 0));
                  for (int64_t i = x.size(dim); i-- > 0;) {
                    s = select(g, dim, i) + (i + 1 < x.size(dim) ? select(x, dim, i + 1) * s : s);
                    slopes[static_cast<std::size_t>(i)] = i > 0 ? select(y, dim, i - 1) * s : s;
                  }
                  return stack(slopes, dim);
                }));
}

// y = the sum of what is not NaN;  dL/dx = g there, 0 elsewhere
Variable nansum(const Variable& x, OptionalIntArrayRef dim, bool keepdim,
                std::optional<ScalarType> dtype) {
  if (!x.is_floating_point()) return sum(x, dim, keepdim, dtype);
  const Dims axes = normalize_axes("nansum", dim.value_or({}), x.dim());
  const Variable y = sum(masked_fill(x.detach(), isnan(x), 0), axes, keepdim, dtype);
  return record("nansum", y.array(), wrt(x, x, [axes](V g, V x) {
                  return unreduce(g, x.sizes(), axes) * logical_not(isnan(x));
                }));
}
Variable nanmean(const Variable& x, OptionalIntArrayRef dim, bool keepdim,
                 std::optional<ScalarType> dtype) {
  check_that(x.is_floating_point(),
             "nanmean(): expected input to have floating point dtype but got ", x.dtype(),
             "; convert with .to(kFloat)");
  return nansum(x, dim, keepdim, dtype) / sum(logical_not(isnan(x)), dim, keepdim);
}

namespace {

/// Throws unless `part` can be put before or behind x.
void check_beside(const Variable& x, const Variable& part, int64_t dim) {
  check_that(part.dim() == x.dim(),
             "diff expects prepend or append to be the same dimension as input, got ", part.sizes(),
             " and ", x.sizes());
  for (int64_t i = 0; i < x.dim(); ++i)
    check_that(i == dim || x.size(i) == part.size(i),
               "diff expects the shape of tensor to prepend or append to match that of input "
               "except along the differencing dimension; input.size(",
               i, ") = ", x.size(i), ", but got tensor.size(", i, ") = ", part.size(i));
}

}  // namespace

Variable diff(const Variable& x, int64_t n, int64_t dim, const std::optional<Variable>& prepend,
              const std::optional<Variable>& append) {
  check_that(x.dim() > 0, "diff expects input to be at least one-dimensional, got a number");
  dim = normalize_axis("diff", dim, x.dim());
  if (n == 0) return clone(x);
  variable_list parts{x};
  if (prepend && prepend->defined()) parts.insert(parts.begin(), *prepend);
  if (append && append->defined()) parts.push_back(*append);
  for (const Variable& part : parts) check_beside(x, part, dim);
  Variable y = parts.size() == 1 ? x : cat(parts, dim);
  for (n = std::min(n, y.size(dim)); n > 0; --n) {
    const int64_t m = y.size(dim) - 1;
    const Variable left = narrow(y, dim, 0, m), right = narrow(y, dim, 1, m);
    y = y.dtype() == kBool ? logical_xor(right, left) : right - left;
  }
  return y;
}

Variable all(const Variable& x) {
  return as_bool_of(x, kernel::all(x.array(), normalize_axes("all", {}, x.dim()), false));
}
Variable all(const Variable& x, IntArrayRef dim, bool keepdim) {
  return as_bool_of(x, kernel::all(x.array(), normalize_axes("all", dim, x.dim()), keepdim));
}
Variable any(const Variable& x) {
  return as_bool_of(x, kernel::any(x.array(), normalize_axes("any", {}, x.dim()), false));
}
Variable any(const Variable& x, IntArrayRef dim, bool keepdim) {
  return as_bool_of(x, kernel::any(x.array(), normalize_axes("any", dim, x.dim()), keepdim));
}

Variable count_nonzero(const Variable& x, OptionalIntArrayRef dim) {
  const Dims axes = normalize_axes("count_nonzero", dim.value_or({}), x.dim());
  return unrecorded("count_nonzero", kernel::count_nonzero(x.array(), axes));
}

Variable& cumsum_(const Variable& x, int64_t dim, std::optional<ScalarType> dtype) {
  return in_place("cumsum_", x, [&](V x) { return cumsum(x, dim, dtype.value_or(x.dtype())); });
}
Variable& cumprod_(const Variable& x, int64_t dim, std::optional<ScalarType> dtype) {
  return in_place("cumprod_", x, [&](V x) { return cumprod(x, dim, dtype.value_or(x.dtype())); });
}

}  // namespace taper
