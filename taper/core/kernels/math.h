#pragma once

#include "taper/core/kernels/xt.h"

/// Mathematical functions of a number or a batch, right at the ends of the range too. xsimd 8.1
/// cuts exp off some units before it overflows and where results become denormal, takes the
/// float64 logarithm of denormals for that of other numbers, loses the sign of -0 in expm1 and
/// log1p, and gives NaN for erf of large arguments. Calls need the qualifier math::, or
/// argument-dependent lookup finds xsimd's functions.
namespace taper::kernel::math {

template <class T>
struct Number {
  using type = T;
};
template <class T, class A>
struct Number<xsimd::batch<T, A>> {
  using type = T;
};
/// The type of one number in a batch.
template <class X>
using number_t = typename Number<X>::type;

template <class X>
X exp(const X& x) {
  using std::abs;
  using std::exp;
  if constexpr (std::is_arithmetic_v<X>) {
    return exp(x);
  } else {
    const auto extreme = abs(x) > X(std::is_same_v<number_t<X>, float> ? 80 : 700);
    const X y = exp(choose(extreme, x * X(0.5f), x));
    return choose(extreme, y * y, y);
  }
}

template <class X>
X expm1(const X& x) {
  using std::expm1;
  if constexpr (std::is_arithmetic_v<X>)
    return expm1(x);
  else
    return choose(x == X(0), x, choose(x > X(80), math::exp(x), expm1(x)));
}

/// f(x) for a logarithm f, with f(2^54 x) - f(2^54) where x is denormal.
template <class X, class F>
X log_with(const X& x, F f) {
  if constexpr (std::is_same_v<number_t<X>, float> || std::is_arithmetic_v<X>) {
    return f(x);
  } else {
    const auto denormal = x < X(std::numeric_limits<double>::min());
    const X y = f(choose(denormal, x * X(0x1p54), x));
    return choose(denormal, y - f(X(0x1p54)), y);
  }
}

template <class X>
X log(const X& x) {
  using std::log;
  return log_with(x, [](const X& v) { return log(v); });
}

template <class X>
X log2(const X& x) {
  using std::log2;
  return log_with(x, [](const X& v) { return log2(v); });
}

template <class X>
X log10(const X& x) {
  using std::log10;
  return log_with(x, [](const X& v) { return log10(v); });
}

template <class X>
X log1p(const X& x) {
  using std::log1p;
  if constexpr (std::is_arithmetic_v<X>)
    return log1p(x);
  else
    return choose(x == X(0), x, log1p(x));
}

template <class X>
X erf(const X& x) {
  using std::erf;
  if constexpr (std::is_arithmetic_v<X>) {
    return erf(x);
  } else {
    const X low = choose(x < X(-10), X(-10), x);
    return erf(choose(low > X(10), X(10), low));
  }
}

template <class X>
X sqrt(const X& x) {
  using std::sqrt;
  return sqrt(x);
}

template <class X>
X tanh(const X& x) {
  using std::tanh;
  return tanh(x);
}

template <class X>
X sigmoid(const X& x) {
  return X(1) / (X(1) + math::exp(-x));
}

/// log(1 + e^x) without overflow.
template <class X>
X softplus(const X& x) {
  using std::abs;
  return choose(x > X(0), x, X(0)) + math::log1p(math::exp(-abs(x)));
}

}  // namespace taper::kernel::math
