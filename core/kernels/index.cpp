#include "taper/core/kernels/index.h"

#include <cstring>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/integer.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/runtime/parallel.h"
#include "taper/core/tensor/shape.h"

namespace taper::kernel {
namespace {

/// An array as (outer, n, inner) around one axis; rank 0 counts as one element.
struct Around {
  int64_t outer = 1, n = 1, inner = 1;
  Around(IntArrayRef sizes, int64_t axis) {
    for (std::size_t i = 0; i < sizes.size(); ++i)
      (static_cast<int64_t>(i) < axis   ? outer
       : static_cast<int64_t>(i) > axis ? inner
                                        : n) *= sizes[i];
  }
};

void check_indices(const char* op, const Array& index, int64_t n) {
  const int64_t* at = index.data<int64_t>();
  for (int64_t i = 0; i < index.numel(); ++i)
    check(at[i] >= 0 && at[i] < n, op, "index out of range in self, got ", at[i], " at position ",
          i, ", expected 0 to ", n - 1);
}

/// Calls f(row of the picked side, row of the other side, row length in elements) for each index.
template <class F>
void for_each_row(const Around& around, const Array& picks, F f) {
  const int64_t* at = picks.data<int64_t>();
  for (int64_t o = 0; o < around.outer; ++o)
    for (int64_t i = 0; i < picks.numel(); ++i)
      f((o * around.n + at[i]) * around.inner, (o * picks.numel() + i) * around.inner);
}

}  // namespace

Array index_select(const Array& x, int64_t axis, const Array& index) {
  const Array c = contiguous(x), picks = contiguous(index);
  const Around around(c.sizes(), axis);
  check_indices("index_select", picks, around.n);
  Dims sizes = c.sizes();
  if (!sizes.empty()) sizes[static_cast<std::size_t>(axis)] = picks.numel();
  Array y(sizes, c.dtype());
  const std::size_t row = static_cast<std::size_t>(around.inner) * element_size(c.dtype());
  const auto* from = static_cast<const std::byte*>(c.raw());
  auto* to = static_cast<std::byte*>(y.raw());
  const int64_t* at = picks.data<int64_t>();
  const auto copy_rows_of = [&](auto bytes) {
    parallel_for(around.outer * picks.numel(), 65536 / static_cast<int64_t>(row + 1) + 1,
                 [&, bytes](int64_t begin, int64_t end) {
                   int64_t outer = begin / picks.numel(), pick = begin % picks.numel();
                   for (int64_t i = begin; i < end; ++i, ++pick) {
                     if (pick == picks.numel()) pick = 0, ++outer;
                     const int64_t source = outer * around.n + at[pick];
                     std::memcpy(to + static_cast<std::size_t>(i) * bytes,
                                 from + static_cast<std::size_t>(source) * bytes, bytes);
                   }
                 });
  };
  // A single number is copied by an instruction, where the compiler knows its size.
  if (row == 4)
    copy_rows_of(std::integral_constant<std::size_t, 4>());
  else if (row == 8)
    copy_rows_of(std::integral_constant<std::size_t, 8>());
  else
    copy_rows_of(row);
  return y;
}

void index_add(const Array& y, int64_t axis, const Array& index, const Array& x) {
  const Array c = contiguous(x), picks = contiguous(index);
  const Around around(y.sizes(), axis);
  check_indices("index_add", picks, around.n);
  dispatch_memory(y.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for_each_row(around, picks, [&](int64_t to, int64_t from) {
      T* out = y.data<T>() + to;
      const T* in = c.data<T>() + from;
      for (int64_t k = 0; k < around.inner; ++k) out[k] = kAdd(out[k], in[k]);
    });
  });
}

namespace {

/// Rows of bytes as floats: f(from, to, count) converts one.
template <class F>
Array gather_rows_of_bytes(const Array& x, const Array& index, F f) {
  const Array c = contiguous(x), picks = contiguous(index);
  const Around around(c.sizes(), 0);
  check_indices("gather_bytes", picks, around.n);
  Dims sizes = c.sizes();
  sizes[0] = picks.numel();
  Array y(sizes, kFloat);
  const int64_t row = around.inner;
  const auto row_of = [&](int64_t i) { return c.data<uint8_t>() + picks.data<int64_t>()[i] * row; };
  parallel_for(picks.numel(), 32768 / (row + 1) + 1, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) {
      // The processor cannot guess where the next rows lie, and one is converted faster than the
      // next arrives.
      constexpr int64_t kAhead = 4;
      for (int64_t k = 0; i + kAhead < end && k < row; k += 64)
        __builtin_prefetch(row_of(i + kAhead) + k);
      f(row_of(i), y.data<float>() + i * row, row);
    }
  });
  return y;
}

