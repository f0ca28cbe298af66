#include "taper/core/kernels/index.h"

#include <cstring>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/parallel.h"

namespace taper::kernel {
namespace {

/// An array as (outer, n, inner) around one axis.
struct Around {
  int64_t outer = 1, n, inner = 1;
  Around(IntArrayRef sizes, int64_t axis) : n(sizes[static_cast<std::size_t>(axis)]) {
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      if (static_cast<int64_t>(i) < axis) outer *= sizes[i];
      if (static_cast<int64_t>(i) > axis) inner *= sizes[i];
    }
  }
};

void check_indices(const char* op, const Array& index, int64_t n) {
  const int64_t* at = index.data<int64_t>();
  for (int64_t i = 0; i < index.numel(); ++i)
    check(at[i] >= 0 && at[i] < n, op, "index out of range, got ", at[i], " at position ", i,
          ", expected 0 to ", n - 1);
}

}  // namespace

Array index_select(const Array& x, int64_t axis, const Array& index) {
  const Array c = contiguous(x), picks = contiguous(index);
  const Around around(c.sizes(), axis);
  check_indices("index_select", picks, around.n);
  Dims sizes = c.sizes();
  sizes[static_cast<std::size_t>(axis)] = picks.numel();
  Array y(sizes, c.dtype());
  const std::size_t row = static_cast<std::size_t>(around.inner) * element_size(c.dtype());
  const auto* from = static_cast<const std::byte*>(c.raw());
  auto* to = static_cast<std::byte*>(y.raw());
  const int64_t* at = picks.data<int64_t>();
  parallel_for(around.outer * picks.numel(), 65536 / static_cast<int64_t>(row + 1) + 1,
               [&](int64_t begin, int64_t end) {
                 for (int64_t i = begin; i < end; ++i) {
                   const int64_t source = i / picks.numel() * around.n + at[i % picks.numel()];
                   std::memcpy(to + static_cast<std::size_t>(i) * row,
                               from + static_cast<std::size_t>(source) * row, row);
                 }
               });
  return y;
}

void index_add(const Array& y, int64_t axis, const Array& index, const Array& x) {
  const Array c = contiguous(x), picks = contiguous(index);
  const Around around(y.sizes(), axis);
  check_indices("index_add", picks, around.n);
  dispatch_numeric("index_add", y.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const T* in = c.data<T>();
    T* out = y.data<T>();
    const int64_t* at = picks.data<int64_t>();
    for (int64_t o = 0; o < around.outer; ++o)
      for (int64_t i = 0; i < picks.numel(); ++i) {
        T* to = out + (o * around.n + at[i]) * around.inner;
        const T* from = in + (o * picks.numel() + i) * around.inner;
        for (int64_t k = 0; k < around.inner; ++k) to[k] = static_cast<T>(to[k] + from[k]);
      }
  });
}

Array gather_bytes(const Array& x, const Array& index, float divisor) {
  const Array c = contiguous(x), picks = contiguous(index);
  const Around around(c.sizes(), 0);
  check_indices("gather_bytes", picks, around.n);
  Dims sizes = c.sizes();
  sizes[0] = picks.numel();
  Array y(sizes, kFloat);
  const int64_t row = around.inner;
  parallel_for(picks.numel(), 32768 / (row + 1) + 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      const uint8_t* from = c.data<uint8_t>() + picks.data<int64_t>()[i] * row;
      float* to = y.data<float>() + i * row;
#pragma omp simd
      for (int64_t k = 0; k < row; ++k) to[k] = static_cast<float>(from[k]) / divisor;
    }
  });
  return y;
}

}  // namespace taper::kernel
