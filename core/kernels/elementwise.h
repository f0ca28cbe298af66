#pragma once

// The two patterns behind every element-wise operation. Operations give a generic function of
// scalars or xsimd batches; sizes, strides, broadcasting and threads are dealt with here, and
// narrow dtypes: where In is float, operands may be bfloat16 or float16, and where it is int32_t,
// int8 or int16; they are computed with as In, and results of that type made narrow. A result goes
// to `into`, if that is defined (it has the result's sizes and dtype, and may be an operand
// itself); else it is returned, with its axes in the order in which the operands' lie in memory.

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

/// Runs f(y) on memory of this geometry and sees to it that the values arrive in `into`.
template <class F>
Array deliver(const Array& into, GeometryRef geometry, ScalarType dtype, F f) {
  const bool in_place = into.defined() && ((into.is_contiguous() && geometry->contiguous) ||
                                           into.strides() == geometry->strides);
  Array y = in_place ? Array() : Array(dtype, std::move(geometry));
  f(in_place ? into : y);
  if (into.defined() && !in_place) {
    copy(into, y);
    y = Array();
  }
  return y;
}

/// n numbers, `step` apart, to the front of `room`.
template <class T>
void gather(T* room, const T* x, int64_t step, int64_t n) {
  for (int64_t i = 0; i < n; ++i) room[i] = x[i * step];
}

inline constexpr int64_t kPart = 256;

// A return type in decltype lets map_span() see whether f takes batches.
template <class In, class Out, class F>
[[gnu::noinline]] void zip_run(Out* out, const In* a, int64_t a_step, const In* b, int64_t b_step,
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

/// True if arrays that are computed with as T may have a narrow dtype.
template <class T>
inline constexpr bool computes_narrow = std::is_same_v<T, float> || std::is_same_v<T, int32_t>;

/// y = results of elements of dtype `narrow`, by parts that stay in the first cache: f(out, first,
/// n) computes n of them. Results of the type computed with are made narrow too.
template <class In, class Out, class F>
Array by_parts(const Array& into, GeometryRef geometry, ScalarType narrow, F f) {
  constexpr bool kIsSame = std::is_same_v<In, Out>;
  return deliver(into, std::move(geometry), kIsSame ? narrow : dtype_of<Out>, [&](const Array& y) {
    parallel_for(y.numel(), kElementwiseGrain, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; i += kPart) {
        const int64_t n = std::min(kPart, end - i);
        if constexpr (kIsSame) {
          alignas(64) Out room[kPart];
          f(room, i, n);
          convert_run(element(y, i), narrow, room, dtype_of<Out>, n);
        } else {
          f(y.data<Out>() + i, i, n);
        }
      }
    });
  });
}

/// An operand of a narrow dtype, row-major in the shape of the result, or one number.
template <class T>
class NarrowOperand {
 public:
  NarrowOperand(const Operand& x, IntArrayRef sizes, ScalarType narrow) {
    if (x.is_number())
      number_ = x.number_beside<T>(narrow);
    else if (x.is_rank_0())
      convert_run(&number_, dtype_of<T>, x.array().raw(), narrow, 1);
    else
      values_ = contiguous(expand("zip", x.array(), sizes));
  }
  int64_t step() const { return values_.defined() ? 1 : 0; }
  const T* read(T* room, int64_t first, int64_t n) const {
    if (!values_.defined()) return &number_;
    convert_run(room, dtype_of<T>, element(values_, first), values_.dtype(), n);
    return room;
  }

 private:
  Array values_;
  T number_ = 0;
};

