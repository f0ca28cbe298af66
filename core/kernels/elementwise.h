#pragma once

// The two patterns behind every element-wise operation. Operations give a generic function of
// scalars or xsimd batches, of which loops over memory are compiled here, with void pointers;
// sizes, strides, broadcasting, threads and narrow dtypes are dealt with in elementwise.cpp. Where
// In is float, operands may be bfloat16 or float16, and where it is int32_t, int8 or int16; they
// are computed with as In, and results of that type made narrow. A result goes to `into`, if that
// is defined (it has the result's sizes and dtype, and may be an operand itself); else it is
// returned, with its axes in the order in which the operands' lie in memory.

#include "taper/core/kernels/arranged.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/operand.h"
#include "taper/core/kernels/strided.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/runtime/parallel.h"
#include "taper/core/tensor/shape.h"

namespace taper::kernel {

/// The least number of elements that is worth handing to another thread, which takes some
/// microseconds.
inline constexpr int64_t kElementwiseGrain = 32768;

namespace detail {

/// Elements that are worked at together, in the first cache.
inline constexpr int64_t kPart = 256;

/// y[i] = f(x[i]) for n neighbouring elements, of the dtypes `in` and `out`.
struct MapLoop {
  void (*run)(const void* f, void* y, const void* x, int64_t n);
  const void* f;
  ScalarType in, out;
};
template <class In, class Out, class F>
void map_run(const void* f, void* y, const void* x, int64_t n) {
  map_span(static_cast<Out*>(y), n, *static_cast<const F*>(f), static_cast<const In*>(x));
}

/// y[i] = f(a[i * a_step], b[i * b_step]) for i < n.
struct ZipLoop {
  void (*run)(const void* f, void* y, const void* a, int64_t a_step, const void* b, int64_t b_step,
              int64_t n);
  const void* f;
  ScalarType in, out;
};

/// `count` numbers, `step` apart, from x[i * step] on; as `room` has them, if they do not lie
/// together. It keeps a number that is repeated from part to part.
template <class T>
const T* read_part(T* room, const T* x, int64_t step, int64_t i, int64_t count) {
  if (step == 1) return x + i;
  if (step == 0 && i == 0) std::fill_n(room, count, *x);
  if (step != 0)
    for (int64_t j = 0; j < count; ++j) room[j] = x[(i + j) * step];
  return room;
}

// Loops in which one side is a number are compiled for vectors alone, where they save a third of a
// thousand elements' time.
template <class In, class Out, class F>
void zip_run(const void* function, void* y, const void* left, int64_t a_step, const void* right,
             int64_t b_step, int64_t n) {
  const F& f = *static_cast<const F*>(function);
  auto* out = static_cast<Out*>(y);
  const auto *a = static_cast<const In*>(left), *b = static_cast<const In*>(right);
  if (a_step == 1 && b_step == 1) return map_span(out, n, f, a, b);
  if constexpr (takes_batches<Out, F, In, In>()) {
    if (a_step == 1 && b_step == 0) {
      const auto g = [f, s = *b](auto x) { return f(x, decltype(x)(s)); };
      return map_span(out, n, g, a);
    }
    if (a_step == 0 && b_step == 1) {
      const auto g = [f, s = *a](auto x) { return f(decltype(x)(s), x); };
      return map_span(out, n, g, b);
    }
  }
  In room_a[kPart], room_b[kPart];
  for (int64_t i = 0; i < n; i += kPart) {
    const int64_t count = std::min(kPart, n - i);
    map_span(out + i, count, f, read_part(room_a, a, a_step, i, count),
             read_part(room_b, b, b_step, i, count));
  }
}

Array map(const Array& x, const MapLoop& loop, const Array& into);
Array zip(const char* op, const Operand& a, const Operand& b, const ZipLoop& loop,
          const Array& into);

/// The shortest way, for graphs of scalars.
template <class In, class Out, class F>
Array zip_one(const Operand& a, const Operand& b, F f, const Array& into) {
  Array y = into.defined() ? Array() : Array(dtype_of<Out>, GeometryRef());
  In room_a, room_b;
  *(into.defined() ? into : y).template data<Out>() =
      static_cast<Out>(f(*a.data(room_a), *b.data(room_b)));
  return y;
}

}  // namespace detail

/// y = f(x) with elements of type Out.
template <class In, class Out = In, class F>
Array map(const Array& x, const F& f, const Array& into = {}) {
  return detail::map(x, {detail::map_run<In, Out, F>, &f, dtype_of<In>, dtype_of<Out>}, into);
}

/// The same for floating dtypes; throws for the others, naming `op`.
template <class F>
Array floating(const char* op, const Array& x, const Array& into, const F& f) {
  return dispatch_floating(op, computed_in(x.dtype()),
                           [&](auto zero) { return map<decltype(zero)>(x, f, into); });
}

/// y = f(a, b) with broadcasting; a and b have dtype In, y has dtype Out.
template <class In, class Out = In, class F>
Array zip(const char* op, const Operand& a, const Operand& b, const F& f, const Array& into = {}) {
  if (a.is_rank_0() && b.is_rank_0() && !is_narrow(dtype(a, b)))
    return detail::zip_one<In, Out>(a, b, f, into);
  return detail::zip(op, a, b, {detail::zip_run<In, Out, F>, &f, dtype_of<In>, dtype_of<Out>},
                     into);
}

}  // namespace taper::kernel
