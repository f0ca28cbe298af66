#include "taper/core/kernels/comparison.h"

#include "taper/core/kernels/elementwise.h"

namespace taper::kernel {
namespace {

template <class F>
Array comparison(const char* op, const Operand& a, const Operand& b, F f) {
  return dispatch(computed_in(dtype(a, b)),
                  [&](auto zero) { return zip<decltype(zero), bool>(op, a, b, f); });
}

/// f(x) as a bool, for x of a floating dtype; `integers` for all others.
template <class F>
Array classify(const Array& x, bool integers, F f) {
  if (!is_floating_point(x.dtype())) return full_like(x, integers, kBool);
  return dispatch_floating("classify", computed_in(x.dtype()),
                           [&](auto zero) { return map<decltype(zero), bool>(x, f); });
}

/// Both are read before one is chosen, by a byte: otherwise the compiler makes a branch for each
/// element, which is often guessed wrong.
template <class T>
void choose_run(T* y, const uint8_t* c, const std::array<int64_t, 4>& step, const T* a, const T* b,
                int64_t n) {
  const auto choose_each = [=](int64_t sc, int64_t sa, int64_t sb) {
#pragma omp simd
    for (int64_t i = 0; i < n; ++i) {
      const T at = a[i * sa], bt = b[i * sb];
      y[i] = c[i * sc] != 0 ? at : bt;
    }
  };
  if (step[1] == 1 && step[2] == 1 && step[3] == 1)
    choose_each(1, 1, 1);
  else if (step[1] == 1 && step[2] == 1 && step[3] == 0)
    choose_each(1, 1, 0);
  else if (step[1] == 1 && step[2] == 0 && step[3] == 1)
    choose_each(1, 0, 1);
  else
    choose_each(step[1], step[2], step[3]);
}

/// condition ? a : b, row-major.
Array choose_rows(IntArrayRef sizes, const Array& condition, const Operand& a, const Operand& b,
                  ScalarType dtype) {
  const Array y(sizes, dtype);
  if (y.numel() == 0) return y;
  const Dims sc = steps(condition, sizes), sa = steps(a, sizes), sb = steps(b, sizes);
  const StridedWalk<4> walk(
      sizes, {IntArrayRef(y.strides()), IntArrayRef(sc), IntArrayRef(sa), IntArrayRef(sb)});
  const int64_t n = walk.inner_size();
  const auto step = walk.inner_steps();
  dispatch_memory(dtype, [&](auto zero) {
    using T = decltype(zero);
    T room_a, room_b;
    T* out = y.data<T>();
    const auto* c = reinterpret_cast<const uint8_t*>(condition.data<bool>());
    const T* pa = a.data(room_a);
    const T* pb = b.data(room_b);
    if (walk.runs() == 1)
      return parallel_for(n, kElementwiseGrain, [&](int64_t i, int64_t e) {
        choose_run(out + i, c + i * step[1], step, pa + i * step[2], pb + i * step[3], e - i);
      });
    parallel_for(walk.runs(), kElementwiseGrain / n + 1, [&](int64_t begin, int64_t end) {
      walk(begin, end, [&](const std::array<int64_t, 4>& at) {
        choose_run(out + at[0], c + at[1], step, pa + at[2], pb + at[3], n);
      });
    });
  });
  return y;
}

}  // namespace

Array eq(const Operand& a, const Operand& b) {
  return comparison("eq", a, b, [](auto x, auto y) { return x == y; });
}
Array ne(const Operand& a, const Operand& b) {
  return comparison("ne", a, b, [](auto x, auto y) { return x != y; });
}
Array lt(const Operand& a, const Operand& b) {
  return comparison("lt", a, b, [](auto x, auto y) { return x < y; });
}
Array le(const Operand& a, const Operand& b) {
  return comparison("le", a, b, [](auto x, auto y) { return x <= y; });
}
Array gt(const Operand& a, const Operand& b) {
  return comparison("gt", a, b, [](auto x, auto y) { return x > y; });
}
Array ge(const Operand& a, const Operand& b) {
  return comparison("ge", a, b, [](auto x, auto y) { return x >= y; });
}

Array logical_and(const Array& a, const Array& b) {
  return zip<bool>("logical_and", cast(a, kBool), cast(b, kBool),
                   [](bool x, bool y) { return x && y; });
}
Array logical_or(const Array& a, const Array& b) {
  return zip<bool>("logical_or", cast(a, kBool), cast(b, kBool),
                   [](bool x, bool y) { return x || y; });
}
Array logical_xor(const Array& a, const Array& b) {
  return zip<bool>("logical_xor", cast(a, kBool), cast(b, kBool),
                   [](bool x, bool y) { return x != y; });
}
Array logical_not(const Array& x) {
  return map<bool>(cast(x, kBool), [](bool v) { return !v; });
}

Array isnan(const Array& x) {
  return classify(x, false, [](auto v) { return v != v; });
}
Array isinf(const Array& x) {
  return classify(x, false, [](auto v) { return std::isinf(v); });
}
Array isfinite(const Array& x) {
  return classify(x, true, [](auto v) { return std::isfinite(v); });
}

Array where(const Array& condition, const Operand& a, const Operand& b, ScalarType dtype) {
  const Dims sizes =
      broadcast_shapes("where", condition.sizes(), broadcast_shapes("where", a.sizes(), b.sizes()));
  if (Operand(condition).is_row_major() && a.is_row_major() && b.is_row_major())
    return choose_rows(sizes, condition, a, b, dtype);
  const Arranged x(sizes, {condition, a, b});
  return x.restore(choose_rows(x.sizes(), x.array(0), x[1], x[2], dtype));
}

}  // namespace taper::kernel
