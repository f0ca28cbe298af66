#include "taper/core/kernels/arithmetic.h"

#include "taper/core/kernels/elementwise.h"
#include "taper/core/kernels/integer.h"

namespace taper::kernel {
namespace {

template <class F>
Array any_dtype(const char* op, const Operand& a, const Operand& b, const Array& into, F f) {
  return dispatch(computed_in(dtype(a, b)),
                  [&](auto zero) { return zip<decltype(zero)>(op, a, b, f, into); });
}

template <class T>
T integer_power(T base, T exponent) {
  if (is_negative(exponent)) {
    if (base == 1) return 1;
    const bool minus_one = is_negative(base) && wrapping(base) == wrapping(T(-1));
    return static_cast<T>(!minus_one ? 0 : exponent % 2 == 0 ? 1 : -1);
  }
  auto square = wrapping(base);
  decltype(square) y = 1;
  for (auto left = wrapping(exponent); left != 0; left = static_cast<decltype(left)>(left >> 1)) {
    if (left & 1) y = static_cast<decltype(y)>(y * square);
    square = static_cast<decltype(square)>(square * square);
  }
  return static_cast<T>(y);
}

}  // namespace

Array add(const Operand& a, const Operand& b, const Array& into) {
  return any_dtype("add", a, b, into, [](auto x, auto y) {
    return static_cast<decltype(x)>(wrapping(x) + wrapping(y));
  });
}
Array sub(const Operand& a, const Operand& b, const Array& into) {
  return any_dtype("sub", a, b, into, [](auto x, auto y) {
    return static_cast<decltype(x)>(wrapping(x) - wrapping(y));
  });
}
Array mul(const Operand& a, const Operand& b, const Array& into) {
  return any_dtype("mul", a, b, into, [](auto x, auto y) {
    return static_cast<decltype(x)>(wrapping(x) * wrapping(y));
  });
}
Array div(const Operand& a, const Operand& b, const Array& into) {
  return dispatch_floating("div", computed_in(dtype(a, b)), [&](auto zero) {
    return zip<decltype(zero)>(
        "div", a, b, [](auto x, auto y) { return x / y; }, into);
  });
}

Array add_scaled(const Operand& a, const Operand& b, Scalar alpha, const Array& into) {
  return dispatch(computed_in(dtype(a, b)), [&](auto zero) {
    using T = decltype(zero);
    return zip<T>(
        "add", a, b,
        [s = beside<T>(dtype(a, b), alpha)](auto x, auto y) {
          using X = decltype(x);
          return static_cast<X>(wrapping(x) + wrapping(X(s)) * wrapping(y));
        },
        into);
  });
}

// The power of floats is the C library's: the vectorised one is wrong at 0, inf and denormals.
Array pow(const Operand& a, const Operand& b, const Array& into) {
  return dispatch_numeric("pow", computed_in(dtype(a, b)), [&](auto zero) {
    using T = decltype(zero);
    return zip<T>(
        "pow", a, b,
        [](T x, T y) {
          if constexpr (std::is_floating_point_v<T>)
            return std::pow(x, y);
          else
            return integer_power(x, y);
        },
        into);
  });
}

Array maximum(const Operand& a, const Operand& b, const Array& into) {
  return any_dtype("maximum", a, b, into,
                   [](auto x, auto y) { return choose(x > y || is_nan(x), x, y); });
}
Array minimum(const Operand& a, const Operand& b, const Array& into) {
  return any_dtype("minimum", a, b, into,
                   [](auto x, auto y) { return choose(x < y || is_nan(x), x, y); });
}

Array neg(const Array& x, const Array& into) {
  return dispatch_numeric("neg", computed_in(x.dtype()), [&](auto zero) {
    using T = decltype(zero);
    return map<T>(
        x,
        [](auto v) {
          using X = decltype(v);
          // Not -v, which is 0 - v for vectors and makes 0 of 0 instead of -0.
          return static_cast<X>(wrapping(v) * wrapping(static_cast<X>(T(-1))));
        },
        into);
  });
}

void add_into(const Array& y, const Array& b) {
  check_output("add_", y.sizes(), b.sizes());
  add(y, b, y);
}

void scatter_add(const Array& y, const Array& g) {
  if (y.numel() == 0) return;
  dispatch_memory(y.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const StridedWalk<2> walk(y.sizes(), {IntArrayRef(y.strides()), IntArrayRef(g.strides())});
    const auto [to, from] = walk.inner_steps();
    walk(0, walk.runs(), [&, to = to, from = from](const std::array<int64_t, 2>& at) {
      T* out = y.data<T>() + at[0];
      const T* in = g.data<T>() + at[1];
      for (int64_t i = 0; i < walk.inner_size(); ++i) out[i * to] = kAdd(out[i * to], in[i * from]);
    });
  });
}

}  // namespace taper::kernel
