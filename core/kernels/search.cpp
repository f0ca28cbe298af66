#include "taper/core/kernels/search.h"

#include "taper/core/kernels/fold.h"

namespace taper::kernel {
namespace {

/// The first place in an ascending row where the element is not before `value`, or is after it.
/// NaN comes after everything.
template <class T>
int64_t place_in(const T* row, int64_t n, T value, bool right) {
  int64_t low = 0, high = n;
  while (low < high) {
    const int64_t middle = low + (high - low) / 2;
    if (right ? row[middle] > value : row[middle] >= value)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/// One column, elements `step` apart.
template <class T>
void run(const T* x, T* y, int64_t* at, int64_t n, int64_t step, bool largest) {
  T best = x[0];
  int64_t where = 0;
  for (int64_t i = 0; i < n; ++i) {
    const T next = x[i * step];
    if (next != next || (best == best && (largest ? next >= best : next <= best))) {
      best = next;
      where = i;
    }
    y[i * step] = best;
    at[i * step] = where;
  }
}

}  // namespace

Array searchsorted(const Array& sorted, const Array& values, bool right) {
  const Array rows = contiguous(wide(sorted)), wanted = contiguous(wide(values));
  const Array y(values.sizes(), kLong);
  const int64_t n = rows.size(1), m = wanted.size(1), step = rows.size(0) == 1 ? 0 : n;
  dispatch(rows.dtype(), [&](auto zero) {
    using T = decltype(zero);
    parallel_for(y.numel(), 1024, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i)
        y.data<int64_t>()[i] =
            place_in(rows.data<T>() + i / m * step, n, wanted.data<T>()[i], right);
    });
  });
  return y;
}

std::pair<Array, Array> running_extreme(const Array& in, int64_t axis, bool largest) {
  const Block b = block(wide(in), in.dim() == 0 ? Dims() : Dims{axis});
  const Array y(in.sizes(), b.values.dtype()), at(in.sizes(), kLong);
  if (y.numel() > 0)
    dispatch(y.dtype(), [&](auto zero) {
      using T = decltype(zero);
      parallel_for(b.outer * b.inner, 4096 / b.n + 1, [&](int64_t begin, int64_t end) {
        for (int64_t c = begin; c < end; ++c) {
          const int64_t first = c / b.inner * b.n * b.inner + c % b.inner;
          run(b.values.data<T>() + first, y.data<T>() + first, at.data<int64_t>() + first, b.n,
              b.inner, largest);
        }
      });
    });
  return {cast(y, in.dtype()), at};
}

}  // namespace taper::kernel
