#include "taper/core/kernels/special.h"

#include "taper/core/kernels/elementwise.h"
#include "taper/core/kernels/gamma.h"

namespace taper::kernel {
namespace {

/// y = f(x) by its form for each type. They are called by their address, so that the pattern is
/// compiled once for all of them.
Array each(const char* op, const Array& x, const Array& into, float (*single)(float),
           double (*whole)(double)) {
  return computed_in(x.dtype()) == kFloat
             ? map<float>(x, single, into)
             : dispatch_floating(op, x.dtype(), [&](auto) { return map<double>(x, whole, into); });
}

Array each(const char* op, const Operand& a, const Operand& b, const Array& into,
           float (*single)(float, float), double (*whole)(double, double)) {
  const ScalarType t = dtype(a, b);
  return computed_in(t) == kFloat
             ? zip<float>(op, a, b, single, into)
             : dispatch_floating(op, t, [&](auto) { return zip<double>(op, a, b, whole, into); });
}

/// log(e^a + e^b) for a function pair e^x, log(1 + x).
template <class T>
T log_of_sum(T a, T b, T (*exp)(T), T (*log1p)(T)) {
  if (std::isinf(a) && a == b) return a;
  return std::max(a, b) + log1p(exp(-std::abs(a - b)));
}
template <class T>
T log_of_sum(T a, T b) {
  return log_of_sum<T>(a, b, std::exp, std::log1p);
}
template <class T>
T log2_of_sum(T a, T b) {
  return log_of_sum<T>(a, b, std::exp2, [](T v) { return std::log1p(v) * T(1 / M_LN2); });
}

/// The inverse error function: rational approximations of the middle and of the tails, made exact
/// by two steps of Newton's method.
template <class T>
T inverse_erf(T y) {
  const T size = std::abs(y);
  if (size >= 1) return size > 1 ? std::numeric_limits<T>::quiet_NaN() : y * INFINITY;
  double x;
  if (size <= T(0.7)) {
    const double z = double{y} * double{y};
    x = y * (((-0.140543331 * z + 0.914624893) * z - 1.645349621) * z + 0.886226899) /
        ((((0.012229801 * z - 0.329097515) * z + 1.442710462) * z - 2.118377725) * z + 1);
  } else {
    const double z = std::sqrt(-std::log((1 - double{size}) / 2));
    x = std::copysign((((1.641345311 * z + 3.429567803) * z - 1.62490649) * z - 1.970840454) /
                          ((1.6370678 * z + 3.5438892) * z + 1),
                      double{y});
  }
  for (int i = 0; i < 2; ++i) x -= (std::erf(x) - y) / (M_2_SQRTPI * std::exp(-x * x));
  return static_cast<T>(x);
}

}  // namespace

Array tan(const Array& x, const Array& into) { return each("tan", x, into, std::tan, std::tan); }
Array asin(const Array& x, const Array& into) {
  return each("asin", x, into, std::asin, std::asin);
}
Array acos(const Array& x, const Array& into) {
  return each("acos", x, into, std::acos, std::acos);
}
Array atan(const Array& x, const Array& into) {
  return each("atan", x, into, std::atan, std::atan);
}
Array sinh(const Array& x, const Array& into) {
  return each("sinh", x, into, std::sinh, std::sinh);
}
Array cosh(const Array& x, const Array& into) {
  return each("cosh", x, into, std::cosh, std::cosh);
}
Array asinh(const Array& x, const Array& into) {
  return each("asinh", x, into, std::asinh, std::asinh);
}
Array acosh(const Array& x, const Array& into) {
  return each("acosh", x, into, std::acosh, std::acosh);
}
Array atanh(const Array& x, const Array& into) {
  return each("atanh", x, into, std::atanh, std::atanh);
}
Array exp2(const Array& x, const Array& into) {
  return each("exp2", x, into, std::exp2, std::exp2);
}
Array erfc(const Array& x, const Array& into) {
  return each("erfc", x, into, std::erfc, std::erfc);
}
Array erfinv(const Array& y, const Array& into) {
  return each("erfinv", y, into, inverse_erf<float>, inverse_erf<double>);
}
Array lgamma(const Array& x, const Array& into) {
  return each("lgamma", x, into, log_gamma<float>, log_gamma<double>);
}
Array digamma(const Array& x, const Array& into) {
  return each("digamma", x, into, digamma_of<float>, digamma_of<double>);
}
Array polygamma(int64_t n, const Array& x, const Array& into) {
  return dispatch_floating("polygamma", computed_in(x.dtype()), [&](auto zero) {
    using T = decltype(zero);
    return map<T>(
        x, [n](T v) { return static_cast<T>(polygamma_of(static_cast<double>(n), v)); }, into);
  });
}

Array atan2(const Operand& y, const Operand& x, const Array& into) {
  return each("atan2", y, x, into, std::atan2, std::atan2);
}
Array hypot(const Operand& a, const Operand& b, const Array& into) {
  return each("hypot", a, b, into, std::hypot, std::hypot);
}
Array copysign(const Operand& a, const Operand& b, const Array& into) {
  return each("copysign", a, b, into, std::copysign, std::copysign);
}
Array logaddexp(const Operand& a, const Operand& b, const Array& into) {
  return each("logaddexp", a, b, into, log_of_sum<float>, log_of_sum<double>);
}
Array logaddexp2(const Operand& a, const Operand& b, const Array& into) {
  return each("logaddexp2", a, b, into, log2_of_sum<float>, log2_of_sum<double>);
}

}  // namespace taper::kernel
