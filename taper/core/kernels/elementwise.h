#pragma once

// The two patterns behind every element-wise operation. Operations give a generic function of
// scalars or xsimd batches; sizes, strides, broadcasting and threads are dealt with here, and
// bfloat16: where In is float, operands and result may be of it, and are computed in float32. A
// result goes to `into`, if that is defined (it has the result's sizes and dtype, and may be an
// operand itself), else to new memory.

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/operand.h"
#include "taper/core/kernels/strided.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/parallel.h"
#include "taper/core/shape.h"

namespace taper::kernel {

/// The least number of elements that is worth handing to another thread, which takes some
/// microseconds.
inline constexpr int64_t kElementwiseGrain = 32768;

namespace detail {

/// Runs f(y) on row-major memory and sees to it that the values arrive in `into`.
template <class F>
Array deliver(const Array& into, IntArrayRef sizes, ScalarType dtype, F f) {
  const Array y = into.defined() && into.is_contiguous() ? into : Array(sizes, dtype);
  f(y);
  if (!into.defined() || into.is_contiguous()) return y;
  copy(into, y);
  return into;
}

/// The dtype of results of type Out from elements of type In that lie in memory as `t`.
template <class In, class Out>
constexpr ScalarType result_dtype(ScalarType t) {
  return t == kBFloat16 && std::is_same_v<In, Out> ? kBFloat16 : dtype_of<Out>;
}

/// n numbers, `step` apart, to the front of `room`.
template <class T, class From>
void gather(T* room, const From* x, int64_t step, int64_t n) {
  for (int64_t i = 0; i < n; ++i) room[i] = x[i * step];
}

/// Elements of type T in memory, where floats may be bfloat16: then `wide` is null.
template <class T>
struct Elements {
  T* wide;
  BFloat16* narrow;

  explicit Elements(T* memory) : wide(memory), narrow(nullptr) {}
  explicit Elements(const Array& x)
      : wide(x.dtype() == kBFloat16 ? nullptr : x.data<std::remove_const_t<T>>()),
        narrow(x.dtype() == kBFloat16 ? x.data<BFloat16>() : nullptr) {}
  Elements(const Operand& x, std::remove_const_t<T>& room)
      : Elements(x.is_number() ? Elements(x.data(room)) : Elements(x.array())) {}

