#include "taper/core/kernels/resample.h"

#include <algorithm>
#include <utility>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/runtime/parallel.h"

namespace taper::kernel {
namespace {

/// Where the elements of row i begin and end.
std::pair<std::size_t, std::size_t> row(const SparseMatrix& m, std::size_t i) {
  return {static_cast<std::size_t>(m.begin[i]), static_cast<std::size_t>(m.begin[i + 1])};
}

/// y = m x.
template <class T>
void multiply_vector(const SparseMatrix& m, const T* x, T* y) {
  for (std::size_t i = 0; i + 1 < m.begin.size(); ++i) {
    T sum = 0;
    for (auto [k, end] = row(m, i); k < end; ++k)
      sum = static_cast<T>(sum + static_cast<T>(m.weight[k]) * x[m.column[k]]);
    y[i] = sum;
  }
}

/// The same for x (columns, inner) and y (rows, inner), whose rows go through vectors.
template <class T>
void multiply(const SparseMatrix& m, const T* x, int64_t inner, T* y) {
  if (inner == 1) return multiply_vector(m, x, y);
  for (std::size_t i = 0; i + 1 < m.begin.size(); ++i, y += inner) {
    std::fill_n(y, inner, T{0});
    for (auto [k, end] = row(m, i); k < end; ++k) {
      const T w = static_cast<T>(m.weight[k]);
      const T* from = x + m.column[k] * inner;
      for (int64_t j = 0; j < inner; ++j) y[j] = static_cast<T>(y[j] + w * from[j]);
    }
  }
}

Array along(const Array& x, std::size_t axis, const SparseMatrix& m) {
  Dims sizes = x.sizes();
  sizes[axis] = m.rows();
  const Array from = contiguous(x), y(sizes, x.dtype());
  if (y.numel() == 0) return y;
  int64_t inner = 1;
  for (std::size_t i = axis + 1; i < sizes.size(); ++i) inner *= sizes[i];
  const int64_t read = m.columns * inner, written = m.rows() * inner;
  dispatch_numeric("resample", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    parallel_for(y.numel() / written, 1 + 16384 / written, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i)
        multiply(m, from.data<T>() + i * read, inner, y.data<T>() + i * written);
    });
  });
  return y;
}

}  // namespace

SparseMatrix transposed(const SparseMatrix& m) {
  SparseMatrix t;
  t.columns = m.rows();
  t.begin.assign(static_cast<std::size_t>(m.columns) + 1, 0);
  t.column.resize(m.column.size());
  t.weight.resize(m.weight.size());
  for (const int64_t column : m.column) ++t.begin[static_cast<std::size_t>(column) + 1];
  for (std::size_t j = 1; j < t.begin.size(); ++j) t.begin[j] += t.begin[j - 1];
  std::vector<int64_t> next = t.begin;
  for (std::size_t i = 0; i + 1 < m.begin.size(); ++i)
    for (auto [k, end] = row(m, i); k < end; ++k) {
      const auto at = static_cast<std::size_t>(next[static_cast<std::size_t>(m.column[k])]++);
      t.column[at] = static_cast<int64_t>(i);
      t.weight[at] = m.weight[k];
    }
  return t;
}

// Axes that shrink go first, and of others the inner ones, so that what is in between stays small.
Array resample(const Array& x, const std::vector<SparseMatrix>& matrices) {
  if (is_narrow(x.dtype())) return cast(resample(wide(x), matrices), x.dtype());
  const std::size_t count = matrices.size(), first = x.sizes().size() - count;
  const auto shrinks = [&](std::size_t i) { return matrices[i].rows() < matrices[i].columns; };
  Array y = x;
  for (std::size_t i = 0; i < count; ++i)
    if (shrinks(i)) y = along(y, first + i, matrices[i]);
  for (std::size_t i = count; i > 0; --i)
    if (!shrinks(i - 1)) y = along(y, first + i - 1, matrices[i - 1]);
  return y;
}

}  // namespace taper::kernel
