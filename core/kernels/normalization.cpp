#include "taper/core/kernels/normalization.h"

#include "taper/core/kernels/integer.h"
#include "taper/core/kernels/normalize_columns.h"
#include "taper/core/kernels/normalize_planes.h"
#include "taper/core/kernels/reduce.h"
#include "taper/core/kernels/softmax.h"

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

template <class T>
void normalize_rows(const Normalized& to, const Array& x, const Array& weight, const Array& bias,
                    double eps) {
  const int64_t groups = weight.size(0), n = weight.size(1), rows = to.mean.numel();
  parallel_for(rows, kElementwiseGrain / (4 * n + 100) + 1, [&](int64_t begin, int64_t end) {
    for (int64_t r = begin; r < end; ++r) {
      const T* row = x.data<T>() + r * n;
      const int64_t at = r % groups * n;
      const auto count = static_cast<double>(n);
      const T m = static_cast<T>(sum_of(row, n, [](auto v) { return v; }) / count);
      const auto squared = [m](auto v) { return (v - decltype(v)(m)) * (v - decltype(v)(m)); };
      const T variance = static_cast<T>(sum_of(row, n, squared) / count);
      to.mean.data<T>()[r] = m;
      to.variance.data<T>()[r] = variance;
      const auto scaled = [m, s = inverse_deviation(variance, eps)](auto v, auto w, auto b) {
        using X = decltype(v);
        return (v - X(m)) * X(s) * w + b;
      };
      map_span(to.y.data<T>() + r * n, n, scaled, row, static_cast<const T*>(weight.data<T>() + at),
               static_cast<const T*>(bias.data<T>() + at));
    }
  });
}

/// How n samples are cut for threads that add up tables for each group: in pieces of few enough
/// for sums of T.
int64_t samples_of_a_piece(int64_t n, int64_t groups) {
  return std::clamp<int64_t>(n * groups / 4, 8, kFoldRows);
}

/// The sums of the pieces' tables, (pieces, groups, members * inner), over pieces and inner.
Array joined(const Array& parts, const Grouping& by) {
  const Array cut = reshaped(parts, {parts.size(0), by.groups * by.members, by.inner});
  const Array inside = by.inner == 1 ? cut : sum(cut, Dims{2}, true);
  return sum(inside, Dims{0}, false);
}

template <class T>
NormalizedCotangents rows_backward(const Array& g, const Array& x, const Array& mean,
                                   const Array& variance, const Array& weight, const Grouping& by) {
  const int64_t groups = by.groups, n = by.members * by.inner, samples = by.n;
  const int64_t piece = samples_of_a_piece(samples, groups);
  const int64_t pieces = (samples + piece - 1) / piece;
  const Array dx(x.sizes(), x.dtype()), dw = full({pieces, groups, n}, 0, x.dtype()),
                                        db = full({pieces, groups, n}, 0, x.dtype());
  const auto one_row = [&](int64_t row, int64_t group, T* to_w, T* to_b) {
    const T *from = x.data<T>() + row * n, *cotangent = g.data<T>() + row * n;
    const T *w = weight.data<T>() + group * n, *was_w = to_w, *was_b = to_b;
    const T m = mean.data<T>()[row], s = inverse_deviation(variance.data<T>()[row], by.eps);
    const auto terms = [m](auto c, auto w, auto v) {
      return std::array{c * w, c * w * (v - decltype(v)(m))};
    };
    const auto [plain, moved] = sums_of_terms<2>(n, terms, cotangent, w, from);
    const T a = static_cast<T>(plain / static_cast<double>(n));
    const T b = static_cast<T>(moved / static_cast<double>(n)) * s * s;
    const auto all = [=](auto c, auto v, auto w, auto dw, auto db) {
      using X = decltype(v);
      const X d = v - X(m);
      return std::array{X(s) * (c * w - X(a) - d * X(b)), dw + c * d * X(s), db + c};
    };
    map_span(std::array{dx.data<T>() + row * n, to_w, to_b}, n, all, cotangent, from, w, was_w,
             was_b);
  };
  const int64_t grain = kElementwiseGrain / (6 * n * std::min(piece, samples) + 100) + 1;
  parallel_for(pieces * groups, grain, [&](int64_t begin, int64_t end) {
    for (int64_t u = begin; u < end; ++u) {
      const int64_t p = u / groups, group = u % groups;
      for (int64_t i = p * piece; i < std::min(samples, (p + 1) * piece); ++i)
        one_row(i * groups + group, group, dw.data<T>() + u * n, db.data<T>() + u * n);
    }
  });
  return {dx, joined(dw, by), joined(db, by)};
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
      normalize_columns<T>(to, x, w, b, by.eps);
    else if (by.over_batch)
      normalize_planes<T>(to, x, w, b, by);
    else
      normalize_rows<T>(to, x, table(w, by), table(b, by), by.eps);
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
          : by.inner == 1 ? columns_backward<T>(g, x, mean, variance, w, by.eps)
                          : planes_backward<T>(g, x, mean, variance, w, by);
  });
  out.x = reshaped(out.x, in.sizes());
  out.weight = reshaped(out.weight, weight.sizes());
  out.bias = reshaped(out.bias, weight.sizes());
  return out;
}

}  // namespace taper::kernel
