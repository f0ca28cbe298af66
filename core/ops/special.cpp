#include "taper/core/ops/special.h"

#include <cmath>

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/pointwise.h"
#include "taper/core/kernels/special.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/ops/update.h"

namespace taper {

// y = 2^x;  dL/dx = g * y ln 2
Variable exp2(const Variable& x) {
  return record("exp2", kernel::exp2(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return g * (y * M_LN2); }));
}

// y = 1 - erf x;  dL/dx = -g * 2 / sqrt(pi) e^(-x^2)
Variable erfc(const Variable& x) {
  return record("erfc", kernel::erfc(floating(x)),
                wrt(x, x, [](V g, V x) { return -g * (M_2_SQRTPI * exp(-(x * x))); }));
}

// x = erf y;  dL/dx = g * sqrt(pi) / 2 e^(y^2)
Variable erfinv(const Variable& x) {
  return record("erfinv", kernel::erfinv(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return g * (exp(y * y) / M_2_SQRTPI); }));
}

// y = ln |gamma(x)|;  dL/dx = g * digamma(x)
Variable lgamma(const Variable& x) {
  return record("lgamma", kernel::lgamma(floating(x)),
                wrt(x, x, [](V g, V x) { return g * digamma(x); }));
}

// y = d/dx ln gamma(x);  dL/dx = g * polygamma(1, x)
Variable digamma(const Variable& x) {
  return record("digamma", kernel::digamma(floating(x)),
                wrt(x, x, [](V g, V x) { return g * polygamma(1, x); }));
}

// y = the n-th derivative of digamma(x);  dL/dx = g * polygamma(n + 1, x)
Variable polygamma(int64_t n, const Variable& x) {
  check(n >= 0, "polygamma", "polygamma(n, x) does not support negative n. Got ", n);
  if (n == 0) return digamma(x);
  return record("polygamma", kernel::polygamma(n, floating(x)),
                wrt(x, x, [n](V g, V x) { return g * polygamma(n + 1, x); }));
}

// y = ln(x / (1 - x));  dL/dx = g / (x (1 - x)), and outside of the bounds 0, of [0, 1] NaN
Variable logit(const Variable& x, std::optional<double> eps) {
  const double low = eps.value_or(0), high = 1 - low, outside = eps ? INFINITY : NAN;
  const Array bounded = eps ? kernel::clamp(floating(x), low, high) : floating(x);
  const Array in = kernel::wide(bounded);
  const Array y = kernel::log(kernel::div(in, kernel::sub(Scalar(1), in)));
  return record("logit", kernel::cast(y, to_floating(x.dtype())),
                wrt(x, x, [low, high, outside](V g, V x) {
                  const Variable is_outside = logical_or(x<low, x> high);
                  return g / masked_fill(x * (1 - x), is_outside, outside);
                }));
}

// y = ln(e^a + e^b);  dL/da = g / (1 + e^(b - a)),  dL/db = g / (1 + e^(a - b))
Variable logaddexp(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("logaddexp", kernel::logaddexp(o.a, o.b),
                wrt(a, a, b, [](V g, V a, V b) { return g * sigmoid(a - b); }),
                wrt(b, a, b, [](V g, V a, V b) { return g * sigmoid(b - a); }));
}

// y = log2(2^a + 2^b);  dL/da = g / (1 + 2^(b - a)),  dL/db = g / (1 + 2^(a - b))
Variable logaddexp2(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("logaddexp2", kernel::logaddexp2(o.a, o.b),
                wrt(a, a, b, [](V g, V a, V b) { return g * sigmoid((a - b) * M_LN2); }),
                wrt(b, a, b, [](V g, V a, V b) { return g * sigmoid((b - a) * M_LN2); }));
}

Variable& exp2_(const Variable& x) { return update("exp2_", x, kernel::exp2, exp2); }
Variable& erfc_(const Variable& x) { return update("erfc_", x, kernel::erfc, erfc); }
Variable& erfinv_(const Variable& x) { return update("erfinv_", x, kernel::erfinv, erfinv); }
Variable& lgamma_(const Variable& x) { return update("lgamma_", x, kernel::lgamma, lgamma); }
Variable& digamma_(const Variable& x) { return update("digamma_", x, kernel::digamma, digamma); }
Variable& logit_(const Variable& x, std::optional<double> eps) {
  return in_place("logit_", x, [&](V old) { return logit(old, eps); });
}

}  // namespace taper
