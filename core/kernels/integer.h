#pragma once

#include <type_traits>

namespace taper::kernel {

/// x as the unsigned type of its size, if it is a signed integer: overflow then wraps around.
template <class T>
auto wrapping(T x) {
  if constexpr (std::is_integral_v<T> && std::is_signed_v<T>)
    return static_cast<std::make_unsigned_t<T>>(x);
  else
    return x;
}

/// Sums and products of elements of any dtype; bools are joined by or and and.
inline constexpr auto kAdd = [](auto a, auto b) -> decltype(a) {
  return static_cast<decltype(a)>(wrapping(a) + wrapping(b));
};
inline constexpr auto kMultiply = [](auto a, auto b) -> decltype(a) {
  return static_cast<decltype(a)>(wrapping(a) * wrapping(b));
};

template <class T>
bool is_negative(T x) {
  if constexpr (std::is_signed_v<T>) return x < 0;
  return false;
}

}  // namespace taper::kernel
