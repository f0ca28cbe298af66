#pragma once

#include "taper/core/kernels/xt.h"

/// Mathematical functions of batches, right at the ends of the range too. xsimd 8.1 cuts exp off
/// some units before it overflows and where results become denormal, takes the float64 logarithm of
/// denormals for that of other numbers, loses the sign of -0 in expm1 and log1p, and gives NaN for
/// erf of large arguments. Calls need the qualifier math::, or argument-dependent lookup finds
/// xsimd's functions.
namespace taper::kernel::math {

/// The type of one number in a batch.
template <class X>
using number_t = typename X::value_type;

/// e^x for |x| < 87.3, within 1 unit in the last place: x = k ln 2 + r with |r| <= ln 2 / 2, and
/// e^r = 1 + r + r^2 q(r), where q is the polynomial of degree 4 with the least largest error.
[[gnu::always_inline]] inline Batch<float> moderate_exp(const Batch<float>& x) {
  using X = Batch<float>;
  using Bits = xsimd::as_integer_t<X>;
  const X shift(0x1.8p23F);  // a sum with it is rounded to an integer, which its lowest bits hold
  const X shifted = xsimd::fma(x, X(1.44269504F), shift);
  const X k = shifted - shift;
  const X r = xsimd::fnma(k, X(-2.12194440e-4F), xsimd::fnma(k, X(0.693359375F), x));
  X q = xsimd::fma(r, X(0.0013814602F), X(0.008368716F));
  for (const float c : {0.04166839F, 0.16666521F, 0.49999994F}) q = xsimd::fma(q, r, X(c));
  const X y = xsimd::fma(q, r * r, r) + X(1);
  return xsimd::bitwise_cast<X>(xsimd::bitwise_cast<Bits>(y) +
                                (xsimd::bitwise_cast<Bits>(shifted) << 23));
}
inline Batch<double> moderate_exp(const Batch<double>& x) { return xsimd::exp(x); }

/// |x| up to which moderate_exp() is right.
template <class X>
X most_moderate() {
  return X(std::is_same_v<number_t<X>, float> ? 87 : 700);
}

template <class X>
[[gnu::noinline, gnu::cold]] X any_exp(const X& x) {
  const X most = most_moderate<X>();
  const auto moderate = xsimd::abs(x) <= most;
  X half = choose(moderate, x, x * X(0.5f));
  half = choose(half < -most, -most, choose(half > most, most, half));
  const X y = moderate_exp(half);
  return choose(is_nan(x), x, choose(moderate, y, y * y));
}

template <class X>
[[gnu::always_inline]] inline X exp(const X& x) {
  if (xsimd::all(xsimd::abs(x) <= most_moderate<X>())) return moderate_exp(x);
  return any_exp(x);
}

template <class X>
X expm1(const X& x) {
  return choose(x == X(0), x, choose(x > X(80), math::exp(x), xsimd::expm1(x)));
}

/// f(x) for a logarithm f, with f(2^54 x) - f(2^54) where x is denormal.
template <class X, class F>
X log_with(const X& x, F f) {
  if constexpr (std::is_same_v<number_t<X>, float>) {
    return f(x);
  } else {
    const auto denormal = x < X(std::numeric_limits<double>::min());
    const X y = f(choose(denormal, x * X(0x1p54), x));
    return choose(denormal, y - f(X(0x1p54)), y);
  }
}

/// log(1 + f) for numbers 1 + f between sqrt(1/2) and sqrt(2), within 1 unit in the last place:
/// f + f^2 q(f), where q is the polynomial of degree 8 with the least largest error.
[[gnu::always_inline]] inline Batch<float> near_log1p(const Batch<float>& f) {
  using X = Batch<float>;
  const X f2 = f * f, f4 = f2 * f2;
  const auto line = [&](float a, float b) { return xsimd::fma(f, X(b), X(a)); };
  const X low = xsimd::fma(line(-0.25001583F, 0.20001973F), f2, line(-0.49999988F, 0.33333325F));
  const X high = xsimd::fma(line(-0.13242988F, 0.12904432F), f2, line(-0.16609083F, 0.14181826F));
  const X q = xsimd::fma(xsimd::fma(X(-0.07621778F), f4, high), f4, low);
  return xsimd::fma(q, f2, f);
}

/// y + k ln 2
inline Batch<float> plus_logs_of_2(const Batch<float>& y, const Batch<float>& k) {
  using X = Batch<float>;
  return xsimd::fma(k, X(0.693359375F), xsimd::fma(k, X(-2.12194440e-4F), y));
}

/// Positive, normal and finite.
inline auto is_normal(const Batch<float>& x) {
  using Limits = std::numeric_limits<float>;
  return x >= Batch<float>(Limits::min()) && x <= Batch<float>(Limits::max());
}

/// log x, where x is_normal(): x = 2^k (1 + f).
[[gnu::always_inline]] inline Batch<float> normal_log(const Batch<float>& x) {
  using X = Batch<float>;
  using Bits = xsimd::as_integer_t<X>;
  const Bits bits = xsimd::bitwise_cast<Bits>(x);
  const Bits k = (bits - Bits(0x3f3504f3)) >> 23;  // the bits of sqrt(1/2)
  const X f = xsimd::bitwise_cast<X>(bits - (k << 23)) - X(1);
  return plus_logs_of_2(near_log1p(f), xsimd::to_float(k));
}

/// Numbers that normal_log() is right for get the same bits as among their like.
template <class X>
[[gnu::noinline, gnu::cold]] X any_log(const X& x) {
  const X y = log_with(x, [](const X& v) { return xsimd::log(v); });
  if constexpr (std::is_same_v<number_t<X>, float>)
    return choose(is_normal(x), normal_log(x), y);
  else
    return y;
}

template <class X>
[[gnu::always_inline]] inline X log(const X& x) {
  if constexpr (std::is_same_v<number_t<X>, float>)
    if (xsimd::all(is_normal(x))) return normal_log(x);
  return any_log(x);
}

template <class X>
X log2(const X& x) {
  return log_with(x, [](const X& v) { return xsimd::log2(v); });
}

template <class X>
X log10(const X& x) {
  return log_with(x, [](const X& v) { return xsimd::log10(v); });
}

template <class X>
X log1p(const X& x) {
  return choose(x == X(0), x, xsimd::log1p(x));
}

template <class X>
X erf(const X& x) {
  const X low = choose(x < X(-10), X(-10), x);
  return xsimd::erf(choose(low > X(10), X(10), low));
}

template <class X>
X sigmoid(const X& x) {
  return X(1) / (X(1) + math::exp(-x));
}

/// log(1 + u) for u from 0 to 1, within 2 units in the last place.
template <class X>
X log1p_of_part(const X& u) {
  if constexpr (std::is_same_v<number_t<X>, float>) {
    const auto large = u > X(0.41421356F);  // 1 + u = 2 (1 + (u - 1) / 2)
    const X y = near_log1p(choose(large, xsimd::fma(u, X(0.5F), X(-0.5F)), u));
    return choose(large, y + X(0.69314718F), y);
  } else {
    return math::log1p(u);
  }
}

/// log(1 + e^x) without overflow.
template <class X>
X softplus(const X& x) {
  const X below = x | X(-0.F);  // -|x|
  const bool moderate = xsimd::all(below >= -most_moderate<X>());
  return xsimd::max(x, X(0)) + log1p_of_part(moderate ? moderate_exp(below) : any_exp(below));
}

}  // namespace taper::kernel::math
