#include "taper/core/ops/power.h"

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/pointwise.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/ops/update.h"

namespace taper {
namespace {

// Frequent powers have cheaper forms, which also decide the values at 0 and infinity.
Array power(const Array& x, Scalar exponent, const Array& into = {}) {
  check(is_floating_point(x.dtype()) || exponent.toLong() >= 0, "pow",
        "Integers to negative integer powers are not allowed. Got ", exponent,
        "; convert with .to(kFloat)");
  const double p = exponent.toDouble();
  if (p == 2) return kernel::mul(x, x, into);
  if (!is_floating_point(x.dtype())) return kernel::pow(x, converted(exponent, x.dtype()), into);
  if (p == 1) return into.defined() ? into : kernel::clone(x);
  if (p == 3) return kernel::mul(kernel::mul(x, x), x, into);
  if (p == 0.5) return kernel::sqrt(x, into);
  if (p == -0.5) return kernel::rsqrt(x, into);
  if (p == -1) return kernel::div(Scalar(1), x, into);
  if (p == -2) return kernel::div(Scalar(1), kernel::mul(x, x), into);
  return kernel::pow(x, converted(exponent, x.dtype()), into);
}

Variable& raised(const char* op, const Variable& x, Scalar exponent) {
  const ScalarType dtype = result_type(x, exponent);
  check(x.is_floating_point() || !is_floating_point(dtype), op, "Found dtype ", x.dtype(),
        " but expected ", dtype, "; an operation in place keeps the dtype");
  return update(op, x, exponent, power, [](V x, Scalar p) { return pow(x, p); });
}

}  // namespace

// y = x^p;  dL/dx = g * p x^(p - 1), and 0 for p = 0
Variable pow(const Variable& x, Scalar exponent) {
  return record("pow", power(promoted(x, exponent), exponent),
                wrt(x, x, [p = exponent.toDouble()](V g, V x) {
                  return p == 0 ? zeros_like(g) : g * (p * pow(x, p - 1));
                }));
}

// y = x^p;  dL/dx = g * p x^(p - 1), and 0 where x = p = 0,  dL/dp = g * y log x, and 0 where x = 0
// and p >= 0. What would be infinite there is not computed: hidden by where(), it would turn the
// next derivative into NaN.
Variable pow(const Variable& x, const Variable& exponent) {
  const Operands o(x, exponent);
  return record("pow", kernel::pow(o.a, o.b),
                wrt(x, x, exponent,
                    [](V g, V x, V p) {
                      const Variable flat = logical_and(p == 0, logical_not(abs(x) > 0));
                      return g * (p * pow(x, where(flat, 1, p) - 1));
                    }),
                wrt(exponent, x, exponent, kOutput, [](V g, V x, V p, V y) {
                  const Variable flat = logical_and(x == 0, p >= 0);
                  return where(flat, 0, g * (y * log(where(flat, 1, x))));
                }));
}
Variable pow(Scalar x, const Variable& exponent) {
  return pow(wrapped(x, exponent), contiguous(exponent));
}

// y = x^2;  dL/dx = g * 2 x
Variable square(const Variable& x) { return pow(x, 2); }

// y = 1 / x;  dL/dx = -g * y^2
Variable reciprocal(const Variable& x) {
  return record("reciprocal", kernel::div(Scalar(1), floating(x)),
                wrt(x, kOutput, [](V g, V y) { return -g * (y * y); }));
}

// y = sqrt x;  dL/dx = g / (2 y)
Variable sqrt(const Variable& x) {
  return record("sqrt", kernel::sqrt(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return g / (2 * y); }));
}

// y = 1 / sqrt x;  dL/dx = -g * y^3 / 2
Variable rsqrt(const Variable& x) {
  return record("rsqrt", kernel::rsqrt(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return -0.5 * g * pow(y, 3); }));
}

Variable& pow_(const Variable& x, Scalar exponent) { return raised("pow_", x, exponent); }
Variable& pow_(const Variable& x, const Variable& exponent) {
  return update("pow_", x, exponent, kernel::pow, [](V x, V p) { return pow(x, p); });
}
Variable& square_(const Variable& x) { return raised("square_", x, 2); }
Variable& reciprocal_(const Variable& x) {
  return update(
      "reciprocal_", x, [](const Array& x, const Array& y) { kernel::div(Scalar(1), x, y); },
      reciprocal);
}
Variable& sqrt_(const Variable& x) { return update("sqrt_", x, kernel::sqrt, sqrt); }
Variable& rsqrt_(const Variable& x) { return update("rsqrt_", x, kernel::rsqrt, rsqrt); }

}  // namespace taper
