#include "taper/core/kernels/fold.h"
#include "taper/core/kernels/reduce.h"

namespace taper::kernel {
namespace {

/// Whether v takes the place of the best value so far: it is beyond it, or NaN, which stays.
struct Above {
  template <class X>
  auto operator()(const X& v, const X& best) const {
    const auto beyond = !(v <= best);
    return decltype(beyond)(beyond & (best == best));
  }
  template <class T>
  static constexpr T kWorst = std::numeric_limits<T>::has_infinity
                                  ? -std::numeric_limits<T>::infinity()
                                  : std::numeric_limits<T>::lowest();
};
struct Below {
  template <class X>
  auto operator()(const X& v, const X& best) const {
    const auto beyond = !(v >= best);
    return decltype(beyond)(beyond & (best == best));
  }
  template <class T>
  static constexpr T kWorst = std::numeric_limits<T>::has_infinity
                                  ? std::numeric_limits<T>::infinity()
                                  : std::numeric_limits<T>::max();
};

template <class T, class Beats>
auto values(Beats beats) {
  const auto better = [beats](auto best, auto v) -> decltype(best) {
    return choose(beats(v, best), v, best);
  };
  return make_fold<T, T>(Beats::template kWorst<T>, better, better);
}

template <class Beats>
Array extreme(const Array& x, IntArrayRef axes, bool keepdim, Beats beats) {
  Array y(reduced_sizes(x.sizes(), axes, keepdim), x.dtype());
  dispatch(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    T* out = y.data<T>();
    fold<T>(block(x, axes), values<T>(beats), [out](int64_t i, T best) { out[i] = best; });
  });
  return y;
}

template <class T>
struct Best {
  T value;
  const T* at;
};

/// A fold to the best value and the first place where it is.
template <class T, class Beats>
struct Places {
  using TotalType = Best<T>;
  static TotalType join(const TotalType& a, const TotalType& b) {
    return Beats()(b.value, a.value) ? b : a;
  }
};

/// The first of n elements that is the one wanted, or NaN.
template <class T>
const T* find(const T* x, int64_t n, T wanted) {
  constexpr int64_t kStep = 64;
  const auto fits = [wanted](T v) { return int{v == wanted} | int{v != v}; };
  for (const T* end = x + n; end - x >= kStep; x += kStep) {
    int hit = 0;
    for (int64_t i = 0; i < kStep; ++i) hit |= fits(x[i]);
    if (hit != 0) break;
  }
  while (fits(*x) == 0) ++x;
  return x;
}

template <class T, class Beats>
Best<T> fold_run(const T* x, int64_t n, const Places<T, Beats>& /*fold*/) {
  Best<T> best{Beats::template kWorst<T>, x};
  for (int64_t i = 0; i < n; i += kFoldBlock) {
    const T value = fold_run(x + i, std::min(n - i, kFoldBlock), values<T>(Beats()));
    if (Beats()(value, best.value)) best = {value, x + i};
  }
  return {best.value, find(best.at, n - (best.at - x), best.value)};
}

/// Up to kFoldRows rows: which are the best of them is kept in T, too, so that one instruction
/// deals with as many of both.
template <class T, class Beats>
void best_of_rows(const T* x, int64_t n, int64_t stride, int64_t columns, Best<T>* totals) {
  T value[kFoldColumns], row[kFoldColumns];
  std::fill_n(value, columns, Beats::template kWorst<T>);
  std::fill_n(row, columns, T(0));
  for (int64_t r = 0; r < n; ++r) {
    const T* in = x + r * stride;
#pragma omp simd
    for (int64_t i = 0; i < columns; ++i) {
      const bool better = Beats()(in[i], value[i]);
      value[i] = better ? in[i] : value[i];
      row[i] = better ? static_cast<T>(r) : row[i];
    }
  }
  for (int64_t i = 0; i < columns; ++i)
    if (Beats()(value[i], totals[i].value))
      totals[i] = {value[i], x + static_cast<int64_t>(row[i]) * stride + i};
}

template <class T, class Beats>
void fold_columns(const T* x, int64_t n, int64_t stride, int64_t columns,
                  const Places<T, Beats>& /*fold*/, Best<T>* totals) {
  for (int64_t i = 0; i < columns; ++i) totals[i] = {Beats::template kWorst<T>, x + i};
  for (int64_t r = 0; r < n; r += kFoldRows)
    best_of_rows<T, Beats>(x + r * stride, std::min(n - r, kFoldRows), stride, columns, totals);
}

template <class Beats>
std::pair<Array, Array> extreme_along(const char* op, const Array& x, int64_t axis, bool keepdim,
                                      Beats /*beats*/) {
  const Dims axes = x.dim() == 0 ? Dims() : Dims{axis};
  const Array found(reduced_sizes(x.sizes(), axes, keepdim), x.dtype());
  const Array places(found.sizes(), kLong);
  check(found.numel() == 0 || x.numel() > 0, op, "Expected reduction dim ", axis,
        " to have non-zero size, got shape ", x.sizes());
  if (x.numel() == 0) return {found, places};
  const Block b = block(x, axes);
  dispatch(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const auto write = [&, v = found.data<T>(), p = places.data<int64_t>(),
                        start = b.values.data<T>()](int64_t i, const Best<T>& best) {
      v[i] = best.value;
      p[i] = (best.at - start) / b.inner - i / b.inner * b.n;
    };
    fold<T>(b, Places<T, Beats>(), write);
  });
  return {found, places};
}

}  // namespace

Array amax(const Array& x, IntArrayRef axes, bool keepdim) {
  return extreme(x, axes, keepdim, Above());
}
Array amin(const Array& x, IntArrayRef axes, bool keepdim) {
  return extreme(x, axes, keepdim, Below());
}
std::pair<Array, Array> max(const Array& x, int64_t axis, bool keepdim) {
  return extreme_along("max", x, axis, keepdim, Above());
}
std::pair<Array, Array> min(const Array& x, int64_t axis, bool keepdim) {
  return extreme_along("min", x, axis, keepdim, Below());
}

}  // namespace taper::kernel
