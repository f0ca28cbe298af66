#include "taper/core/ops/pointwise.h"

#include <cmath>

#include "taper/core/kernels/pointwise.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/ops/update.h"

namespace taper {

// y = e^x;  dL/dx = g * y
Variable exp(const Variable& x) {
  return record("exp", kernel::exp(floating(x)), wrt(x, kOutput, [](V g, V y) { return g * y; }));
}

// y = e^x - 1;  dL/dx = g * (y + 1)
Variable expm1(const Variable& x) {
  return record("expm1", kernel::expm1(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return g * (y + 1); }));
}

// y = ln x;  dL/dx = g / x
Variable log(const Variable& x) {
  return record("log", kernel::log(floating(x)), wrt(x, x, [](V g, V x) { return g / x; }));
}

// y = ln(1 + x);  dL/dx = g / (1 + x)
Variable log1p(const Variable& x) {
  return record("log1p", kernel::log1p(floating(x)),
                wrt(x, x, [](V g, V x) { return g / (x + 1); }));
}

// y = log2 x;  dL/dx = g / (x ln 2)
Variable log2(const Variable& x) {
  return record("log2", kernel::log2(floating(x)),
                wrt(x, x, [](V g, V x) { return g / (x * M_LN2); }));
}

// y = log10 x;  dL/dx = g / (x ln 10)
Variable log10(const Variable& x) {
  return record("log10", kernel::log10(floating(x)),
                wrt(x, x, [](V g, V x) { return g / (x * M_LN10); }));
}

// y = erf x;  dL/dx = g * 2 / sqrt(pi) e^(-x^2)
Variable erf(const Variable& x) {
  return record("erf", kernel::erf(floating(x)),
                wrt(x, x, [](V g, V x) { return g * (M_2_SQRTPI * exp(-(x * x))); }));
}

// y = sin x;  dL/dx = g * cos x
Variable sin(const Variable& x) {
  return record("sin", kernel::sin(floating(x)), wrt(x, x, [](V g, V x) { return g * cos(x); }));
}

// y = cos x;  dL/dx = -g * sin x
Variable cos(const Variable& x) {
  return record("cos", kernel::cos(floating(x)), wrt(x, x, [](V g, V x) { return -g * sin(x); }));
}

Variable& ElementwiseMethods::exp_() const {
  return update("exp_", self(), kernel::exp, taper::exp);
}
Variable& ElementwiseMethods::expm1_() const {
  return update("expm1_", self(), kernel::expm1, taper::expm1);
}
Variable& ElementwiseMethods::log_() const {
  return update("log_", self(), kernel::log, taper::log);
}
Variable& ElementwiseMethods::log1p_() const {
  return update("log1p_", self(), kernel::log1p, taper::log1p);
}
Variable& ElementwiseMethods::log2_() const {
  return update("log2_", self(), kernel::log2, taper::log2);
}
Variable& ElementwiseMethods::log10_() const {
  return update("log10_", self(), kernel::log10, taper::log10);
}
Variable& ElementwiseMethods::erf_() const {
  return update("erf_", self(), kernel::erf, taper::erf);
}
Variable& ElementwiseMethods::sin_() const {
  return update("sin_", self(), kernel::sin, taper::sin);
}
Variable& ElementwiseMethods::cos_() const {
  return update("cos_", self(), kernel::cos, taper::cos);
}

}  // namespace taper
