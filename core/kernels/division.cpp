#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/elementwise.h"
#include "taper/core/kernels/integer.h"

namespace taper::kernel {
namespace {

/// The quotient rounded down and the remainder of the divisor's sign, which belong together.
template <class T>
std::pair<T, T> floor_divide_numbers(const char* op, T a, T b) {
  if constexpr (std::is_floating_point_v<T>) {
    if (b == 0) return {a / b, std::fmod(a, b)};
    const T rest = std::fmod(a, b);
    const bool away = rest != 0 && (b < 0) != (rest < 0);
    const T quotient = (a - rest) / b - (away ? T(1) : T(0));
    const T rounded =
        std::floor(quotient) + (quotient - std::floor(quotient) > T(0.5) ? T(1) : T(0));
    return {quotient != 0 ? rounded : std::copysign(T(0), a / b), away ? rest + b : rest};
  } else {
    check(b != 0, op, "ZeroDivisionError: an integer is divided by zero, got ", int64_t{a},
          " and 0; convert with .to(kFloat)");
    if (is_negative(b) && wrapping(b) == wrapping(T(-1))) return {T(-wrapping(a)), T(0)};
    const auto rest = static_cast<T>(a % b);
    const bool away = rest != 0 && is_negative(b) != is_negative(rest);
    return {static_cast<T>(a / b - away), static_cast<T>(away ? rest + b : rest)};
  }
}

}  // namespace

Array floor_divide(const Operand& a, const Operand& b, const Array& into) {
  return dispatch_numeric("floor_divide", computed_in(dtype(a, b)), [&](auto zero) {
    using T = decltype(zero);
    return zip<T>(
        "floor_divide", a, b,
        [](T x, T y) { return floor_divide_numbers("floor_divide", x, y).first; }, into);
  });
}

Array remainder(const Operand& a, const Operand& b, const Array& into) {
  return dispatch_numeric("remainder", computed_in(dtype(a, b)), [&](auto zero) {
    using T = decltype(zero);
    return zip<T>(
        "remainder", a, b, [](T x, T y) { return floor_divide_numbers("remainder", x, y).second; },
        into);
  });
}

Array fmod(const Operand& a, const Operand& b, const Array& into) {
  return dispatch_numeric("fmod", computed_in(dtype(a, b)), [&](auto zero) {
    using T = decltype(zero);
    return zip<T>(
        "fmod", a, b,
        [](T x, T y) {
          if constexpr (std::is_floating_point_v<T>) return std::fmod(x, y);
          const T rest = floor_divide_numbers("fmod", x, y).second;
          return static_cast<T>(rest != 0 && is_negative(x) != is_negative(rest) ? rest - y : rest);
        },
        into);
  });
}

}  // namespace taper::kernel
