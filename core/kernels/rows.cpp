#include "taper/core/kernels/rows.h"

#include "taper/core/kernels/fold.h"
#include "taper/core/kernels/integer.h"
#include "taper/core/kernels/softmax.h"

namespace taper::kernel {
namespace {

/// Calls f(in, out, rows, length) for parts of the rows along the last axis.
template <class F>
Array map_rows(const char* op, const Array& x, F f) {
  const Array c = contiguous(wide(x));
  Array y(c.sizes(), c.dtype());
  const int64_t n = c.dim() == 0 ? 1 : c.sizes().back();
  dispatch_floating(op, c.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for_each_part(n == 0 ? 0 : c.numel() / n, n, [&](int64_t first, int64_t rows) {
      f(c.data<T>() + first * n, y.data<T>() + first * n, rows, n);
    });
  });
  return cast(y, x.dtype());
}

/// out[r] = f(row r, length) for rows made of the reduced axes.
template <class F>
Array reduce_rows(const char* op, const Array& x, IntArrayRef axes, bool keepdim, F f) {
  const Block b = block(x, axes, true);
  Array y(reduced_sizes(x.sizes(), axes, keepdim), x.dtype());
  dispatch_floating(op, x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const T* in = b.values.data<T>();
    parallel_for(b.outer, kElementwiseGrain / (8 * b.n + 1) + 1, [&](int64_t begin, int64_t end) {
      for (int64_t r = begin; r < end; ++r)
        y.data<T>()[r] = static_cast<T>(f(r, in + r * b.n, b.n));
    });
  });
  return y;
}

/// The sum of f(x), taken in float64 throughout where float32 does not reach so far.
template <class T, class F>
double careful_sum(const T* x, int64_t n, F f) {
  const double sum = sum_of(x, n, f), size = std::abs(sum);
  if (std::is_same_v<T, double> || (size > 1e-30 && size < 1e35)) return sum;
  double exact = 0;
  for (int64_t i = 0; i < n; ++i) exact += f(static_cast<double>(x[i]));
  return exact;
}

/// y = running values along an axis, in float64 or int64.
template <class F>
Array scan(const Array& in, int64_t axis, int start, F f) {
  const Array x = wide(in);
  const Block b = block(x, x.dim() == 0 ? Dims() : Dims{axis});
  Array y(x.sizes(), x.dtype());
  dispatch(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    using Running = std::conditional_t<std::is_floating_point_v<T>, double, int64_t>;
    const T* from = b.values.data<T>();
    T* out = y.data<T>();
    parallel_for(
        b.outer, kElementwiseGrain / (b.n * b.inner + 1) + 1, [&](int64_t begin, int64_t end) {
          for (int64_t o = begin; o < end && b.inner == 1; ++o) {
            Running r = start;
            for (int64_t at = o * b.n; at < (o + 1) * b.n; ++at) {
              r = f(r, static_cast<Running>(from[at]));
              out[at] = static_cast<T>(r);
            }
          }
          std::vector<Running> running(static_cast<std::size_t>(b.inner));
          for (int64_t o = begin; o < end && b.inner > 1; ++o) {
            std::fill(running.begin(), running.end(), Running(start));
            for (int64_t at = o * b.n * b.inner; at < (o + 1) * b.n * b.inner; at += b.inner)
              for (int64_t i = 0; i < b.inner; ++i) {
                Running& r = running[static_cast<std::size_t>(i)];
                r = f(r, static_cast<Running>(from[at + i]));
                out[at + i] = static_cast<T>(r);
              }
          }
        });
  });
  return cast(y, in.dtype());
}

}  // namespace

Array logsumexp(const Array& in, IntArrayRef axes, bool keepdim) {
  const Array x = wide(in);
  const Block b = block(x, axes, true);
  Array y(reduced_sizes(x.sizes(), axes, keepdim), x.dtype());
  dispatch_floating("logsumexp", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for_each_part(b.outer, b.n, [&](int64_t first, int64_t rows) {
      const T* row = b.values.data<T>() + first * b.n;
      T* out = y.data<T>() + first;
      T shift[kPartRows];
      tops_of_rows(row, rows, b.n, shift);
      for (int64_t r = 0; r < rows; ++r) shift[r] = std::isinf(shift[r]) ? T{0} : shift[r];
      logs_of_sums(row, rows, b.n, shift, out);
      for (int64_t r = 0; r < rows; ++r) out[r] += shift[r];
    });
  });
  return cast(y, in.dtype());
}

std::pair<Array, Array> spread_and_mean(const Array& in, IntArrayRef axes, int64_t correction,
                                        bool keepdim, bool root) {
  const Array x = wide(in);
  const Array mean = reduce_rows("var", x, axes, keepdim, [](int64_t, const auto* row, int64_t n) {
    return careful_sum(row, n, [](auto v) { return v; }) / static_cast<double>(n);
  });
  const Array spread =
      reduce_rows("var", x, axes, keepdim, [&](int64_t r, const auto* row, int64_t n) {
        const auto m = mean.data<std::decay_t<decltype(*row)>>()[r];
        const auto squared = [m](auto v) { return (v - decltype(v)(m)) * (v - decltype(v)(m)); };
        const double count = static_cast<double>(n) - static_cast<double>(correction);
        const double var = careful_sum(row, n, squared) / std::max(count, 0.0);
        return root ? std::sqrt(var) : var;
      });
  return {cast(spread, in.dtype()), cast(mean, in.dtype())};
}

Array cumsum(const Array& x, int64_t axis) { return scan(x, axis, 0, kAdd); }
Array cumprod(const Array& x, int64_t axis) { return scan(x, axis, 1, kMultiply); }

Array log_softmax(const Array& x) {
  return map_rows("log_softmax", x, [](const auto* in, auto* out, int64_t rows, int64_t n) {
    using T = std::remove_reference_t<decltype(*out)>;
    T top[kPartRows], rest[kPartRows];
    tops_of_rows(in, rows, n, top);
    logs_of_sums(in, rows, n, top, rest);
    for (int64_t r = 0; r < rows; ++r) {
      const auto shift = [a = top[r], b = rest[r]](auto v) {
        return v - decltype(v)(a) - decltype(v)(b);
      };
      map_span(out + r * n, n, shift, in + r * n);
    }
  });
}

Array softmax(const Array& x) {
  return map_rows("softmax", x, [](const auto* in, auto* out, int64_t rows, int64_t n) {
    softmax_of_rows(in, out, rows, n);
  });
}

}  // namespace taper::kernel
