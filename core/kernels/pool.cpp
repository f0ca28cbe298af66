#include "taper/core/kernels/pool.h"

#include <algorithm>
#include <array>
#include <limits>

#include "taper/core/base/error.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/runtime/parallel.h"

namespace taper::kernel {
namespace {

/// One axis of planes and windows; planes of fewer than three axes have some of size 1 in front.
struct Axis {
  int64_t size = 1, out = 1, kernel = 1, stride = 1, padding = 0, dilation = 1;

  /// The places that window i covers: [first, last) in steps of the dilation.
  int64_t first(int64_t i) const {
    const int64_t at = i * stride - padding;
    return at >= 0 ? at : at + (-at + dilation - 1) / dilation * dilation;
  }
  int64_t last(int64_t i) const {
    return std::min(size, i * stride - padding + (kernel - 1) * dilation + 1);
  }
};
using Axes = std::array<Axis, 3>;

Axes axes_of(const Array& x, const PoolWindow& w, IntArrayRef out) {
  Axes axes;
  const std::size_t count = w.kernel.size();
  for (std::size_t i = 0; i < count; ++i) {
    Axis& axis = axes[3 - count + i];
    axis = {x.sizes()[i + 2], out[i + 2], w.kernel[i], w.stride[i], w.padding[i], w.dilation[i]};
    for (int64_t j = 0; j < axis.out; ++j)
      check(axis.first(j) < axis.last(j), "max_pool",
            "a window covers nothing but padding: kernel ", axis.kernel, ", dilation ",
            axis.dilation, ", padding ", axis.padding, " on an axis of size ", axis.size,
            "; pad less");
  }
  return axes;
}

/// Element k of a row of windows takes x[at] if that is greater, or NaN. No branches: which of two
/// numbers is greater cannot be guessed.
template <class T>
void take_greater(const T* x, int64_t first, int64_t step, int64_t n, T* __restrict y,
                  int64_t* __restrict where) {
  for (int64_t k = 0; k < n; ++k) {
    const int64_t at = first + k * step;
    const T v = x[at];
    const bool takes = v > y[k] || v != v;
    y[k] = takes ? v : y[k];
    where[k] = takes ? at : where[k];
  }
}

/// One row of windows: they take their elements in step, the first of each to all windows that
/// have it, then the second.
template <class T>
void pool_row(const T* x, const Axes& axes, int64_t i, int64_t j, T* y, int64_t* where) {
  const auto& [a, b, c] = axes;
  for (int64_t k = 0; k < c.out; ++k) {
    y[k] = -std::numeric_limits<T>::infinity();
    where[k] = (a.first(i) * b.size + b.first(j)) * c.size + c.first(k);
  }
  for (int64_t p = a.first(i); p < a.last(i); p += a.dilation)
    for (int64_t q = b.first(j); q < b.last(j); q += b.dilation)
      for (int64_t r = 0; r < c.kernel; ++r) {
        const int64_t shift = r * c.dilation - c.padding;  // window k has column k * stride + shift
        const int64_t begin = shift >= 0 ? 0 : (-shift + c.stride - 1) / c.stride;
        const int64_t end = std::min(c.out, (c.size - 1 - shift + c.stride) / c.stride);
        const int64_t row = (p * b.size + q) * c.size;
        take_greater(x, row + begin * c.stride + shift, c.stride, end - begin, y + begin,
                     where + begin);
      }
}

template <class T>
void pool_plane(const T* x, const Axes& axes, T* y, int64_t* where) {
  const auto& [a, b, c] = axes;
  for (int64_t i = 0; i < a.out; ++i)
    for (int64_t j = 0; j < b.out; ++j, y += c.out, where += c.out)
      pool_row(x, axes, i, j, y, where);
}

}  // namespace

std::pair<Array, Array> max_pool(const Array& x, const PoolWindow& window, IntArrayRef out) {
  if (is_narrow(x.dtype())) {
    const auto [values, where] = max_pool(wide(x), window, out);
    return {cast(values, x.dtype()), where};
  }
  const Array rows = contiguous(x), values(out, x.dtype()), where(out, kLong);
  const Axes axes = axes_of(x, window, out);
  const int64_t planes = x.size(0) * x.size(1);
  if (values.numel() == 0) return {values, where};
  const int64_t size = x.numel() / planes, results = values.numel() / planes;
  dispatch_floating("max_pool", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    parallel_for(planes, 1 + 16384 / size, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i)
        pool_plane(rows.data<T>() + i * size, axes, values.data<T>() + i * results,
                   where.data<int64_t>() + i * results);
    });
  });
  return {values, where};
}

}  // namespace taper::kernel
