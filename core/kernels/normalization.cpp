#include "taper/core/kernels/normalization.h"

#include "taper/core/kernels/elementwise.h"
#include "taper/core/kernels/normalization_ways.h"
#include "taper/core/kernels/reduce.h"

namespace taper::kernel {
namespace {

Array reshaped(const Array& x, Dims sizes) {
  const Array c = contiguous(x);
  Dims strides = contiguous_strides(sizes);
  return c.as_strided(std::move(sizes), std::move(strides), c.offset());
}

/// values (groups, members) as a table (groups, members * inner).
Array table(const Array& values, const Grouping& by) {
  const Array seen = reshaped(values, {by.groups, by.members, 1});
  return reshaped(expand("normalize", seen, {by.groups, by.members, by.inner}),
                  {by.groups, by.members * by.inner});
}

/// Row-major and wide, and a matrix where each column has its statistics.
Array prepared(const Array& x, const Grouping& by) {
  const Array rows = contiguous(wide(x));
  return by.over_batch && by.inner == 1 ? reshaped(rows, {by.n, by.groups}) : rows;
}

/// The sums of the pieces' tables, (pieces, groups, members * inner), over pieces and inner.
Array joined(const Array& parts, const Grouping& by) {
  const Array cut = reshaped(parts, {parts.size(0), by.groups * by.members, by.inner});
  const Array inside = by.inner == 1 ? cut : sum(cut, Dims{2}, true);
  return sum(inside, Dims{0}, false);
}

}  // namespace

Normalized normalize(const char* op, const Array& in, const Array& weight, const Array& bias,
                     const Grouping& by) {
  const Array x = prepared(in, by);
  const ScalarType t = x.dtype();
  const Array w = contiguous(cast(weight, t)), b = contiguous(cast(bias, t));
  const Dims counted{by.over_batch ? by.groups : by.n * by.groups};
  Normalized to{Array(x.sizes(), t), full(counted, 0, t), full(counted, 0, t)};
  dispatch_floating(op, t, [&](auto zero) {
    using T = decltype(zero);
    if (x.numel() == 0) return;
    if (by.over_batch && by.inner == 1)
      normalize_columns<T>(to, x, w, b, by);
    else if (by.over_batch)
      normalize_planes<T>(to, x, w, b, by);
    else
      normalize_rows<T>(to, x, table(w, by), table(b, by), by);
  });
  to.y = cast(reshaped(to.y, in.sizes()), in.dtype());
  return to;
}

NormalizedCotangents normalize_backward(const char* op, const Array& cotangent, const Array& in,
                                        const Array& mean, const Array& variance,
                                        const Array& weight, const Grouping& by) {
  const Array x = prepared(in, by), g = prepared(cotangent, by),
              w = contiguous(cast(weight, x.dtype()));
  const Array zeros = full(weight.sizes(), 0, x.dtype());
  if (x.numel() == 0) return {in, zeros, zeros};
  NormalizedCotangents out;
  dispatch_floating(op, x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    out = !by.over_batch  ? rows_backward<T>(g, x, mean, variance, table(w, by), by)
          : by.inner == 1 ? columns_backward<T>(g, x, mean, variance, w, by)
                          : planes_backward<T>(g, x, mean, variance, w, by);
  });
  if (!by.over_batch) out = {out.x, joined(out.weight, by), joined(out.bias, by)};
  out.x = reshaped(out.x, in.sizes());
  out.weight = reshaped(out.weight, weight.sizes());
  out.bias = reshaped(out.bias, weight.sizes());
  return out;
}

}  // namespace taper::kernel
