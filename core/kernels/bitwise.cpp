#include "taper/core/kernels/bitwise.h"

#include "taper/core/kernels/elementwise.h"

namespace taper::kernel {
namespace {

template <class F>
Array dispatch_bits(const char* op, ScalarType t, F f) {
  check(!is_floating_point(t), op, "not implemented for '", t, "', expected Bool or an integer");
  switch (computed_in(t)) {
    case kBool:
      return f(bool{});
    case kByte:
      return f(uint8_t{});
    case kInt:
      return f(int32_t{});
    default:
      return f(int64_t{});
  }
}

template <class F>
Array bits(const char* op, const Operand& a, const Operand& b, const Array& into, F f) {
  return dispatch_bits(op, dtype(a, b),
                       [&](auto zero) { return zip<decltype(zero)>(op, a, b, f, into); });
}

}  // namespace

Array bitwise_and(const Operand& a, const Operand& b, const Array& into) {
  return bits("bitwise_and", a, b, into,
              [](auto x, auto y) { return static_cast<decltype(x)>(x & y); });
}
Array bitwise_or(const Operand& a, const Operand& b, const Array& into) {
  return bits("bitwise_or", a, b, into,
              [](auto x, auto y) { return static_cast<decltype(x)>(x | y); });
}
Array bitwise_xor(const Operand& a, const Operand& b, const Array& into) {
  return bits("bitwise_xor", a, b, into,
              [](auto x, auto y) { return static_cast<decltype(x)>(x ^ y); });
}
Array bitwise_not(const Array& x) {
  return dispatch_bits("bitwise_not", x.dtype(), [&](auto zero) {
    using T = decltype(zero);
    return map<T>(x, [](T v) {
      if constexpr (std::is_same_v<T, bool>)
        return !v;
      else
        return static_cast<T>(~v);
    });
  });
}

}  // namespace taper::kernel
