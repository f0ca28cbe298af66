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

Variable& exp_(const Variable& x) { return update("exp_", x, kernel::exp, exp); }
Variable& expm1_(const Variable& x) { return update("expm1_", x, kernel::expm1, expm1); }
Variable& log_(const Variable& x) { return update("log_", x, kernel::log, log); }
Variable& log1p_(const Variable& x) { return update("log1p_", x, kernel::log1p, log1p); }
Variable& log2_(const Variable& x) { return update("log2_", x, kernel::log2, log2); }
Variable& log10_(const Variable& x) { return update("log10_", x, kernel::log10, log10); }
Variable& erf_(const Variable& x) { return update("erf_", x, kernel::erf, erf); }
Variable& sin_(const Variable& x) { return update("sin_", x, kernel::sin, sin); }
Variable& cos_(const Variable& x) { return update("cos_", x, kernel::cos, cos); }

}  // namespace taper
