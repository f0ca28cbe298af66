#pragma once

// The one header that includes LAPACK, by way of xtensor-blas. Its functions on xtensor's
// containers take one matrix at a time, and copy arguments and results to change their layout; so
// LAPACK gets Taper's memory, through the interface below them.

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <utility>
#include <vector>
#include <xtensor-blas/xblas_config.hpp>

#include <xflens/cxxblas/cxxblas.cxx>
#include <xflens/cxxlapack/cxxlapack.cxx>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/runtime/parallel.h"
#include "taper/core/tensor/shape.h"

namespace taper::kernel {

/// LAPACK's integer, which is kInt.
using Int = xt::blas_index_t;
static_assert(std::is_same_v<Int, int32_t>);

inline Int rows_of(const Array& x) { return static_cast<Int>(x.sizes()[x.sizes().size() - 2]); }
inline Int columns_of(const Array& x) { return static_cast<Int>(x.sizes().back()); }

inline Array transposed(const Array& x) {
  Dims sizes = x.sizes(), strides = x.strides();
  std::swap(sizes[sizes.size() - 1], sizes[sizes.size() - 2]);
  std::swap(strides[strides.size() - 1], strides[strides.size() - 2]);
  return x.as_strided(std::move(sizes), std::move(strides), x.offset());
}

/// A stack of matrices with the shape of x's but for rows and columns, each of them column by
/// column without gaps, as LAPACK wants them.
inline Array in_columns(const Array& x, int64_t rows, int64_t columns) {
  return transposed(Array(leading_sizes(x.sizes(), 2, {columns, rows}), x.dtype()));
}
inline bool is_in_columns(const Array& x) { return transposed(x).is_contiguous(); }
inline Array copy_in_columns(const Array& x) {
  return transposed(clone(transposed(x), MemoryFormat::Contiguous));
}

/// What LAPACK says of each matrix of a stack: 0, or what is wrong with it.
inline Array no_info(const Array& x) { return full(leading_sizes(x.sizes(), 2), 0, kInt); }

/// A stack in columns, as pointers.
template <class T>
class Stack {
 public:
  explicit Stack(const Array& x)
      : data_(x.data<T>()), size_(int64_t{rows_of(x)} * columns_of(x)), ld_(rows_of(x)) {}
  T* operator[](int64_t i) const { return data_ + i * size_; }
  /// Which LAPACK wants to be 1 at least.
  Int ld() const { return std::max(ld_, Int{1}); }

 private:
  T* data_;
  int64_t size_;
  Int ld_;
};

/// Some functions do not come back from NaN, or end the program.
template <class T>
bool is_finite(const T* x, int64_t n) {
  return std::all_of(x, x + n, [](T number) { return std::isfinite(number); });
}

/// Calls f(i) for each matrix of x's stack, on several threads. LAPACK's own ones wait for each
/// other so often that they are worth it for a large matrix only, and cost a hundredfold where
/// processors are busy.
template <class F>
void for_each_matrix(const Array& x, F f) {
  const int64_t count = count_elements("linalg", leading_sizes(x.sizes(), 2));
  const int64_t n = std::max<int64_t>({rows_of(x), columns_of(x), 1}), work = n * n * n;
  if (count == 1 && work >= int64_t{1000000000}) {
    const detail::ThreadLimit all(get_num_threads());
    return f(int64_t{0});
  }
  parallel_for(count, std::max<int64_t>(500000 / work, 1), [&](int64_t begin, int64_t end) {
    const detail::ThreadLimit alone(1);
    for (int64_t i = begin; i < end; ++i) f(i);
  });
}

/// Calls f(memory, size) with as much memory to work in as f(best, -1) asks for, in a number that
/// may have been rounded down.
template <class T, class F>
void with_workspace(F f) {
  T best = 0;
  f(&best, Int{-1});
  best = std::max(std::nextafter(best, std::numeric_limits<T>::max()), T{1});
  std::vector<T> memory(static_cast<std::size_t>(best));
  f(memory.data(), static_cast<Int>(memory.size()));
}

}  // namespace taper::kernel
