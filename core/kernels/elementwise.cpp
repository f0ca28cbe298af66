#include "taper/core/kernels/elementwise.h"

namespace taper::kernel::detail {
namespace {

/// kPart elements of any dtype, or a number.
struct Room {
  alignas(64) std::byte bytes[kPart * sizeof(int64_t)];
};

int64_t size_of(ScalarType dtype) { return static_cast<int64_t>(element_size(dtype)); }

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

/// y = results of elements of dtype `narrow`, by parts that stay in the first cache: f(out, first,
/// n) computes n of them. Results of the type computed with are made narrow too.
template <class F>
Array by_parts(const Array& into, GeometryRef geometry, ScalarType narrow, ScalarType in,
               ScalarType out, F f) {
  return deliver(into, std::move(geometry), in == out ? narrow : out, [&](const Array& y) {
    parallel_for(y.numel(), kElementwiseGrain, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; i += kPart) {
        const int64_t n = std::min(kPart, end - i);
        if (in != out) {
          f(element(y, i), i, n);
          continue;
        }
        Room room;
        f(room.bytes, i, n);
        convert_run(element(y, i), narrow, room.bytes, out, n);
      }
    });
  });
}

/// An operand of a narrow dtype, row-major in the shape of the result, or one number.
class NarrowOperand {
 public:
  NarrowOperand(const Operand& x, IntArrayRef sizes, ScalarType narrow, ScalarType in) : in_(in) {
    if (x.is_number())
      dispatch_number(in, [&](auto zero) {
        using T = decltype(zero);
        *reinterpret_cast<T*>(number_) = x.number_beside<T>(narrow);
      });
    else if (x.is_rank_0())
      convert_run(number_, in, x.array().raw(), narrow, 1);
    else
      values_ = contiguous(expand("zip", x.array(), sizes));
  }
  int64_t step() const { return values_.defined() ? 1 : 0; }
  const void* read(Room& room, int64_t first, int64_t n) const {
    if (!values_.defined()) return number_;
    convert_run(room.bytes, in_, element(values_, first), values_.dtype(), n);
    return room.bytes;
  }

 private:
  Array values_;
  ScalarType in_;
  alignas(int64_t) std::byte number_[sizeof(int64_t)];
};

Array zip_narrow(const char* op, const Operand& a, const Operand& b, const ZipLoop& loop,
                 const Array& into) {
  const GeometryRef geometry(broadcast_shapes(op, a.sizes(), b.sizes()));
  const ScalarType narrow = dtype(a, b);
  const NarrowOperand left(a, geometry->sizes, narrow, loop.in),
      right(b, geometry->sizes, narrow, loop.in);
  return by_parts(into, geometry, narrow, loop.in, loop.out,
                  [&](void* y, int64_t first, int64_t n) {
                    Room room_a, room_b;
                    loop.run(loop.f, y, left.read(room_a, first, n), left.step(),
                             right.read(room_b, first, n), right.step(), n);
                  });
}

/// The first element of an operand; a number is put into `room`, as an element of dtype `in`.
const std::byte* first_element(const Operand& x, ScalarType in, std::byte* room) {
  if (!x.is_number()) return static_cast<const std::byte*>(x.array().raw());
  dispatch(in, [&](auto zero) { x.data(*reinterpret_cast<decltype(zero)*>(room)); });
  return room;
}

/// y = f(a, b) into `y`, which is row-major and has the broadcast shape.
void zip_into(const Array& y, const Operand& a, const Operand& b, const ZipLoop& loop) {
  if (y.numel() == 0) return;
  alignas(int64_t) std::byte room_a[sizeof(int64_t)], room_b[sizeof(int64_t)];
  const std::byte* pa = first_element(a, loop.in, room_a);
  const std::byte* pb = first_element(b, loop.in, room_b);
  auto* out = static_cast<std::byte*>(y.raw());
  const int64_t in = size_of(loop.in), size = size_of(loop.out);
  const auto one_run = [&](int64_t a_step, int64_t b_step) {
    parallel_for(y.numel(), kElementwiseGrain, [&](int64_t i, int64_t e) {
      loop.run(loop.f, out + i * size, pa + i * a_step * in, a_step, pb + i * b_step * in, b_step,
               e - i);
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
      loop.run(loop.f, out + at[0] * size, pa + at[1] * in, step[1], pb + at[2] * in, step[2], n);
    });
  });
}

/// y = f(a, b), row-major.
Array zip_rows(const char* op, const Operand& a, const Operand& b, const ZipLoop& loop,
               const Array& into) {
  if (is_narrow(dtype(a, b))) return zip_narrow(op, a, b, loop, into);
  return deliver(into, GeometryRef(broadcast_shapes(op, a.sizes(), b.sizes())), loop.out,
                 [&](const Array& y) { zip_into(y, a, b, loop); });
}

}  // namespace

Array map(const Array& x, const MapLoop& loop, const Array& into) {
  const Array c = dense(x);
  if (is_narrow(x.dtype()))
    return by_parts(into, c.geometry(), x.dtype(), loop.in, loop.out,
                    [&](void* y, int64_t first, int64_t n) {
                      Room room;
                      convert_run(room.bytes, loop.in, element(c, first), c.dtype(), n);
                      loop.run(loop.f, y, room.bytes, n);
                    });
  return deliver(into, c.geometry(), loop.out, [&](const Array& y) {
    parallel_for(y.numel(), kElementwiseGrain, [&](int64_t begin, int64_t end) {
      loop.run(loop.f, element(y, begin), element(c, begin), end - begin);
    });
  });
}

Array zip(const char* op, const Operand& a, const Operand& b, const ZipLoop& loop,
          const Array& into) {
  if (a.is_row_major() && b.is_row_major() && Operand(into).is_row_major())
    return zip_rows(op, a, b, loop, into);
  const Arranged x(broadcast_shapes(op, a.sizes(), b.sizes()), {into, a, b});
  return x.restore(zip_rows(op, x[1], x[2], loop, x.array(0)));
}

}  // namespace taper::kernel::detail
