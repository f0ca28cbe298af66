#pragma once

#include <array>
#include <utility>

#include "taper/core/kernels/fold.h"
#include "taper/core/kernels/integer.h"

/// Sums over rows of neighbouring elements, several terms and several rows at once.
namespace taper::kernel {

/// So many rows are added up together, or so many vectors of one row: sums that do not wait for
/// each other.
inline constexpr int64_t kRowsTogether = 4;

/// Where a vector of n elements lies in each row; Lane is a number below that of the vectors that
/// are worked at in turn.
template <class T, std::size_t Lane>
struct Whole {
  static constexpr std::size_t lane = Lane;
  int64_t i;
  Batch<T> load(const T* row) const { return Batch<T>::load_unaligned(row + i); }
  void store(const Batch<T>& x, T* row) const { x.store_unaligned(row + i); }
  Batch<T> only(const Batch<T>& x) const { return x; }
};

/// The last elements, fewer than a vector has; only() makes zeros of what is behind them.
template <class T>
struct Few {
  static constexpr std::size_t lane = 0;
  int64_t i, n;
  Batch<T> load(const T* row) const { return load_few(row + i, n); }
  void store(const Batch<T>& x, T* row) const { store_few(x, row + i, n); }
  Batch<T> only(const Batch<T>& x) const { return choose(first_lanes<T>(n), x, Batch<T>(T{0})); }
};

/// How many elements there are from `place` to the next one where a vector begins.
template <class T>
constexpr int64_t before_vector(int64_t place) {
  constexpr auto k = static_cast<int64_t>(Batch<T>::size);
  return (k - place % k) % k;
}

/// Calls f(place) for all vectors of elements [i, end), of which Lanes are worked at in turn.
template <class T, class F, std::size_t... Lane>
void for_each_vector(int64_t i, int64_t end, std::index_sequence<Lane...> /*lanes*/, F f) {
  constexpr auto k = static_cast<int64_t>(Batch<T>::size);
  constexpr auto all = static_cast<int64_t>(sizeof...(Lane)) * k;
  for (; i + all <= end; i += all) (f(Whole<T, Lane>{i + static_cast<int64_t>(Lane) * k}), ...);
  if constexpr (all > k)
    for (; i + k <= end; i += k) f(Whole<T, 0>{i});
  if (i < end) f(Few<T>{i, end - i});
}

/// The sums over each of R rows of K terms, which f(place) gives for all of them; the first `head`
/// elements, fewer than a vector has, are added up by themselves.
template <class T, std::size_t K, std::size_t R, class F>
[[gnu::always_inline]] inline std::array<std::array<double, K>, R> sums_of_rows(int64_t n, F f,
                                                                                int64_t head = 0) {
  constexpr std::size_t kLanes = kRowsTogether / R;
  using Terms = std::array<std::array<Batch<T>, K>, R>;
  std::array<std::array<double, K>, R> sums{};
  for (int64_t begin = 0; begin < n;) {
    const int64_t end = std::min(n, begin + head + kFoldBlock);
    std::array<Terms, kLanes> lanes;
    for (Terms& rows : lanes)
      for (auto& row : rows) row.fill(Batch<T>(T{0}));
    const auto add = [&](auto at) {
      const Terms terms = f(at);
#pragma GCC unroll 4
      for (std::size_t r = 0; r < R; ++r)
#pragma GCC unroll 4
        for (std::size_t k = 0; k < K; ++k) lanes[at.lane][r][k] += at.only(terms[r][k]);
    };
    if (head > 0) add(Few<T>{begin, head});
    for_each_vector<T>(begin + head, end, std::make_index_sequence<kLanes>(), add);
    begin = end;
    head = 0;
    for (std::size_t r = 0; r < R; ++r)
      for (std::size_t k = 0; k < K; ++k) {
        Batch<T> sum = lanes[0][r][k];
        for (std::size_t l = 1; l < kLanes; ++l) sum += lanes[l][r][k];
        sums[r][k] += join_lanes(sum, kAdd);
      }
  }
  return sums;
}

}  // namespace taper::kernel
