#include "taper/core/kernels/reduce.h"

#include <algorithm>

#include "taper/core/kernels/elementwise.h"

namespace taper::kernel {
namespace {

/// x as a row-major block (outer, n, inner) whose middle axis is reduced; axes that do not lie
/// together are brought to the end first.
struct Block {
  Array values;
  int64_t outer = 1, n = 1, inner = 1;
};

Block block(const Array& x, IntArrayRef axes) {
  const auto rank = static_cast<std::size_t>(x.dim());
  const bool together =
      axes.empty() || axes.back() - axes.front() + 1 == static_cast<int64_t>(axes.size());
  Dims sizes, strides, moved_sizes, moved_strides;
  Block b;
  if (together) {
    b.values = contiguous(x);
    for (std::size_t i = 0; i < rank; ++i) {
      const auto axis = static_cast<int64_t>(i);
      int64_t& part = axes.empty() || axis > axes.back() ? b.inner
                      : axis < axes.front()              ? b.outer
                                                         : b.n;
      part *= x.sizes()[i];
    }
    return b;
  }
  for (std::size_t i = 0; i < rank; ++i) {
    const bool reduced = std::find(axes.begin(), axes.end(), static_cast<int64_t>(i)) != axes.end();
    (reduced ? moved_sizes : sizes).push_back(x.sizes()[i]);
    (reduced ? moved_strides : strides).push_back(x.strides()[i]);
    (reduced ? b.n : b.outer) *= x.sizes()[i];
  }
  for (std::size_t i = 0; i < moved_sizes.size(); ++i) {
    sizes.push_back(moved_sizes[i]);
    strides.push_back(moved_strides[i]);
  }
  b.values = contiguous(x.as_strided(sizes, strides, x.offset()));
  return b;
}

/// The sum of n neighbouring values: blocks of 1024 are summed by vectors, their sums in Acc.
template <class Acc, class T>
Acc sum_run(const T* x, int64_t n) {
  constexpr int64_t kBlock = 1024, kLanes = 32;
  Acc total{0};
  for (int64_t begin = 0; begin < n; begin += kBlock) {
    const int64_t end = std::min(n, begin + kBlock);
    std::array<std::conditional_t<std::is_floating_point_v<T>, T, Acc>, kLanes> lane{};
    int64_t i = begin;
    for (; i + kLanes <= end; i += kLanes)
      for (int64_t k = 0; k < kLanes; ++k) lane[static_cast<std::size_t>(k)] += x[i + k];
    for (; i < end; ++i) lane[0] += x[i];
    for (auto v : lane) total += v;
  }
  return total;
}

template <class T, class Out>
void sum_block(const Block& b, Out* out) {
  using Acc = std::conditional_t<std::is_floating_point_v<T>, double, int64_t>;
  const T* x = b.values.data<T>();
  if (b.inner == 1) {
    parallel_for(b.outer, kElementwiseGrain / std::max<int64_t>(b.n, 1) + 1,
                 [&](int64_t begin, int64_t end) {
                   for (int64_t o = begin; o < end; ++o)
                     out[o] = static_cast<Out>(sum_run<Acc>(x + o * b.n, b.n));
                 });
    return;
  }
  std::fill_n(out, b.outer * b.inner, Out{0});
  for (int64_t o = 0; o < b.outer; ++o)
    for (int64_t k = 0; k < b.n; ++k) {
      Out* y = out + o * b.inner;
      const T* row = x + (o * b.n + k) * b.inner;
      for (int64_t i = 0; i < b.inner; ++i) y[i] += static_cast<Out>(row[i]);
    }
}

/// Better(a, b): a beats b. The first of equals stays; NaN beats everything.
template <class Better>
std::pair<Array, Array> extreme(const char* op, const Array& x, int64_t axis, bool keepdim,
                                Better better) {
  const Block b = block(x, axis);
  const Dims sizes = x.dim() == 0 ? Dims() : reduced_sizes(x.sizes(), axis, keepdim);
  check(b.n > 0 || b.outer * b.inner == 0, op, "Expected reduction dim ", axis,
        " to have non-zero size, got shape ", x.sizes());
  Array values(sizes, x.dtype()), indices(sizes, kLong);
  dispatch(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const T* in = b.values.data<T>();
    T* out = values.data<T>();
    int64_t* at = indices.data<int64_t>();
    for (int64_t o = 0; o < b.outer; ++o)
      for (int64_t i = 0; i < b.inner; ++i) {
        const T* column = in + o * b.n * b.inner + i;
        int64_t best = 0;
        for (int64_t k = 1; k < b.n; ++k) {
          const T candidate = column[k * b.inner], champion = column[best * b.inner];
          if (champion != champion) break;
          if (better(candidate, champion) || candidate != candidate) best = k;
        }
        out[o * b.inner + i] = column[best * b.inner];
        at[o * b.inner + i] = best;
      }
  });
  return {values, indices};
}

/// Calls f(row in, row out, length) for each row of the last axis.
template <class F>
Array map_rows(const char* op, const Array& x, F f) {
  const Array c = contiguous(x);
  Array y(c.sizes(), c.dtype());
  const int64_t n = c.dim() == 0 ? 1 : c.sizes().back();
  const int64_t rows = n == 0 ? 0 : c.numel() / n;
  dispatch_floating(op, x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const T* in = c.data<T>();
    T* out = y.data<T>();
    parallel_for(rows, kElementwiseGrain / (8 * std::max<int64_t>(n, 1)) + 1,
                 [&](int64_t begin, int64_t end) {
                   for (int64_t r = begin; r < end; ++r) f(in + r * n, out + r * n, n);
                 });
  });
  return y;
}

}  // namespace

