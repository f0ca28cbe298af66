#include "taper/core/kernels/pointwise.h"

#include "taper/core/kernels/elementwise.h"

namespace taper::kernel {
namespace {

template <class F>
Array floating(const char* op, const Array& x, F f) {
  return dispatch_floating(op, x.dtype(), [&](auto zero) { return map<decltype(zero)>(x, f); });
}

}  // namespace

Array exp(const Array& x) {
  return floating("exp", x, [](auto v) {
    using std::exp;
    return exp(v);
  });
}
Array log(const Array& x) {
  return floating("log", x, [](auto v) {
    using std::log;
    return log(v);
  });
}
Array sqrt(const Array& x) {
  return floating("sqrt", x, [](auto v) {
    using std::sqrt;
    return sqrt(v);
  });
}
Array abs(const Array& x) {
  return floating("abs", x, [](auto v) {
    using std::abs;
    return abs(v);
  });
}

Array relu(const Array& x) {
  return floating("relu", x, [](auto v) {
    if constexpr (std::is_arithmetic_v<decltype(v)>)
      return v < 0 ? decltype(v)(0) : v;
    else
      return xsimd::select(v < decltype(v)(0), decltype(v)(0), v);
  });
}

Array relu_backward(const Array& g, const Array& y) {
  return dispatch_floating("relu_backward", g.dtype(), [&](auto zero) {
    return zip<decltype(zero)>("relu_backward", g, y, [](auto a, auto b) {
      if constexpr (std::is_arithmetic_v<decltype(a)>)
        return b > 0 ? a : decltype(a)(0);
      else
        return xsimd::select(b > decltype(b)(0), a, decltype(a)(0));
    });
  });
}

Array sigmoid(const Array& x) {
  return floating("sigmoid", x, [](auto v) {
    using std::exp;
    return decltype(v)(1) / (decltype(v)(1) + exp(-v));
  });
}

Array tanh(const Array& x) {
  return floating("tanh", x, [](auto v) {
    using std::tanh;
    return tanh(v);
  });
}

}  // namespace taper::kernel
