#pragma once

#include <array>

#include "taper/core/kernels/elementwise.h"

/// Sums over the rows of matrices of which several are read at once.
namespace taper::kernel {

/// sums[k][j] += the sum over i of f(by_column[j], x[i, j]...)[k], for W vectors of columns.
template <std::size_t W, std::size_t K, class T, class F, class... X>
void sum_tile(int64_t rows, int64_t stride, const std::array<double*, K>& sums, F f,
              const T* by_column, const X*... x) {
  using B = Batch<T>;
  std::array<std::array<B, W>, K> total;
  for (auto& t : total) t.fill(B(T{0}));
  std::array<B, W> column;
  for (std::size_t w = 0; w < W; ++w) column[w] = B::load_unaligned(by_column + w * B::size);
  for (int64_t at = 0; at < rows * stride; at += stride)
    for (std::size_t w = 0; w < W; ++w) {
      const std::array<B, K> terms = f(column[w], B::load_unaligned(x + at + w * B::size)...);
      for (std::size_t k = 0; k < K; ++k) total[k][w] += terms[k];
    }
  for (std::size_t k = 0; k < K; ++k)
    for (std::size_t w = 0; w < W; ++w) {
      alignas(64) std::array<T, B::size> lanes;
      total[k][w].store_aligned(lanes.data());
      for (std::size_t i = 0; i < B::size; ++i) sums[k][w * B::size + i] += lanes[i];
    }
}

/// The columns that are left, fewer than a vector has.
template <std::size_t K, class T, class F, class... X>
void sum_few(int64_t rows, int64_t stride, int64_t columns, const std::array<double*, K>& sums, F f,
             const T* by_column, const X*... x) {
  using B = Batch<T>;
  std::array<B, K> total;
  total.fill(B(T{0}));
  const B column = load_few(by_column, columns);
  for (int64_t at = 0; at < rows * stride; at += stride) {
    const std::array<B, K> terms = f(column, load_few(x + at, columns)...);
    for (std::size_t k = 0; k < K; ++k) total[k] += terms[k];
  }
  for (std::size_t k = 0; k < K; ++k) {
    alignas(64) std::array<T, B::size> lanes;
    total[k].store_aligned(lanes.data());
    for (int64_t i = 0; i < columns; ++i) sums[k][i] += lanes[static_cast<std::size_t>(i)];
  }
}

/// The same for all columns of some rows that lie `stride` apart; T must hold their sums well.
template <std::size_t K, class T, class F, class... X>
void sum_columns(int64_t rows, int64_t stride, int64_t columns, std::array<double*, K> sums, F f,
                 const T* by_column, const X*... x) {
  constexpr std::size_t kTile = 4;
  constexpr auto k = static_cast<int64_t>(Batch<T>::size);
  const auto shifted = [&](int64_t j) {
    std::array<double*, K> at = sums;
    for (double*& s : at) s += j;
    return at;
  };
  int64_t j = 0;
  for (; j + 4 * k <= columns; j += 4 * k)
    sum_tile<kTile>(rows, stride, shifted(j), f, by_column + j, x + j...);
  for (; j + k <= columns; j += k)
    sum_tile<1>(rows, stride, shifted(j), f, by_column + j, x + j...);
  if (j < columns) sum_few(rows, stride, columns - j, shifted(j), f, by_column + j, x + j...);
}

}  // namespace taper::kernel
