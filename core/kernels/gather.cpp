#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/index.h"
#include "taper/core/kernels/integer.h"
#include "taper/core/kernels/strided.h"
#include "taper/core/kernels/xt.h"

namespace taper::kernel {
namespace {

/// A scalar as a vector of one element.
Array ranked(const Array& x) { return x.dim() > 0 ? x : x.as_strided({1}, {1}, x.offset()); }

[[noreturn, gnu::cold]] void refuse_pick(const char* op, int64_t pick, int64_t axis, int64_t n) {
  throw Error(
      str(op, ": index ", pick, " is out of bounds for dimension ", axis, " with size ", n));
}

/// Calls f(element of the large array, element of the small one) for each element of the index:
/// they agree in all axes but `axis`, where the index says which one of the large array is meant.
/// The small array has the index's shape, or a larger one of which it is the first part.
template <class F>
void for_each_pick(const char* op, const Array& large, int64_t axis, const Array& index,
                   const Array& small, F f) {
  if (index.numel() == 0) return;
  const auto at = static_cast<std::size_t>(axis);
  const int64_t n = large.sizes()[at], step = large.strides()[at];
  Dims across = large.strides();
  across[at] = 0;
  const StridedWalk<3> walk(index.sizes(), {IntArrayRef(index.strides()), IntArrayRef(across),
                                            IntArrayRef(small.strides())});
  const auto [pick_step, large_step, small_step] = walk.inner_steps();
  const int64_t* picks = index.data<int64_t>();
  walk(0, walk.runs(),
       [&, ps = pick_step, ls = large_step, ss = small_step](const std::array<int64_t, 3>& offset) {
         for (int64_t i = 0; i < walk.inner_size(); ++i) {
           const int64_t pick = picks[offset[0] + i * ps];
           if (pick < 0 || pick >= n) refuse_pick(op, pick, axis, n);
           f(offset[1] + i * ls + pick * step, offset[2] + i * ss);
         }
       });
}

template <class F>
void scatter_with(const char* op, const Array& y, int64_t axis, const Array& index, const Array& x,
                  F f) {
  dispatch_memory(y.dtype(), [&](auto zero) {
    using T = decltype(zero);
    T* out = y.data<T>();
    const T* in = x.data<T>();
    for_each_pick(op, ranked(y), axis, ranked(index), ranked(x), [&](int64_t to, int64_t from) {
      out[to] = static_cast<T>(f(out[to], in[from]));
    });
  });
}

}  // namespace

Array gather(const Array& x, int64_t axis, const Array& index) {
  Array y(index.sizes(), x.dtype());
  dispatch_size(x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const T* in = static_cast<const T*>(x.raw());
    T* out = static_cast<T*>(y.raw());
    for_each_pick("gather", ranked(x), axis, ranked(index), ranked(y),
                  [&](int64_t from, int64_t to) { out[to] = in[from]; });
  });
  return y;
}

void scatter(const char* op, const Array& y, int64_t axis, const Array& index, const Array& x) {
  scatter_with(op, y, axis, index, x, [](auto, auto b) { return b; });
}
void scatter_add(const char* op, const Array& y, int64_t axis, const Array& index, const Array& x) {
  scatter_with(op, y, axis, index, x, kAdd);
}
void scatter_multiply(const char* op, const Array& y, int64_t axis, const Array& index,
                      const Array& x) {
  scatter_with(op, y, axis, index, x, kMultiply);
}

void scatter_max(const char* op, const Array& y, int64_t axis, const Array& index, const Array& x) {
  scatter_with(op, y, axis, index, x, [](auto a, auto b) { return a > b || a != a ? a : b; });
}
void scatter_min(const char* op, const Array& y, int64_t axis, const Array& index, const Array& x) {
  scatter_with(op, y, axis, index, x, [](auto a, auto b) { return a < b || a != a ? a : b; });
}

}  // namespace taper::kernel