Array sum(const Array& x, IntArrayRef axes, bool keepdim) {
  const Block b = block(x, axes);
  const bool floating = is_floating_point(x.dtype());
  Array y(reduced_sizes(x.sizes(), axes, keepdim), floating ? x.dtype() : kLong);
  dispatch(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    using Out = std::conditional_t<std::is_floating_point_v<T>, T, int64_t>;
    sum_block<T>(b, y.data<Out>());
  });
  return y;
}

Array sum_to(const Array& x, IntArrayRef sizes) {
  const std::size_t lead = static_cast<std::size_t>(x.dim()) - sizes.size();
  Dims axes;
  for (std::size_t i = 0; i < x.sizes().size(); ++i)
    if (i < lead || (sizes[i - lead] == 1 && x.sizes()[i] != 1))
      axes.push_back(static_cast<int64_t>(i));
  const Array y = axes.empty() ? x : sum(x, axes, false);
  return y.as_strided(sizes, contiguous_strides(sizes), y.offset());
}

std::pair<Array, Array> max(const Array& x, int64_t axis, bool keepdim) {
  return extreme("max", x, axis, keepdim, [](auto a, auto b) { return a > b; });
}
std::pair<Array, Array> min(const Array& x, int64_t axis, bool keepdim) {
  return extreme("min", x, axis, keepdim, [](auto a, auto b) { return a < b; });
}

Array log_softmax(const Array& x) {
  return map_rows("log_softmax", x, [](auto* in, auto* out, int64_t n) {
    const auto top = *std::max_element(in, in + n);
    std::remove_reference_t<decltype(*out)> total{0};
    for (int64_t i = 0; i < n; ++i) total += std::exp(in[i] - top);
    const auto shift = top + std::log(total);
    for (int64_t i = 0; i < n; ++i) out[i] = in[i] - shift;
  });
}

Array softmax(const Array& x) {
  return map_rows("softmax", x, [](auto* in, auto* out, int64_t n) {
    const auto top = *std::max_element(in, in + n);
    std::remove_reference_t<decltype(*out)> total{0};
    for (int64_t i = 0; i < n; ++i) total += out[i] = std::exp(in[i] - top);
    for (int64_t i = 0; i < n; ++i) out[i] /= total;
  });
}

}  // namespace taper::kernel
