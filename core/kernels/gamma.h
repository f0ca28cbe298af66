#pragma once

#include <cmath>
#include <limits>

/// The logarithm of the gamma function and its derivatives, of one number. Numbers below 1/2 are
/// reflected, small ones raised by the recurrence to where the asymptotic series holds.
namespace taper::kernel {

/// log |gamma(x)|; not std::lgamma, which writes the sign to a global variable.
template <class T>
T log_gamma(T x) {
  int sign = 0;
  if constexpr (sizeof(T) == sizeof(float))
    return ::lgammaf_r(x, &sign);
  else
    return ::lgamma_r(x, &sign);
}

/// d/dx log gamma(x): infinite at 0, NaN at the other poles.
inline double digamma_series(double x) {
  if (x == 0) return std::copysign(INFINITY, -x);
  if (x < 0) {
    if (x == std::trunc(x)) return std::numeric_limits<double>::quiet_NaN();
    const double angle = M_PI * (x - std::trunc(x));
    return digamma_series(1 - x) - M_PI / std::tan(angle);
  }
  double y = 0;
  for (; x < 10; ++x) y -= 1 / x;
  constexpr double kTerms[] = {1.0 / 12,  -1.0 / 120,     1.0 / 252, -1.0 / 240,
                               1.0 / 132, -691.0 / 32760, 1.0 / 12};
  const double z = 1 / (x * x);
  double tail = 0;
  for (int i = 6; i >= 0; --i) tail = z * (kTerms[i] + tail);
  return y + std::log(x) - 0.5 / x - tail;
}
template <class T>
T digamma_of(T x) {
  return static_cast<T>(digamma_series(x));
}

/// Hurwitz's zeta function, the sum of (q + k)^-s over k = 0, 1, ..., for whole numbers s > 1, by
/// Euler and Maclaurin. What lies below 0 has the sizes r, r + 1, ..., -q, so it takes no more
/// steps.
inline double zeta(double s, double q) {
  if (q <= 0 && q == std::floor(q)) return INFINITY;
  if (std::isinf(q)) return 0;
  if (q < 0) {
    const double r = std::ceil(q) - q, below = zeta(s, r) - zeta(s, 1 - q);
    return zeta(s, 1 - r) + (std::fmod(s, 2) == 0 ? below : -below);
  }
  double sum = 0;
  for (; q < 10 + s; ++q) {
    const double term = std::pow(q, -s);
    sum += term;
    if (term <= sum * 1e-17) return sum;  // nothing of what follows is left beside it
  }
  // The even Bernoulli numbers over factorials: B_2 / 2!, B_4 / 4!, ...
  constexpr double kTerms[] = {1.0 / 12,           -1.0 / 720,     1.0 / 30240,
                               -1.0 / 1209600,     1.0 / 47900160, -691.0 / 1307674368000.0,
                               1.0 / 74724249600.0};
  double power = std::pow(q, -s);
  sum += q * power / (s - 1) + power / 2;
  double factor = s / q;
  for (int i = 0; i < 7; ++i) {
    sum += kTerms[i] * factor * power;
    factor *= (s + 2 * i + 1) * (s + 2 * i + 2) / (q * q);
  }
  return sum;
}

/// The n-th derivative of digamma, n > 0: (-1)^(n+1) n! zeta(n + 1, x).
inline double polygamma_of(double n, double x) {
  const double sign = std::fmod(n, 2) == 0 ? -1 : 1;
  return sign * std::tgamma(n + 1) * zeta(n + 1, x);
}

}  // namespace taper::kernel