template <class In, class Out, class F>
Array zip_narrow(const char* op, const Operand& a, const Operand& b, F f, const Array& into) {
  GeometryRef geometry(broadcast_shapes(op, a.sizes(), b.sizes()));
  const ScalarType narrow = dtype(a, b);
  const NarrowOperand<In> left(a, geometry->sizes, narrow), right(b, geometry->sizes, narrow);
  return by_parts<In, Out>(into, geometry, narrow, [&](Out* out, int64_t first, int64_t n) {
    alignas(64) In room_a[kPart], room_b[kPart];
    zip_run(out, left.read(room_a, first, n), left.step(), right.read(room_b, first, n),
            right.step(), n, f);
  });
}

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
Array map(const Array& x, F f, const Array& into = {}) {
  const Array c = dense(x);
  if constexpr (detail::computes_narrow<In>)
    if (is_narrow(x.dtype()))
      return detail::by_parts<In, Out>(
          into, c.geometry(), x.dtype(), [&](Out* out, int64_t first, int64_t n) {
            alignas(64) In room[detail::kPart];
            convert_run(room, dtype_of<In>, element(c, first), c.dtype(), n);
            map_span(out, n, f, static_cast<const In*>(room));
          });
  return detail::deliver(into, c.geometry(), dtype_of<Out>, [&](const Array& y) {
    const In* in = c.data<In>();
    Out* out = y.data<Out>();
    parallel_for(y.numel(), kElementwiseGrain,
                 [=](int64_t b, int64_t e) { map_span(out + b, e - b, f, in + b); });
  });
}

/// The same for floating dtypes; throws for the others, naming `op`.
template <class F>
Array floating(const char* op, const Array& x, const Array& into, F f) {
  return dispatch_floating(op, computed_in(x.dtype()),
                           [&](auto zero) { return map<decltype(zero)>(x, f, into); });
}

/// y = f(a, b) into `y`, which is row-major and has the broadcast shape.
template <class In, class Out = In, class F>
void zip_into(const Array& y, const Operand& a, const Operand& b, F f) {
  if (y.numel() == 0) return;
  In room_a, room_b;
  Out* out = y.data<Out>();
  const In* pa = a.data(room_a);
  const In* pb = b.data(room_b);
  const auto one_run = [&](int64_t a_step, int64_t b_step) {
    parallel_for(y.numel(), kElementwiseGrain, [=](int64_t i, int64_t e) {
      detail::zip_run(out + i, pa + i * a_step, a_step, pb + i * b_step, b_step, e - i, f);
    });
  };
  const bool a_fits = a.is_number() || a.lies_like(y), b_fits = b.is_number() || b.lies_like(y);
  if (a_fits && b_fits) return one_run(!a.is_number(), !b.is_number());
  const Dims sa = steps(a, y.sizes()), sb = steps(b, y.sizes());
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

namespace detail {

/// y = f(a, b), row-major.
template <class In, class Out, class F>
Array zip_rows(const char* op, const Operand& a, const Operand& b, F f, const Array& into) {
  if constexpr (computes_narrow<In>)
    if (is_narrow(dtype(a, b))) return zip_narrow<In, Out>(op, a, b, f, into);
  return deliver(into, GeometryRef(broadcast_shapes(op, a.sizes(), b.sizes())), dtype_of<Out>,
                 [&](const Array& y) { zip_into<In, Out>(y, a, b, std::move(f)); });
}

}  // namespace detail

/// y = f(a, b) with broadcasting; a and b have dtype In, y has dtype Out.
template <class In, class Out = In, class F>
Array zip(const char* op, const Operand& a, const Operand& b, F f, const Array& into = {}) {
  if (a.is_rank_0() && b.is_rank_0() && !is_narrow(dtype(a, b)))
    return detail::zip_one<In, Out>(a, b, f, into);
  if (a.is_row_major() && b.is_row_major() && Operand(into).is_row_major())
    return detail::zip_rows<In, Out>(op, a, b, f, into);
  const Arranged x(broadcast_shapes(op, a.sizes(), b.sizes()), {into, a, b});
  return x.restore(detail::zip_rows<In, Out>(op, x[1], x[2], f, x.array(0)));
}

}  // namespace taper::kernel
