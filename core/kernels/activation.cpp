#include "taper/core/kernels/activation.h"

#include "taper/core/kernels/elementwise.h"
#include "taper/core/kernels/math.h"

namespace taper::kernel {
namespace {

template <class F>
Array floating_pair(const char* op, const Array& a, const Array& b, F f) {
  return dispatch_floating(op, computed_in(a.dtype()),
                           [&](auto zero) { return zip<decltype(zero)>(op, a, b, f); });
}

/// A number as the type of x's elements.
template <class X>
X as(double value) {
  return X(static_cast<math::number_t<X>>(value));
}

}  // namespace

Array relu(const Array& x, const Array& into) {
  return dispatch_numeric("relu", computed_in(x.dtype()), [&](auto zero) {
    return map<decltype(zero)>(
        x, [](auto v) { return choose(v < decltype(v)(0), decltype(v)(0), v); }, into);
  });
}
Array relu_backward(const Array& g, const Array& y) {
  return floating_pair("relu_backward", g, y, [](auto a, auto b) {
    return choose(b <= decltype(b)(0), decltype(a)(0), a);
  });
}

Array leaky_relu(const Array& x, double slope, const Array& into) {
  return floating("leaky_relu", x, into, [slope](auto v) {
    using X = decltype(v);
    return choose(v > X(0), v, v * as<X>(slope));
  });
}

Array prelu(const Array& x, const Array& weight) {
  return floating_pair("prelu", x, weight,
                       [](auto v, auto w) { return choose(v > decltype(v)(0), v, v * w); });
}

Array elu(const Array& x, double alpha, double scale, double input_scale, const Array& into) {
  return floating("elu", x, into, [=](auto v) {
    using X = decltype(v);
    const X below = math::expm1(v * as<X>(input_scale)) * as<X>(alpha * scale);
    return choose(v <= X(0), below, v * as<X>(scale));
  });
}

Array threshold(const Array& x, Scalar threshold, Scalar value, const Array& into) {
  return dispatch_numeric("threshold", computed_in(x.dtype()), [&](auto zero) {
    using T = decltype(zero);
    return map<T>(
        x,
        [t = beside<T>(x.dtype(), threshold), y = beside<T>(x.dtype(), value)](auto v) {
          using X = decltype(v);
          return choose(v <= X(t), X(y), v);
        },
        into);
  });
}

Array hardshrink(const Array& x, double lambd) {
  return floating("hardshrink", x, {}, [lambd](auto v) {
    using X = decltype(v);
    return choose(v >= as<X>(-lambd) && v <= as<X>(lambd), X(0), v);
  });
}

Array softshrink(const Array& x, double lambd) {
  return floating("softshrink", x, {}, [lambd](auto v) {
    using X = decltype(v);
    const X l = as<X>(lambd);
    return choose(v > l, v - l, choose(v < -l, v + l, X(0)));
  });
}

Array random_slopes(const Array& x, double from, double to, LockedGenerator generator) {
  const Array c = contiguous(wide(x));
  const Array y(c.sizes(), c.dtype());
  dispatch_floating("rrelu", c.dtype(), [&](auto zero) {
    using T = decltype(zero);
    for (int64_t i = 0; i < y.numel(); ++i) {
      const bool below = c.data<T>()[i] <= 0;
      const double slope = below ? generator.uniform_double() * (to - from) + from : 1;
      y.data<T>()[i] = static_cast<T>(slope);
    }
  });
  return cast(y, x.dtype());
}

Array sigmoid(const Array& x, const Array& into) {
  return floating("sigmoid", x, into, [](auto v) { return math::sigmoid(v); });
}
Array sigmoid_backward(const Array& g, const Array& y) {
  return floating_pair("sigmoid_backward", g, y,
                       [](auto a, auto b) { return a * b * (decltype(b)(1) - b); });
}

Array log_sigmoid(const Array& x) {
  return floating("log_sigmoid", x, {},
                  [](auto v) { return decltype(v)(0) - math::softplus(-v); });  // 0 at inf, not -0
}

Array tanh(const Array& x, const Array& into) {
  return floating("tanh", x, into, [](auto v) { return xsimd::tanh(v); });
}
Array tanh_backward(const Array& g, const Array& y) {
  return floating_pair("tanh_backward", g, y,
                       [](auto a, auto b) { return a * (decltype(b)(1) - b * b); });
}

Array softplus(const Array& x, double beta, double threshold) {
  return floating("softplus", x, {}, [=](auto v) {
    using X = decltype(v);
    const X scaled = v * as<X>(beta);
    return choose(scaled > as<X>(threshold), v, math::softplus(scaled) / as<X>(beta));
  });
}

Array gelu(const Array& x) {
  return floating("gelu", x, {}, [](auto v) {
    using X = decltype(v);
    return v * (as<X>(0.5) * (X(1) + math::erf(v * as<X>(M_SQRT1_2))));
  });
}
Array gelu_tanh(const Array& x) {
  return floating("gelu", x, {}, [](auto v) {
    using X = decltype(v);
    const X inner = as<X>(M_SQRT2 * M_2_SQRTPI / 2) * (v + as<X>(0.044715) * v * v * v);
    return as<X>(0.5) * v * (X(1) + xsimd::tanh(inner));
  });
}

Array silu(const Array& x, const Array& into) {
  return floating("silu", x, into, [](auto v) { return v * math::sigmoid(v); });
}
Array mish(const Array& x, const Array& into) {
  return floating("mish", x, into, [](auto v) { return v * xsimd::tanh(math::softplus(v)); });
}

}  // namespace taper::kernel
