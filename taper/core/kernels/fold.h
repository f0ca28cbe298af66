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
/// up to 1024 elements (64 rows), which keeps them in vector registers, and of type Total beyond,
/// which keeps them accurate.
template <class Lane, class Total, class Step, class Join>
struct Fold {
  using LaneType = Lane;
  using TotalType = Total;
  Lane start;
  Step step;  // (Lane, element) -> Lane
  Join join;  // (Total, Total) -> Total
};

template <class Lane, class Total, class Step, class Join>
Fold<Lane, Total, Step, Join> make_fold(Lane start, Step step, Join join) {
  return {start, step, join};
}

inline constexpr int64_t kFoldBlock = 1024;

/// n neighbouring elements.
template <class T, class F>
typename F::TotalType fold_run(const T* x, int64_t n, const F& f) {
  using Lane = typename F::LaneType;
  using Total = typename F::TotalType;
  constexpr std::size_t kLanes = 32;
  auto total = static_cast<Total>(f.start);
  for (int64_t begin = 0; begin < n; begin += kFoldBlock) {
    const int64_t end = std::min(n, begin + kFoldBlock);
    int64_t i = begin;
    Lane rest = f.start;
    if (end - begin >= static_cast<int64_t>(2 * kLanes)) {
      std::array<Lane, kLanes> lane;
      lane.fill(f.start);
      for (; i + static_cast<int64_t>(kLanes) <= end; i += kLanes)
        for (std::size_t k = 0; k < kLanes; ++k)
          lane[k] = f.step(lane[k], x[i + static_cast<int64_t>(k)]);
      for (const Lane v : lane) total = f.join(total, static_cast<Total>(v));
    }
    for (; i < end; ++i) rest = f.step(rest, x[i]);
    total = f.join(total, static_cast<Total>(rest));
  }
  return total;
}

inline constexpr int64_t kFoldColumns = 256, kFoldRows = 64;

/// n rows of up to kFoldColumns columns, `stride` elements apart, into totals.
template <class T, class F>
void fold_columns(const T* x, int64_t n, int64_t stride, int64_t columns, const F& f,
                  typename F::TotalType* totals) {
  using Lane = typename F::LaneType;
  using Total = typename F::TotalType;
  std::array<Lane, kFoldColumns> lane;
  std::fill_n(totals, columns, static_cast<Total>(f.start));
  for (int64_t begin = 0; begin < n; begin += kFoldRows) {
    lane.fill(f.start);
    for (int64_t k = begin; k < std::min(n, begin + kFoldRows); ++k)
      for (int64_t i = 0; i < columns; ++i)
        lane[static_cast<std::size_t>(i)] =
            f.step(lane[static_cast<std::size_t>(i)], x[k * stride + i]);
    for (int64_t i = 0; i < columns; ++i)
      totals[i] = f.join(totals[i], static_cast<Total>(lane[static_cast<std::size_t>(i)]));
  }
}

/// out[o, i] = parts[o, 0, i], parts[o, 1, i], ... joined.
template <class Out, class F>
void join_pieces(const typename F::TotalType* parts, const Block& b, int64_t pieces, Out* out,
                 const F& f) {
  for (int64_t o = 0; o < b.outer; ++o)
    for (int64_t i = 0; i < b.inner; ++i) {
      const auto* part = parts + o * pieces * b.inner + i;
      auto total = *part;
      for (int64_t p = 1; p < pieces; ++p) total = f.join(total, part[p * b.inner]);
      *out++ = static_cast<Out>(total);
    }
}

/// out[o, i] = the fold of x[o, :, i]. Few long columns are cut into pieces for the threads; where
/// depends on the shape only, so results do not depend on the number of threads.
template <class T, class Out, class F>
void fold(const Block& b, Out* out, const F& f) {
  using Total = typename F::TotalType;
  const T* x = b.values.data<T>();
  const int64_t tiles = (b.inner + kFoldColumns - 1) / kFoldColumns;
  const int64_t width = std::max<int64_t>(std::min(b.inner, kFoldColumns), 1);
  const int64_t least = std::max<int64_t>(4 * kElementwiseGrain / width, 1);
  const int64_t pieces =
      b.outer * tiles >= 16 ? 1 : std::max<int64_t>((b.n + least - 1) / least, 1);
  const int64_t piece = (b.n + pieces - 1) / pieces;
  const std::unique_ptr<Total[]> parts(
      pieces == 1 ? nullptr : new Total[static_cast<std::size_t>(b.outer * pieces * b.inner)]);
  parallel_for(b.outer * pieces * tiles, kElementwiseGrain / (piece * width + 1) + 1,
               [&](int64_t begin, int64_t end) {
                 std::array<Total, kFoldColumns> total;
                 for (int64_t u = begin; u < end; ++u) {
                   const int64_t unit = u / tiles, column = u % tiles * kFoldColumns;
                   const int64_t first = unit % pieces * piece;
                   const int64_t n = std::clamp<int64_t>(b.n - first, 0, piece);
                   const int64_t columns = std::min(kFoldColumns, b.inner - column);
                   const T* from = x + (unit / pieces * b.n + first) * b.inner + column;
                   if (b.inner == 1)
                     total[0] = fold_run(from, n, f);
                   else
                     fold_columns(from, n, b.inner, columns, f, total.data());
                   if (pieces == 1)
                     std::transform(total.data(), total.data() + columns,
                                    out + unit * b.inner + column,
                                    [](Total t) { return static_cast<Out>(t); });
                   else
                     std::copy_n(total.data(), columns, parts.get() + unit * b.inner + column);
                 }
               });
  if (pieces > 1) join_pieces(parts.get(), b, pieces, out, f);
}

}  // namespace taper::kernel