  Elements operator+(int64_t n) const {
    Elements moved = *this;
    narrow != nullptr ? void(moved.narrow += n) : void(moved.wide += n);
    return moved;
  }
  /// n elements side by side, if need be in `room`.
  const T* read(std::remove_const_t<T>* room, int64_t step, int64_t n) const {
    if (narrow == nullptr && step == 1) return wide;
    if (narrow == nullptr)
      gather(room, wide, step, n);
    else if (step == 1)
      gather(room, narrow, 1, n);
    else
      gather(room, narrow, step, n);
    return room;
  }
};

constexpr int64_t kPart = 256;

/// Calls f(y, first, n) for parts of `n` elements, whose results arrive in bfloat16.
template <class Out, class F>
void by_parts(Elements<Out> y, int64_t n, F f) {
  alignas(64) Out room[kPart];
  for (int64_t i = 0; i < n; i += kPart) {
    const int64_t count = std::min(kPart, n - i);
    f(y.narrow != nullptr ? room : y.wide + i, i, count);
    if (y.narrow != nullptr)
      for (int64_t k = 0; k < count; ++k) y.narrow[i + k] = static_cast<float>(room[k]);
  }
}

template <class In, class Out, class F>
void map_run(Elements<Out> y, Elements<const In> x, int64_t n, F f) {
  if constexpr (std::is_same_v<In, float>)
    if (x.narrow != nullptr)
      return by_parts(y, n, [&](Out* out, int64_t first, int64_t count) {
        alignas(64) In room[kPart];
        map_span(out, count, f, (x + first).read(room, 1, count));
      });
  map_span(y.wide, n, f, x.wide);
}

// A return type in decltype lets map_span() see whether f takes batches.
template <class In, class Out, class F>
[[gnu::noinline]] void zip_span(Out* out, const In* a, int64_t a_step, const In* b, int64_t b_step,
                                int64_t n, F f) {
  if (a_step == 1 && b_step == 1) {
    map_span(out, n, f, a, b);
  } else if (a_step == 1 && b_step == 0) {
    const In s = *b;
    const auto g = [f, s](auto x) -> decltype(f(x, decltype(x)(s))) {
      return f(x, decltype(x)(s));
    };
    map_span(out, n, g, a);
  } else if (a_step == 0 && b_step == 1) {
    const In s = *a;
    const auto g = [f, s](auto x) -> decltype(f(decltype(x)(s), x)) {
      return f(decltype(x)(s), x);
    };
    map_span(out, n, g, b);
  } else {
    In room_a[kPart], room_b[kPart];
    for (int64_t i = 0; i < n; i += kPart) {
      const int64_t count = std::min(kPart, n - i);
      gather(room_a, a + i * a_step, a_step, count);
      gather(room_b, b + i * b_step, b_step, count);
      map_span(out + i, count, f, room_a, room_b);
    }
  }
}

template <class In, class Out, class F>
void zip_run(Elements<Out> y, Elements<const In> a, int64_t a_step, Elements<const In> b,
             int64_t b_step, int64_t n, F f) {
  if constexpr (std::is_same_v<In, float>)
    if (a.narrow != nullptr || b.narrow != nullptr)
      return by_parts(y, n, [&](Out* out, int64_t first, int64_t count) {
        alignas(64) In room_a[kPart], room_b[kPart];
        const auto side_by_side = [&](auto x, int64_t step, In* room) {
          return (x + first * step).read(room, step == 0 ? 1 : step, step == 0 ? 1 : count);
        };
        zip_span(out, side_by_side(a, a_step, room_a), a_step != 0, side_by_side(b, b_step, room_b),
                 b_step != 0, count, f);
      });
  zip_span(y.wide, a.wide, a_step, b.wide, b_step, n, f);
}

inline Dims steps(const Operand& x, IntArrayRef sizes) {
  if (x.is_number()) return Dims(sizes.size(), 0);
  return broadcast_strides(x.sizes(), x.array().strides(), sizes);
}

}  // namespace detail

/// y = f(x) with elements of type Out.
template <class In, class Out = In, class F>
Array map(const Array& x, F f, const Array& into = {}) {
  const Array c = contiguous(x);
  return detail::deliver(
      into, c.sizes(), detail::result_dtype<In, Out>(c.dtype()), [&](const Array& y) {
        const detail::Elements<const In> in(c);
        const detail::Elements<Out> out(y);
        parallel_for(y.numel(), kElementwiseGrain,
                     [=](int64_t b, int64_t e) { detail::map_run(out + b, in + b, e - b, f); });
      });
}

/// y = f(a, b) into `y`, which is row-major and has the broadcast shape.
template <class In, class Out = In, class F>
void zip_into(const Array& y, const Operand& a, const Operand& b, F f) {
  if (y.numel() == 0) return;
  In room_a, room_b;
  const detail::Elements<Out> out(y);
  const detail::Elements<const In> pa(a, room_a), pb(b, room_b);
  const auto one_run = [&](int64_t a_step, int64_t b_step) {
    parallel_for(y.numel(), kElementwiseGrain, [=](int64_t i, int64_t e) {
      detail::zip_run(out + i, pa + i * a_step, a_step, pb + i * b_step, b_step, e - i, f);
    });
  };
  const bool a_fits = a.is_number() || a.lies_like(y), b_fits = b.is_number() || b.lies_like(y);
  if (a_fits && b_fits) return one_run(!a.is_number(), !b.is_number());
  const Dims sa = detail::steps(a, y.sizes()), sb = detail::steps(b, y.sizes());
  const StridedWalk<3> walk(y.sizes(),
                            {IntArrayRef(y.strides()), IntArrayRef(sa), IntArrayRef(sb)});
  const int64_t n = walk.inner_size();
  const std::array<int64_t, 3> step = walk.inner_steps();
  if (walk.runs() == 1) return one_run(step[1], step[2]);
  parallel_for(walk.runs(), kElementwiseGrain / n + 1, [&](int64_t begin, int64_t end) {
    walk(begin, end, [&](const std::array<int64_t, 3>& at) {
      detail::zip_run(out + at[0], pa + at[1], step[1], pb + at[2], step[2], n, f);
    });
  });
}

/// y = f(a, b) with broadcasting; a and b have dtype In, y has dtype Out.
template <class In, class Out = In, class F>
Array zip(const char* op, const Operand& a, const Operand& b, F f, const Array& into = {}) {
  if (a.is_rank_0() && b.is_rank_0() &&
      dtype(a, b) != kBFloat16) {  // the shortest way, for graphs of scalars
    const Array y = into.defined() ? into : Array({}, dtype_of<Out>);
    In room_a, room_b;
    *y.data<Out>() = static_cast<Out>(f(*a.data(room_a), *b.data(room_b)));
    return y;
  }
  return detail::deliver(into, broadcast_shapes(op, a.sizes(), b.sizes()),
                         detail::result_dtype<In, Out>(dtype(a, b)),
                         [&](const Array& y) { zip_into<In, Out>(y, a, b, std::move(f)); });
}

}  // namespace taper::kernel
