#include "taper/core/kernels/fold.h"
#include "taper/core/kernels/reduce.h"

namespace taper::kernel {
namespace {

/// The better of two values; whether another is beyond the best so far, NaN aside; and whether that
/// stays: the other is not beyond it, or it is NaN.
struct Above {
  template <class X>
  static X better(const X& best, const X& v) {
    return larger(best, v);
  }
  template <class X>
  static X better_number(const X& best, const X& v) {
    return xsimd::max(best, v);
  }
  template <class X>
  static auto beyond(const X& best, const X& v) {
    return v > best;
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
  static X better_number(const X& best, const X& v) {
    return xsimd::min(best, v);
  }
  template <class X>
  static auto beyond(const X& best, const X& v) {
    return v < best;
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
Array extreme(const Array& in, IntArrayRef axes, bool keepdim, Order /*order*/) {
  const Array x = wide(in);
  Array y(reduced_sizes(x.sizes(), axes, keepdim), x.dtype());
  dispatch(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    T* out = y.data<T>();
    fold<T>(block(x, axes), values<T, Order>(), [out](int64_t i, T best) { out[i] = best; });
  });
  return cast(y, in.dtype());
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

/// The best of each lane of W vectors, and the number of the step where it was. Numbers are kept in
/// T, so that one instruction deals with as many of both.
template <std::size_t W, class T, class Order>
class Lanes {
 public:
  using X = Batch<T>;
  static constexpr auto kStep = static_cast<int64_t>(X::size);
  static constexpr int64_t kWidth = kStep * static_cast<int64_t>(W);

  /// Calls steps(look), which calls look(j, x, number) with vector j of each step: first quickly,
  /// and if there was a NaN or an infinity, again with care.
  template <class Steps>
  explicit Lanes(Steps steps) {
    std::array<X, W> odd;
    odd.fill(X(T{0}));
    begin();
    steps([&](std::size_t j, const X& v, const X& number) {
      take(j, Order::beyond(best_[j], v), v, number);
      odd[j] = xsimd::fma(v, X(T{0}), odd[j]);  // 0, or else NaN
    });
    for (std::size_t j = 1; j < W; ++j) odd[0] += odd[j];
    finite_ = xsimd::all(odd[0] == X(T{0}));
    if (finite_) return;
    begin();
    steps([this](std::size_t j, const X& v, const X& number) {
      take(j, !Order::stays(best_[j], v), v, number);
    });
  }
  /// The best of all and the first place where it is, where numbers say where the lanes begin.
  Best<T> best() const {
    if (finite_) return best_of_finite();
    Best<T> best{Order::template kWorst<T>, std::numeric_limits<int64_t>::max()};
    each([&](int64_t lane, T value, int64_t number) {
      const int64_t at = number + lane;
      if (!Order::stays(best.value, value))
        best = {value, at};
      else if (Order::stays(value, best.value))  // as good
        best.at = std::min(best.at, at);
    });
    return best;
  }
  /// Calls f(lane, value, number) for each.
  template <class F>
  void each(F f) const {
    alignas(X) T value[kWidth], number[kWidth];
    for (std::size_t j = 0; j < W; ++j) {
      best_[j].store_aligned(value + j * X::size);
      number_[j].store_aligned(number + j * X::size);
    }
    for (int64_t i = 0; i < kWidth; ++i) f(i, value[i], static_cast<int64_t>(number[i]));
  }

 private:
  void begin() {
    best_.fill(X(Order::template kWorst<T>));
    number_.fill(X(T{0}));
  }
  template <class Mask>
  void take(std::size_t j, const Mask& taken, const X& v, const X& number) {
    best_[j] = choose(taken, v, best_[j]);
    number_[j] = choose(taken, number, number_[j]);
  }
  Best<T> best_of_finite() const {
    const auto better = [](auto a, auto b) -> decltype(a) { return Order::better_number(a, b); };
    const auto smallest = [](auto a, auto b) -> decltype(a) { return xsimd::min(a, b); };
    X all = best_[0];
    for (std::size_t j = 1; j < W; ++j) all = better(all, best_[j]);
    const T value = join_lanes(all, better);
    X first(std::numeric_limits<T>::max()), lane = numbers<T>();
    for (std::size_t j = 0; j < W; ++j, lane += X(static_cast<T>(kStep)))
      first = choose(best_[j] == X(value), smallest(first, number_[j] + lane), first);
    return {value, static_cast<int64_t>(join_lanes(first, smallest))};
  }

  std::array<X, W> best_, number_;
  bool finite_;
};

/// Of at least W vectors of elements; the last step may overlap the one before.
template <std::size_t W, class T, class Order>
Best<T> best_of_vectors(const T* x, int64_t n) {
  using L = Lanes<W, T, Order>;
  using X = typename L::X;
  const auto step = [x](auto look, int64_t i) {
    for (std::size_t j = 0; j < W; ++j)
      look(j, X::load_unaligned(x + i + j * X::size), X(static_cast<T>(i)));
  };
  return L([=](auto look) {
           int64_t i = 0;
           for (; i + L::kWidth <= n; i += L::kWidth) step(look, i);
           if (i < n) step(look, n - L::kWidth);
         })
      .best();
}

/// Of up to kFoldBlock elements.
template <class T, class Order>
Best<T> best_of_block(const T* x, int64_t n) {
  if constexpr (std::is_floating_point_v<T>) {
    using L = Lanes<1, T, Order>;
    using X = typename L::X;
    if (n >= 4 * L::kWidth) return best_of_vectors<4, T, Order>(x, n);
    if (n >= L::kWidth) return best_of_vectors<1, T, Order>(x, n);
    const X filled = choose(first_lanes<T>(n), load_few(x, n), X(x[0]));
    return L([=](auto look) { look(0, filled, X(T{0})); }).best();
  } else {
    const T value = fold_run(x, n, values<T, Order>());
    return {value, std::find(x, x + n, value) - x};
  }
}

template <class T, class Order>
Best<T> fold_run(const T* x, int64_t n, const Places<T, Order>& f) {
  int64_t block = 0;  // with the best value
  T value = Order::template kWorst<T>;
  for (int64_t i = 0; n > kFoldBlock && i < n; i += kFoldBlock) {
    const T next = fold_run(x + i, std::min(n - i, kFoldBlock), values<T, Order>());
    if (Order::stays(value, next)) continue;
    value = next;
    block = i;
  }
  const Best<T> best = best_of_block<T, Order>(x + block, std::min(n - block, kFoldBlock));
  return {best.value, f.first + block + best.at};
}

/// The best of n rows; their numbers begin with `first`.
template <class T, class Order, class Put>
void best_of_rows(const T* x, int64_t n, int64_t stride, int64_t columns, int64_t first, Put put) {
  if constexpr (std::is_floating_point_v<T>) {
    if (for_each_tile<T>(columns, [&](auto vectors, int64_t c, int64_t /*skip*/) {
          using L = Lanes<decltype(vectors)::value, T, Order>;
          using X = typename L::X;
          const L lanes([=](auto look) {
            X number(T{0});
            for (const T* row = x + c; row != x + c + n * stride; row += stride, number += T{1})
              for (std::size_t j = 0; j < vectors(); ++j)
                look(j, X::load_unaligned(row + j * X::size), number);
          });
          lanes.each([=](int64_t i, T value, int64_t row) { put(c + i, {value, first + row}); });
        }))
      return;
  }
  std::array<Best<T>, kFoldColumns> best;
  best.fill({Order::template kWorst<T>, first});
  for (int64_t r = 0; r < n; ++r)
    for (int64_t i = 0; i < columns; ++i) {
      Best<T>& b = best[static_cast<std::size_t>(i)];
      b = Places<T, Order>::join(b, {x[r * stride + i], first + r});
    }
  for (int64_t i = 0; i < columns; ++i) put(i, best[static_cast<std::size_t>(i)]);
}

template <class T, class Order>
void fold_columns(const T* x, int64_t n, int64_t stride, int64_t columns, const Places<T, Order>& f,
                  Best<T>* totals) {
  constexpr int64_t kRows = 512;
  const auto put = [totals](int64_t i, const Best<T>& best) { totals[i] = best; };
  const auto join = [totals](int64_t i, const Best<T>& best) {
    totals[i] = Places<T, Order>::join(totals[i], best);
  };
  best_of_rows<T, Order>(x, std::min(n, kRows), stride, columns, f.first, put);
  for (int64_t r = kRows; r < n; r += kRows)
    best_of_rows<T, Order>(x + r * stride, std::min(n - r, kRows), stride, columns, f.first + r,
                           join);
}

template <class Order>
std::pair<Array, Array> extreme_along(const char* op, const Array& in, int64_t axis, bool keepdim,
                                      Order /*order*/) {
  const Array x = wide(in);
  const Dims axes = x.dim() == 0 ? Dims() : Dims{axis};
  const Array found(reduced_sizes(x.sizes(), axes, keepdim), x.dtype());
  const Array places(found.sizes(), kLong);
  check_that(found.numel() == 0 || x.numel() > 0, op, "(): Expected reduction dim ", axis,
             " to have non-zero size. Got shape ", x.sizes());
  if (x.numel() == 0) return {cast(found, in.dtype()), places};
  dispatch(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const auto write = [v = found.data<T>(), p = places.data<int64_t>()](int64_t i, auto best) {
      v[i] = best.value;
      p[i] = best.at;
    };
    fold<T>(block(x, axes), Places<T, Order>(), write);
  });
  return {cast(found, in.dtype()), places};
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
