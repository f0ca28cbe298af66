#pragma once

// The two patterns behind every element-wise operation. Operations give a generic function of
// scalars or xsimd batches; sizes, strides, broadcasting and threads are dealt with here.

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/strided.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/parallel.h"
#include "taper/core/shape.h"

namespace taper::kernel {

inline constexpr int64_t kElementwiseGrain = 32768;

/// y = f(x) with elements of type Out.
template <class In, class Out = In, class F>
Array map(const Array& x, F f) {
  const Array c = contiguous(x);
  Array y(c.sizes(), dtype_of<Out>);
  const In* in = c.data<In>();
  Out* out = y.data<Out>();
  parallel_for(y.numel(), kElementwiseGrain,
               [=](int64_t b, int64_t e) { map_span(out + b, e - b, f, in + b); });
  return y;
}

namespace detail {

template <class In, class Out, class F>
void zip_run(Out* out, const In* a, int64_t a_step, const In* b, int64_t b_step, int64_t n, F f) {
  if (a_step == 1 && b_step == 1) {
    map_span(out, n, f, a, b);
  } else if (a_step == 1 && b_step == 0) {
    map_span(
        out, n, [f, s = *b](auto x) { return f(x, decltype(x)(s)); }, a);
  } else if (a_step == 0 && b_step == 1) {
    map_span(
        out, n, [f, s = *a](auto x) { return f(decltype(x)(s), x); }, b);
  } else {
    for (int64_t i = 0; i < n; ++i) out[i] = f(a[i * a_step], b[i * b_step]);
  }
}

}  // namespace detail

/// y = f(a, b) into `y`, which is row-major and has the broadcast shape (it may be a or b itself).
template <class In, class Out = In, class F>
void zip_into(const Array& y, const Array& a, const Array& b, F f) {
  Out* out = y.data<Out>();
  const In* pa = a.data<In>();
  const In* pb = b.data<In>();
  if (a.is_contiguous() && b.is_contiguous() && a.numel() == y.numel() && b.numel() == y.numel()) {
    parallel_for(y.numel(), kElementwiseGrain,
                 [=](int64_t i, int64_t e) { map_span(out + i, e - i, f, pa + i, pb + i); });
    return;
  }
  if (y.numel() == 0) return;
  const Dims sa = broadcast_strides(a.sizes(), a.strides(), y.sizes());
  const Dims sb = broadcast_strides(b.sizes(), b.strides(), y.sizes());
  const StridedWalk<3> walk(y.sizes(),
                            {IntArrayRef(y.strides()), IntArrayRef(sa), IntArrayRef(sb)});
  const int64_t n = walk.inner_size();
  const std::array<int64_t, 3> step = walk.inner_steps();
  if (walk.runs() == 1) {
    parallel_for(n, kElementwiseGrain, [=](int64_t i, int64_t e) {
      detail::zip_run(out + i, pa + i * step[1], step[1], pb + i * step[2], step[2], e - i, f);
    });
    return;
  }
  parallel_for(walk.runs(), kElementwiseGrain / n + 1, [&](int64_t begin, int64_t end) {
    walk(begin, end, [&](const std::array<int64_t, 3>& at) {
      detail::zip_run(out + at[0], pa + at[1], step[1], pb + at[2], step[2], n, f);
    });
  });
}

/// y = f(a, b) with broadcasting; a and b have dtype In, y has dtype Out.
template <class In, class Out = In, class F>
Array zip(const char* op, const Array& a, const Array& b, F f) {
  Array y(broadcast_shapes(op, a.sizes(), b.sizes()), dtype_of<Out>);
  zip_into<In, Out>(y, a, b, std::move(f));
  return y;
}

}  // namespace taper::kernel
