#include "taper/core/kernels/fold.h"
#include "taper/core/kernels/reduce.h"

namespace taper::kernel {
namespace {

/// The better of two values; and whether the one that was there before stays: the other is not
/// beyond it, or it is NaN.
struct Above {
  template <class X>
  static X better(const X& best, const X& v) {
    return larger(best, v);
  }
  template <class X>
  static auto stays(const X& best, const X& v) {
    return v <= best || is_nan(best);
  }
  template <class T>
  static constexpr T kWorst = std::numeric_limits<T>::has_infinity
                                  ? -std::numeric_limits<T>::infinity()
                                  : std::numeric_limits<T>::lowest();
};
struct Below {
  template <class X>
  static X better(const X& best, const X& v) {
    return smaller(best, v);
  }
  template <class X>
  static auto stays(const X& best, const X& v) {
    return v >= best || is_nan(best);
  }
  template <class T>
  static constexpr T kWorst = std::numeric_limits<T>::has_infinity
                                  ? std::numeric_limits<T>::infinity()
                                  : std::numeric_limits<T>::max();
};

template <class T, class Order>
auto values() {
  const auto better = [](auto best, auto v) -> decltype(best) { return Order::better(best, v); };
  return make_fold<T, T>(Order::template kWorst<T>, better, better);
}

template <class Order>
Array extreme(const Array& x, IntArrayRef axes, bool keepdim, Order order) {
  if (x.dtype() == kBFloat16)
    return cast(extreme(cast(x, kFloat), axes, keepdim, order), kBFloat16);
  Array y(reduced_sizes(x.sizes(), axes, keepdim), x.dtype());
  dispatch(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    T* out = y.data<T>();
    fold<T>(block(x, axes), values<T, Order>(), [out](int64_t i, T best) { out[i] = best; });
  });
  return y;
}

template <class T>
struct Best {
  T value;
  int64_t at;
};

/// A fold to the best value and the first place where it is along the axis; the first element is
/// number `first`.
template <class T, class Order>
struct Places {
  using TotalType = Best<T>;
  int64_t first = 0;
  Places from(int64_t place) const { return {place}; }
  static TotalType join(const TotalType& a, const TotalType& b) {
    return Order::stays(a.value, b.value) ? a : b;
  }
};

/// Which of up to kFoldBlock elements is the first that fits; there is one. Branches are taken for
/// many elements at once, because where they lead cannot be predicted.
template <class T, class F>
int64_t find_first(const T* x, int64_t n, F fits) {
  using X = Batch<T>;
  constexpr auto k = static_cast<int64_t>(X::size);
  const X none(static_cast<T>(kFoldBlock)), step(static_cast<T>(k));
  X first = none, number = numbers<T>();
  const auto look = [&](const X& v, const X& at) {
    first = xsimd::min(first, choose(fits(v), at, none));
  };
  int64_t i = 0;
  while (i + k <= n && xsimd::all(first == none))
    for (const int64_t end = std::min(n - k, i + 7 * k); i <= end; i += k, number += step)
      look(X::load_unaligned(x + i), number);
  if (n < k)
    look(load_few(x, n), number);
  else if (i < n)
    look(X::load_unaligned(x + n - k), numbers<T>() + X(static_cast<T>(n - k)));
  return static_cast<int64_t>(join_lanes(first, [](auto a, auto b) { return xsimd::min(a, b); }));
}

/// Which is the first that is the one wanted, or NaN if that is wanted.
template <class T>
int64_t find(const T* x, int64_t n, T wanted) {
  if constexpr (std::is_floating_point_v<T>) {
    if (is_nan(wanted)) return find_first(x, n, [](const auto& v) { return is_nan(v); });
    return find_first(x, n, [w = Batch<T>(wanted)](const auto& v) { return v == w; });
  }
  return std::find(x, x + n, wanted) - x;
}

template <class T, class Order>
Best<T> fold_run(const T* x, int64_t n, const Places<T, Order>& f) {
  Best<T> best{Order::template kWorst<T>, 0};
  for (int64_t i = 0; i < n; i += kFoldBlock) {
    const T value = fold_run(x + i, std::min(n - i, kFoldBlock), values<T, Order>());
    if (!Order::stays(best.value, value)) best = {value, i};
  }
  const int64_t rest = std::min(n - best.at, kFoldBlock);
  return {best.value, f.first + best.at + find(x + best.at, rest, best.value)};
}

template <class T, class Order>
void update(Best<T>& best, T value, int64_t at) {
  if (!Order::stays(best.value, value)) best = {value, at};
}

/// Rows of W vectors. Which row was the best is kept in T, too, so that one instruction deals with
/// as many of both.
template <std::size_t W, class T, class Order>
void best_of_tile(const T* x, int64_t n, int64_t stride, int64_t first, Best<T>* totals) {
  using X = Batch<T>;
  std::array<X, W> best, row;
  best.fill(X(Order::template kWorst<T>));
  row.fill(X(T{0}));
  X number(T{0});
  for (const T* end = x + n * stride; x != end; x += stride, number += X(T{1}))
    for (std::size_t j = 0; j < W; ++j) {
      const X v = X::load_unaligned(x + j * X::size);
      const auto stays = Order::stays(best[j], v);
      best[j] = choose(stays, best[j], v);
      row[j] = choose(stays, row[j], number);
    }
  alignas(X) T value[W * X::size], at[W * X::size];
  for (std::size_t j = 0; j < W; ++j) {
    best[j].store_aligned(value + j * X::size);
    row[j].store_aligned(at + j * X::size);
  }
  for (std::size_t i = 0; i < W * X::size; ++i)
    update<T, Order>(totals[i], value[i], first + static_cast<int64_t>(at[i]));
}

template <class T, class Order>
void best_of_rows(const T* x, int64_t n, int64_t stride, int64_t columns, int64_t first,
                  Best<T>* totals) {
  if constexpr (std::is_floating_point_v<T>) {
    if (for_each_tile<T>(columns, [&](auto vectors, int64_t c, int64_t /*skip*/) {
          best_of_tile<decltype(vectors)::value, T, Order>(x + c, n, stride, first, totals + c);
        }))
      return;
  }
  for (int64_t r = 0; r < n; ++r)
    for (int64_t i = 0; i < columns; ++i) update<T, Order>(totals[i], x[r * stride + i], first + r);
}

template <class T, class Order>
void fold_columns(const T* x, int64_t n, int64_t stride, int64_t columns, const Places<T, Order>& f,
                  Best<T>* totals) {
  constexpr int64_t kRows = 256;
  std::fill_n(totals, columns, Best<T>{Order::template kWorst<T>, f.first});
  for (int64_t r = 0; r < n; r += kRows)
    best_of_rows<T, Order>(x + r * stride, std::min(n - r, kRows), stride, columns, f.first + r,
                           totals);
}

template <class Order>
std::pair<Array, Array> extreme_along(const char* op, const Array& x, int64_t axis, bool keepdim,
                                      Order order) {
  if (x.dtype() == kBFloat16) {
    const auto [found, places] = extreme_along(op, cast(x, kFloat), axis, keepdim, order);
    return {cast(found, kBFloat16), places};
  }
  const Dims axes = x.dim() == 0 ? Dims() : Dims{axis};
  const Array found(reduced_sizes(x.sizes(), axes, keepdim), x.dtype());
  const Array places(found.sizes(), kLong);
  check(found.numel() == 0 || x.numel() > 0, op, "Expected reduction dim ", axis,
        " to have non-zero size, got shape ", x.sizes());
  if (x.numel() == 0) return {found, places};
  dispatch(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const auto write = [v = found.data<T>(), p = places.data<int64_t>()](int64_t i, auto best) {
      v[i] = best.value;
      p[i] = best.at;
    };
    fold<T>(block(x, axes), Places<T, Order>(), write);
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
