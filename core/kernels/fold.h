#pragma once

// The pattern behind reductions: an operation gives a start value, a step that takes an element
// into a running value, and how two running values are joined. Axes, threads and blocks are dealt
// with here.

#include <algorithm>
#include <array>
#include <memory>

#include "taper/core/kernels/elementwise.h"

namespace taper::kernel {

/// x as a row-major block (outer, n, inner) whose middle axis is reduced.
struct Block {
  Array values;
  int64_t outer = 1, n = 1, inner = 1;
};

/// Axes that do not lie together are brought to the end first, which copies; with `rows` any axes,
/// so that inner is 1.
Block block(const Array& x, IntArrayRef axes, bool rows = false);

/// How an operation reduces elements of type T. Running values are of type Lane within a block of
/// up to 1024 elements (128 rows), which keeps them in vector registers, and of type Total beyond,
/// which keeps them accurate. Generic functions are called with batches where Lane is T.
template <class Lane, class Total, class Step, class Join>
struct Fold {
  using LaneType = Lane;
  using TotalType = Total;
  Lane start;
  Step step;  // (Lane, element) -> Lane
  Join join;  // (Total, Total) -> Total
  /// Told where along the axis elements begin.
  const Fold& from(int64_t /*place*/) const { return *this; }

  template <class T>
  static constexpr bool takes_batches() {
    return std::is_same_v<T, Lane> && kernel::takes_batches<T, Step, T, T>();
  }
};

template <class Lane, class Total, class Step, class Join>
Fold<Lane, Total, Step, Join> make_fold(Lane start, Step step, Join join) {
  return {start, step, join};
}

inline constexpr int64_t kFoldBlock = 1024, kFoldRows = 128, kFoldColumns = 256;

/// A block of n neighbouring elements, in vectors; with those of several arrays if f's step takes
/// so many.
template <class F, class T, class... More>
[[gnu::flatten]] typename F::TotalType fold_vectors(int64_t n, const F& f, const T* x,
                                                    const More*... more) {
  using X = Batch<T>;
  constexpr auto k = static_cast<int64_t>(X::size);
  using Total = typename F::TotalType;
  const X start(f.start);
  const auto step = [&](const X& lane, int64_t i) {
    return f.step(lane, X::load_unaligned(x + i), X::load_unaligned(more + i)...);
  };
  if (n < k) {
    const X last = f.step(start, load_few(x, n), load_few(more, n)...);
    const X lane = choose(first_lanes<T>(n), last, start);
    return static_cast<Total>(join_lanes(lane, f.join));
  }
  std::array<X, 4> lane{start, start, start, start};
  int64_t i = 0;
  for (; i + 4 * k <= n; i += 4 * k)
    for (std::size_t j = 0; j < 4; ++j) lane[j] = step(lane[j], i + static_cast<int64_t>(j) * k);
  for (; i + k <= n; i += k) lane[0] = step(lane[0], i);
  if (i < n)  // the last vector overlaps the one before
    lane[1] = choose(first_lanes<T>(k - (n - i)), lane[1], step(lane[1], n - k));
  return static_cast<Total>(
      join_lanes(f.join(f.join(lane[0], lane[1]), f.join(lane[2], lane[3])), f.join));
}

/// The same with running values that the compiler may put into vectors.
template <class T, class F>
typename F::TotalType fold_lanes(const T* x, int64_t n, const F& f) {
  using Lane = typename F::LaneType;
  constexpr int64_t k = 32;
  Lane lane[k];
  std::fill_n(lane, k, f.start);
  int64_t i = 0;
  for (; i + k <= n; i += k)
    for (int64_t j = 0; j < k; ++j) lane[j] = f.step(lane[j], x[i + j]);
  for (int64_t j = 0; i < n; ++i, ++j) lane[j] = f.step(lane[j], x[i]);
  auto total = static_cast<typename F::TotalType>(lane[0]);
  for (int64_t j = 1; j < k; ++j)
    total = f.join(total, static_cast<typename F::TotalType>(lane[j]));
  return total;
}

/// n neighbouring elements, or those of several arrays, which are in one place in each.
template <class T, class F, class... X>
typename F::TotalType fold_run(const T* x, int64_t n, const F& f, const X*... more) {
  auto total = static_cast<typename F::TotalType>(f.start);
  for (int64_t i = 0; i < n; i += kFoldBlock) {
    const int64_t count = std::min(n - i, kFoldBlock);
    if constexpr (sizeof...(more) > 0 || F::template takes_batches<T>())
      total = f.join(total, fold_vectors(count, f, x + i, more + i...));
    else
      total = f.join(total, fold_lanes(x + i, count, f));
  }
  return total;
}

/// Cuts columns into tiles of 4 vectors, or of 1 where they are few: calls f(number of vectors,
/// first column, how many columns the tile before had already). False if there is not even one.
template <class T, class F>
bool for_each_tile(int64_t columns, F f) {
  constexpr auto k = static_cast<int64_t>(Batch<T>::size);
  const auto tiles = [&](auto vectors) {
    constexpr int64_t width = k * static_cast<int64_t>(vectors.value);
    if (columns < width) return false;
    int64_t c = 0;
    for (; c + width <= columns; c += width) f(vectors, c, int64_t{0});
    if (c < columns) f(vectors, columns - width, c - (columns - width));
    return true;
  };
  return tiles(std::integral_constant<std::size_t, 4>()) ||
         tiles(std::integral_constant<std::size_t, 1>());
}

/// Up to kFoldRows rows of W vectors, `stride` elements apart, of which the first `skip` columns
/// are left out.
template <std::size_t W, class T, class F>
void fold_tile(const T* x, int64_t n, int64_t stride, const F& f, int64_t skip,
               typename F::TotalType* totals) {
  using X = Batch<T>;
  std::array<X, W> lane;
  lane.fill(X(f.start));
  for (const T* end = x + n * stride; x != end; x += stride)
    for (std::size_t j = 0; j < W; ++j)
      lane[j] = f.step(lane[j], X::load_unaligned(x + j * X::size));
  alignas(X) std::array<T, W * X::size> all;
  for (std::size_t j = 0; j < W; ++j) lane[j].store_aligned(all.data() + j * X::size);
  for (auto i = static_cast<std::size_t>(skip); i < all.size(); ++i)
    totals[i] = f.join(totals[i], static_cast<typename F::TotalType>(all[i]));
}

/// Up to kFoldRows rows of any length up to kFoldColumns.
template <class T, class F>
void fold_rows(const T* x, int64_t n, int64_t stride, int64_t columns, const F& f,
               typename F::TotalType* totals) {
  if constexpr (F::template takes_batches<T>()) {
    if (for_each_tile<T>(columns, [&](auto vectors, int64_t c, int64_t skip) {
          fold_tile<decltype(vectors)::value>(x + c, n, stride, f, skip, totals + c);
        }))
      return;
  }
  typename F::LaneType lane[kFoldColumns];
  std::fill_n(lane, columns, f.start);
  for (const T* end = x + n * stride; x != end; x += stride) {
#pragma omp simd
    for (int64_t i = 0; i < columns; ++i) lane[i] = f.step(lane[i], x[i]);
  }
  for (int64_t i = 0; i < columns; ++i)
    totals[i] = f.join(totals[i], static_cast<typename F::TotalType>(lane[i]));
}

/// n rows of up to kFoldColumns columns into totals.
template <class T, class F>
void fold_columns(const T* x, int64_t n, int64_t stride, int64_t columns, const F& f,
                  typename F::TotalType* totals) {
  std::fill_n(totals, columns, static_cast<typename F::TotalType>(f.start));
  for (int64_t i = 0; i < n; i += kFoldRows)
    fold_rows(x + i * stride, std::min(n - i, kFoldRows), stride, columns, f, totals);
}

/// The first of each group of `pieces` rows becomes the whole group joined.
template <class Total, class Join>
void join_pieces(Total* parts, int64_t groups, int64_t pieces, int64_t columns, Join join) {
  for (Total* end = parts + groups * pieces * columns; parts != end; parts += pieces * columns)
    for (int64_t p = 1; p < pieces; ++p)
      for (int64_t i = 0; i < columns; ++i) parts[i] = join(parts[i], parts[p * columns + i]);
}

/// Calls write(o * inner + i, fold of x[o, :, i]). Few long columns are cut into pieces for the
/// threads; where depends on the shape only, so results do not depend on the number of threads.
template <class T, class F, class Write>
void fold(const Block& b, const F& f, Write write) {
  using Total = typename F::TotalType;
  const T* x = b.values.data<T>();
  const int64_t tiles = (b.inner + kFoldColumns - 1) / kFoldColumns;
  const int64_t width = std::max<int64_t>(std::min(b.inner, kFoldColumns), 1);
  const int64_t least = std::max<int64_t>(2 * kElementwiseGrain / width, 1);
  const int64_t wanted =
      b.outer * tiles >= 16 ? 1 : std::max<int64_t>((b.n + least / 2) / least, 1);
  const int64_t piece = std::max<int64_t>((b.n + wanted - 1) / wanted, 1);
  const int64_t pieces = std::max<int64_t>((b.n + piece - 1) / piece, 1);
  const int64_t grain = kElementwiseGrain / (std::min(b.n, piece) * width + 1) + 1;
  if (b.inner == 1 && pieces == 1)
    return parallel_for(b.outer, grain, [&](int64_t begin, int64_t end) {
      for (int64_t o = begin; o < end; ++o) write(o, fold_run(x + o * b.n, b.n, f));
    });
  const std::unique_ptr<Total[]> parts(
      pieces == 1 ? nullptr : new Total[static_cast<std::size_t>(b.outer * pieces * b.inner)]);
  parallel_for(b.outer * pieces * tiles, grain, [&](int64_t begin, int64_t end) {
    std::array<Total, kFoldColumns> total;
    for (int64_t u = begin; u < end; ++u) {
      const int64_t unit = u / tiles, column = u % tiles * kFoldColumns;
      const int64_t first = unit % pieces * piece, n = std::min(b.n - first, piece);
      const int64_t columns = std::min(kFoldColumns, b.inner - column);
      const T* from = x + (unit / pieces * b.n + first) * b.inner + column;
      if (b.inner == 1)
        total[0] = fold_run(from, n, f.from(first));
      else
        fold_columns(from, n, b.inner, columns, f.from(first), total.data());
      if (pieces > 1)
        std::copy_n(total.data(), columns, parts.get() + unit * b.inner + column);
      else
        for (int64_t i = 0; i < columns; ++i)
          write(unit * b.inner + column + i, total[static_cast<std::size_t>(i)]);
    }
  });
  if (pieces == 1) return;
  join_pieces(parts.get(), b.outer, pieces, b.inner, f.join);
  for (int64_t o = 0; o < b.outer; ++o)
    for (int64_t i = 0; i < b.inner; ++i)
      write(o * b.inner + i, parts[static_cast<std::size_t>(o * pieces * b.inner + i)]);
}

}  // namespace taper::kernel