/// x / divisor for many x. A product with the reciprocal and one correction take half the time of a
/// division, and round as it does for all but odd divisors; of bytes it can be seen whether they
/// do.
class Quotient {
 public:
  explicit Quotient(float divisor) : divisor_(divisor), reciprocal_(1 / divisor) {}
  float operator()(float x) const {
#ifdef __FMA__
    const float y = x * reciprocal_;
    return __builtin_fmaf(__builtin_fmaf(-y, divisor_, x), reciprocal_, y);
#else
    return x / divisor_;
#endif
  }

 private:
  float divisor_;
  [[maybe_unused]] float reciprocal_;  // of use with fused products alone
};

}  // namespace

Array gather_bytes(const Array& x, const Array& index, float divisor) {
  return gather_rows_of_bytes(x, index, [=](const uint8_t* from, float* to, int64_t count) {
#pragma omp simd
    for (int64_t k = 0; k < count; ++k) to[k] = static_cast<float>(from[k]) / divisor;
  });
}

Array gather_bytes(const Array& x, const Array& index, float divisor, float mean, float stddev) {
  const Quotient over_divisor(divisor), over_stddev(stddev);
  bool same = true;
  for (int byte = 0; byte < 256; ++byte) {
    const auto b = static_cast<float>(byte);
    same = same && over_stddev(over_divisor(b) - mean) == (b / divisor - mean) / stddev;
  }
  return gather_rows_of_bytes(x, index, [=](const uint8_t* from, float* to, int64_t count) {
    if (same) {
#pragma omp simd
      for (int64_t k = 0; k < count; ++k)
        to[k] = over_stddev(over_divisor(static_cast<float>(from[k])) - mean);
    } else {
      for (int64_t k = 0; k < count; ++k)
        to[k] = (static_cast<float>(from[k]) / divisor - mean) / stddev;
    }
  });
}

void index_copy(const Array& y, int64_t axis, const Array& index, const Array& x) {
  const Array c = contiguous(x), picks = contiguous(index);
  const Around around(y.sizes(), axis);
  for (const int64_t i :
       ArrayRef<int64_t>(picks.data<int64_t>(), static_cast<std::size_t>(picks.numel())))
    check_that(i >= 0 && i < around.n, "index_copy_(): index ", i,
               " is out of bounds for dimension ", axis, " with size ", around.n);
  check(y.dtype() == x.dtype(), "index_copy", "expected elements of ", y.dtype(), ", got ",
        x.dtype());
  const std::size_t width = element_size(y.dtype());
  for_each_row(around, picks, [&](int64_t to, int64_t from) {
    std::memcpy(static_cast<std::byte*>(y.raw()) + static_cast<std::size_t>(to) * width,
                static_cast<const std::byte*>(c.raw()) + static_cast<std::size_t>(from) * width,
                static_cast<std::size_t>(around.inner) * width);
  });
}

Array flatten_indices(const std::vector<Array>& indices, IntArrayRef sizes, IntArrayRef axes,
                      RefuseIndex refuse) {
  Array y = full(indices[0].sizes(), 0, kLong);
  int64_t* out = y.data<int64_t>();
  for (std::size_t k = 0; k < indices.size(); ++k) {
    const Array c = contiguous(indices[k]);
    const int64_t* in = c.data<int64_t>();
    const int64_t n = sizes[k];
    for (int64_t i = 0; i < y.numel(); ++i) {
      if (in[i] < -n || in[i] >= n) refuse(in[i], k, n, axes[k]);
      out[i] = out[i] * n + (in[i] < 0 ? in[i] + n : in[i]);
    }
  }
  return y;
}

Array flat_nonzero(const Array& x) {
  const Array c = contiguous(x);
  return dispatch_memory(c.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const T* in = c.data<T>();
    const auto counts = [](T v) { return v != T{0}; };
    const Array y({std::count_if(in, in + c.numel(), counts)}, kLong);
    int64_t* out = y.data<int64_t>();
    for (int64_t i = 0, found = 0; found < y.numel(); ++i) {
      out[found] = i;  // the next one overwrites it, unless it counts: no branch to guess
      found += counts(in[i]) ? 1 : 0;
    }
    return y;
  });
}

Array nonzero(const Array& x) {
  const Array flat = flat_nonzero(x);
  const Dims strides = contiguous_strides(x.sizes());
  const int64_t n = flat.numel();
  const Array y({x.dim(), n}, kLong);
  const int64_t* number = flat.data<int64_t>();
  int64_t* out = y.data<int64_t>();
  for (int64_t i = 0; i < n; ++i) {
    int64_t rest = number[i];
    for (std::size_t axis = 0; axis < strides.size(); ++axis) {
      out[static_cast<int64_t>(axis) * n + i] = rest / strides[axis];
      rest %= strides[axis];
    }
  }
  return y.as_strided({n, x.dim()}, {1, n}, 0);
}

}  // namespace taper::kernel
