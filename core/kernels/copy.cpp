#include "taper/core/kernels/copy.h"

#include <algorithm>
#include <cstring>

#include "taper/core/kernels/arranged.h"
#include "taper/core/kernels/strided.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/runtime/parallel.h"
#include "taper/core/tensor/layout.h"
#include "taper/core/tensor/shape.h"

namespace taper::kernel {
namespace {

constexpr int64_t kGrain = 32768;

template <class To, class From>
void copy_elements(To* to, int64_t to_step, const From* from, int64_t from_step, int64_t n) {
  if constexpr (std::is_same_v<To, From>) {
    if (to_step == 1 && from_step == 1) {
      std::memcpy(to, from, static_cast<std::size_t>(n) * sizeof(To));
      return;
    }
  }
  if (to_step == 1 && from_step == 1) {
    for (int64_t i = 0; i < n; ++i) to[i] = convert<To>(from[i]);
  } else {
    for (int64_t i = 0; i < n; ++i) to[i * to_step] = convert<To>(from[i * from_step]);
  }
}

/// Copies n elements, steps apart.
using Run = void (*)(void* y, int64_t y_step, const void* x, int64_t x_step, int64_t n);

/// The run for a pair of dtypes; walks call it by its address, so that they are compiled once.
Run run_for(ScalarType to, ScalarType from) {
  return dispatch_memory(to, [from](auto t) {
    return dispatch_memory(from, [](auto f) -> Run {
      return [](void* y, int64_t y_step, const void* x, int64_t x_step, int64_t n) {
        copy_elements(static_cast<decltype(t)*>(y), y_step, static_cast<const decltype(f)*>(x),
                      x_step, n);
      };
    });
  });
}

/// Rows of `to` are columns of `from`: read and written by tiles, so that each cache line that is
/// fetched is used whole.
template <class T>
void copy_tiles(T* to, int64_t to_row, const T* from, int64_t from_column, int64_t rows,
                int64_t columns) {
  constexpr int64_t kTile = 32;
  for (int64_t first = 0; first < columns; first += kTile)
    for (int64_t r = 0; r < rows; ++r)
      for (int64_t c = first; c < std::min(columns, first + kTile); ++c)
        to[r * to_row + c] = from[r + c * from_column];
}

/// Copies where the last axis of `to` and another axis of `from` are dense; returns false
/// elsewhere.
template <class T>
bool copy_transposed(const Array& to, const Array& from, IntArrayRef from_strides) {
  constexpr int64_t kRows = 32, kLeast = 8;
  const std::size_t last = to.sizes().size() - 1;
  std::size_t row = last;
  for (std::size_t i = 0; i < last; ++i)
    if (from_strides[i] == 1 && to.sizes()[i] >= kLeast) row = i;
  if (row == last || to.strides()[last] != 1 || to.sizes()[last] < kLeast ||
      from_strides[last] == 0)
    return false;
  T* out = static_cast<T*>(to.raw());
  const T* in = static_cast<const T*>(from.raw());
  Dims others = to.sizes();
  others[row] = others[last] = 1;
  const StridedWalk<2> walk(others, {IntArrayRef(to.strides()), from_strides});
  const auto [to_step, from_step] = walk.inner_steps();
  const int64_t rows = to.sizes()[row], columns = to.sizes()[last];
  parallel_for((rows + kRows - 1) / kRows, kGrain / (kRows * to.numel() / rows) + 1,
               [&, ts = to_step, fs = from_step](int64_t begin, int64_t end) {
                 for (int64_t r = begin * kRows; r < std::min(rows, end * kRows); r += kRows)
                   walk(0, walk.runs(), [&](const std::array<int64_t, 2>& at) {
                     for (int64_t i = 0; i < walk.inner_size(); ++i)
                       copy_tiles(out + at[0] + i * ts + r * to.strides()[row], to.strides()[row],
                                  in + at[1] + i * fs + r, from_strides[last],
                                  std::min(kRows, rows - r), columns);
                   });
               });
  return true;
}

void copy_strided(const Array& to, const Array& from, IntArrayRef from_strides) {
  const Run run = run_for(to.dtype(), from.dtype());
  const auto out = [&](int64_t i) { return element(to, i); };
  const auto in = [&](int64_t i) { return element(from, i); };
  if (to.is_contiguous() && from.is_contiguous() && to.numel() == from.numel()) {
    parallel_for(to.numel(), kGrain,
                 [&](int64_t b, int64_t e) { run(out(b), 1, in(b), 1, e - b); });
    return;
  }
  const StridedWalk<2> walk(to.sizes(), {IntArrayRef(to.strides()), from_strides});
  const auto [to_step, from_step] = walk.inner_steps();
  const int64_t n = walk.inner_size();
  parallel_for(
      walk.runs(), kGrain / n + 1, [&, ts = to_step, fs = from_step](int64_t b, int64_t e) {
        walk(b, e,
             [&](const std::array<int64_t, 2>& at) { run(out(at[0]), ts, in(at[1]), fs, n); });
      });
}

/// `to` is walked row by row.
void copy_rows(const Array& to, const Array& from) {
  const Dims strides = steps(from, to.sizes());
  if (to.dtype() == from.dtype() && to.dim() > 1 && !(to.is_contiguous() && from.is_contiguous()) &&
      dispatch_size(to.dtype(),
                    [&](auto zero) { return copy_transposed<decltype(zero)>(to, from, strides); }))
    return;
  copy_strided(to, from, strides);
}

Array copied(const Array& x, GeometryRef geometry, ScalarType dtype) {
  Array y(dtype, std::move(geometry));
  copy(y, x);
  return y;
}

}  // namespace

void convert_run(void* to, ScalarType to_dtype, const void* from, ScalarType from_dtype,
                 int64_t n) {
  run_for(to_dtype, from_dtype)(to, 1, from, 1, n);
}

Dims broadcast_strides(IntArrayRef from, IntArrayRef strides, IntArrayRef to) {
  Dims out(to.size(), 0);
  const std::size_t lead = to.size() - from.size();
  for (std::size_t i = 0; i < from.size(); ++i)
    if (from[i] != 1) out[lead + i] = strides[i];
  return out;
}

Array clone(const Array& x, MemoryFormat format) {
  const bool row_major = format == MemoryFormat::Contiguous;
  return copied(x, row_major ? GeometryRef(x.sizes()) : x.dense_geometry(), x.dtype());
}

Array contiguous(const Array& x) {
  return x.is_contiguous() ? x : clone(x, MemoryFormat::Contiguous);
}

Array dense(const Array& x) {
  return x.is_contiguous() || is_dense(x.sizes(), x.strides()) ? x : clone(x);
}

Array kept_from(const Array& to, const Array& x) { return may_overwrite(to, x) ? x : clone(x); }

Array cast(const Array& x, ScalarType dtype) {
  return x.dtype() == dtype ? x : copied(x, x.dense_geometry(), dtype);
}

Array wide(const Array& x) { return x.defined() ? cast(x, computed_in(x.dtype())) : x; }

void copy(const Array& to, const Array& from) {
  check_output("copy_", to.sizes(), from.sizes());
  if (to.numel() == 0) return;
  if (!may_overwrite(to, from)) return copy(to, clone(from));
  if (Operand(to).is_row_major()) return copy_rows(to, from);
  const Arranged x(to.sizes(), {to, from});
  copy_rows(x.array(0), x.array(1));
}

Array full(IntArrayRef sizes, Scalar value, ScalarType dtype) {
  Array y(sizes, dtype);
  fill(y, value);
  return y;
}

Array full_like(const Array& x, Scalar value, ScalarType dtype) {
  Array y(dtype, x.dense_geometry());
  fill(y, value);
  return y;
}

void fill(const Array& to, Scalar value) {
  if (to.is_contiguous() || is_dense(to.sizes(), to.strides())) {
    dispatch_memory(to.dtype(), [&](auto zero) {
      using T = decltype(zero);
      parallel_for(to.numel(), kGrain, [p = to.data<T>(), v = value.to<T>()](int64_t i, int64_t e) {
        std::fill(p + i, p + e, v);
      });
    });
  } else {
    copy(to, full({}, value, to.dtype()));
  }
}

Array expand(const char* op, const Array& x, IntArrayRef sizes) {
  check_output(op, sizes, x.sizes());
  return x.as_strided(sizes, broadcast_strides(x.sizes(), x.strides(), sizes), x.offset());
}

Scalar item(const Array& x) {
  check(x.numel() == 1, "item", "a Tensor with ", x.numel(),
        " elements cannot be converted to Scalar, got shape ", x.sizes());
  return dispatch_memory(x.dtype(), [&](auto zero) { return Scalar(*x.data<decltype(zero)>()); });
}

}  // namespace taper::kernel
