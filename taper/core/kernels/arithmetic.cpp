#include "taper/core/kernels/arithmetic.h"

#include "taper/core/kernels/elementwise.h"

namespace taper::kernel {
namespace {

template <class F>
Array numeric(const char* op, const Array& a, const Array& b, F f) {
  return dispatch_numeric(op, a.dtype(),
                          [&](auto zero) { return zip<decltype(zero)>(op, a, b, f); });
}

template <class F>
Array comparison(const char* op, const Array& a, const Array& b, F f) {
  return dispatch(a.dtype(), [&](auto zero) { return zip<decltype(zero), bool>(op, a, b, f); });
}

}  // namespace

Array add(const Array& a, const Array& b) {
  return numeric("add", a, b, [](auto x, auto y) -> decltype(x) { return x + y; });
}
Array sub(const Array& a, const Array& b) {
  return numeric("sub", a, b, [](auto x, auto y) -> decltype(x) { return x - y; });
}
Array mul(const Array& a, const Array& b) {
  return numeric("mul", a, b, [](auto x, auto y) -> decltype(x) { return x * y; });
}
Array div(const Array& a, const Array& b) {
  return dispatch_floating("div", a.dtype(), [&](auto zero) {
    return zip<decltype(zero)>("div", a, b, [](auto x, auto y) { return x / y; });
  });
}

Array add_scaled(const Array& a, const Array& b, Scalar alpha) {
  return dispatch_numeric("add", a.dtype(), [&](auto zero) {
    using T = decltype(zero);
    return zip<T>("add", a, b, [s = alpha.to<T>()](auto x, auto y) -> decltype(x) {
      return x + decltype(x)(s) * y;
    });
  });
}

void add_into(const Array& y, const Array& b, Scalar alpha) {
  check(broadcasts_to(b.sizes(), y.sizes()), "add_", "shape does not fit, got ", b.sizes(),
        ", expected something that broadcasts to ", y.sizes());
  if (!y.is_contiguous()) return copy(y, add_scaled(y, b, alpha));
  dispatch_numeric("add_", y.dtype(), [&](auto zero) {
    using T = decltype(zero);
    zip_into<T>(y, y, b, [s = alpha.to<T>()](auto x, auto z) -> decltype(x) {
      return x + decltype(x)(s) * z;
    });
  });
}

void scatter_add(const Array& y, const Array& g) {
  if (y.numel() == 0) return;
  dispatch_numeric("scatter_add", y.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const StridedWalk<2> walk(y.sizes(), {IntArrayRef(y.strides()), IntArrayRef(g.strides())});
    const auto [to, from] = walk.inner_steps();
    walk(0, walk.runs(), [&, to = to, from = from](const std::array<int64_t, 2>& at) {
      T* out = y.data<T>() + at[0];
      const T* in = g.data<T>() + at[1];
      for (int64_t i = 0; i < walk.inner_size(); ++i)
        out[i * to] = static_cast<T>(out[i * to] + in[i * from]);
    });
  });
}

Array neg(const Array& x) {
  return dispatch_numeric("neg", x.dtype(), [&](auto zero) {
    return map<decltype(zero)>(x, [](auto v) -> decltype(v) { return -v; });
  });
}

Array pow(const Array& x, const Array& exponent) {
  return dispatch_floating("pow", x.dtype(), [&](auto zero) {
    return zip<decltype(zero)>("pow", x, exponent, [](auto a, auto b) {
      using std::pow;
      return pow(a, b);
    });
  });
}

Array maximum(const Array& a, const Array& b) {
  return numeric("maximum", a, b, [](auto x, auto y) -> decltype(x) {
    if constexpr (std::is_arithmetic_v<decltype(x)>)
      return x > y || x != x ? x : y;
    else
      return xsimd::select(x > y || x != x, x, y);
  });
}
Array minimum(const Array& a, const Array& b) {
  return numeric("minimum", a, b, [](auto x, auto y) -> decltype(x) {
    if constexpr (std::is_arithmetic_v<decltype(x)>)
      return x < y || x != x ? x : y;
    else
      return xsimd::select(x < y || x != x, x, y);
  });
}

Array eq(const Array& a, const Array& b) {
  return comparison("eq", a, b, [](auto x, auto y) { return x == y; });
}
Array ne(const Array& a, const Array& b) {
  return comparison("ne", a, b, [](auto x, auto y) { return x != y; });
}
Array lt(const Array& a, const Array& b) {
  return comparison("lt", a, b, [](auto x, auto y) { return x < y; });
}
Array le(const Array& a, const Array& b) {
  return comparison("le", a, b, [](auto x, auto y) { return x <= y; });
}

Array where(const Array& condition, const Array& a, const Array& b) {
  const Dims sizes =
      broadcast_shapes("where", condition.sizes(), broadcast_shapes("where", a.sizes(), b.sizes()));
  Array y = clone(expand("where", b, sizes));
  const Array c = contiguous(expand("where", condition, sizes));
  const Array x = contiguous(expand("where", a, sizes));
  dispatch(y.dtype(), [&](auto zero) {
    using T = decltype(zero);
    T* out = y.data<T>();
    const T* in = x.data<T>();
    const bool* pick = c.data<bool>();
    for (int64_t i = 0; i < y.numel(); ++i)
      if (pick[i]) out[i] = in[i];
  });
  return y;
}

}  // namespace taper::kernel
