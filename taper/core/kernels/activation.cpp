#include "taper/core/kernels/activation.h"

#include "taper/core/kernels/elementwise.h"
#include "taper/core/kernels/math.h"

namespace taper::kernel {
namespace {

template <class F>
Array floating(const char* op, const Array& x, const Array& into, F f) {
  return dispatch_floating(op, x.dtype(),
                           [&](auto zero) { return map<decltype(zero)>(x, f, into); });
}

}  // namespace

Array relu(const Array& x, const Array& into) {
  return dispatch_numeric("relu", x.dtype(), [&](auto zero) {
    return map<decltype(zero)>(
        x, [](auto v) { return choose(v < decltype(v)(0), decltype(v)(0), v); }, into);
  });
}
Array relu_backward(const Array& g, const Array& y) {
  return dispatch_floating("relu_backward", g.dtype(), [&](auto zero) {
    return zip<decltype(zero)>("relu_backward", g, y, [](auto a, auto b) {
      return choose(b <= decltype(b)(0), decltype(a)(0), a);
    });
  });
}

Array sigmoid(const Array& x, const Array& into) {
  return floating("sigmoid", x, into, [](auto v) { return math::sigmoid(v); });
}
Array tanh(const Array& x, const Array& into) {
  return floating("tanh", x, into, [](auto v) { return math::tanh(v); });
}

}  // namespace taper::kernel
