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

template <class T>
bool is_negative(T x) {
  if constexpr (std::is_signed_v<T>) return x < 0;
  return false;
}

}  // namespace taper::kernel
