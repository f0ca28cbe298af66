#include "taper/core/ops/rounding.h"

#include <cmath>
#include <limits>

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/comparison.h"
#include "taper/core/kernels/pointwise.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/ops/update.h"

namespace taper {
namespace {

// y = x rounded;  dL/dx = 0
Variable rounded(const char* name, const Variable& x, Array (*kernel)(const Array&, const Array&)) {
  check(x.dtype() != kBool, name, "not implemented for 'Bool'; convert with .to(kLong)");
  if (!x.is_floating_point()) return clone(x);
  return record(name, kernel(x.array(), {}), wrt(x, [](V g) { return zeros_like(g); }));
}

}  // namespace

// y = |x|;  dL/dx = g * sign(x)
Variable abs(const Variable& x) {
  return record("abs", kernel::abs(x.array()), wrt(x, x, [](V g, V x) { return g * sign(x); }));
}

// y = sign(x);  dL/dx = 0
Variable sign(const Variable& x) {
  return record("sign", kernel::sign(x.array()), wrt(x, [](V g) { return zeros_like(g); }));
}

Variable floor(const Variable& x) { return rounded("floor", x, kernel::floor); }
Variable ceil(const Variable& x) { return rounded("ceil", x, kernel::ceil); }
Variable round(const Variable& x) { return rounded("round", x, kernel::round); }
Variable trunc(const Variable& x) { return rounded("trunc", x, kernel::trunc); }

// y = x - trunc x;  dL/dx = g
Variable frac(const Variable& x) {
  check(x.is_floating_point(), "frac", "not implemented for '", x.dtype(),
        "'; convert with .to(kFloat)");
  return x - trunc(x.detach());
}

// y = round(x 10^d) / 10^d;  dL/dx = 0
Variable round(const Variable& x, int64_t decimals) {
  if (decimals == 0) return round(x);
  check(x.is_floating_point(), "round", "not implemented for '", x.dtype(),
        "'; convert with .to(kFloat)");
  const double power = std::pow(10.0, std::abs(static_cast<double>(decimals)));
  return decimals > 0 ? round(x * power) / power : round(x / power) * power;
}

// y = min(max(x, low), high);  dL/dx = g where low <= x <= high, else 0
Variable clamp(const Variable& x, std::optional<Scalar> min, std::optional<Scalar> max) {
  check_that(min || max, "torch.clamp: At least one of 'min' or 'max' must not be None");
  if (!max) return clamp_min(x, *min);
  if (!min) return clamp_max(x, *max);
  const Array in = kernel::cast(promoted(x, *min), result_type(Variable(promoted(x, *min)), *max));
  return record("clamp", kernel::clamp(in, *min, *max),
                wrt(x, x, [low = *min, high = *max](V g, V x) {
                  return where(logical_and(x >= low, x <= high), g, 0);
                }));
}
Variable clamp_min(const Variable& x, Scalar min) {
  return record("clamp_min", kernel::clamp_min(promoted(x, min), min),
                wrt(x, x, [min](V g, V x) { return where(x >= min, g, 0); }));
}
Variable clamp_max(const Variable& x, Scalar max) {
  return record("clamp_max", kernel::clamp_max(promoted(x, max), max),
                wrt(x, x, [max](V g, V x) { return where(x <= max, g, 0); }));
}

// y = min(max(x, l), h);  dL/dx = g where l <= x <= h,  dL/dl = g where x < l < h,
// dL/dh = g where x > h or l > h, else 0
Variable clamp(const Variable& x, const std::optional<Variable>& min,
               const std::optional<Variable>& max) {
  check_that(min || max, "torch.clamp: At least one of 'min' or 'max' must not be None");
  if (!max) return clamp_min(x, *min);
  if (!min) return clamp_max(x, *max);
  const Operands low(x, *min);
  const Variable raised(kernel::maximum(low.a, low.b));
  const Operands high(raised, *max);
  return record("clamp", kernel::minimum(high.a, high.b),
                wrt(x, x, *min, *max,
                    [](V g, V x, V l, V h) { return where(logical_and(x >= l, x <= h), g, 0); }),
                wrt(*min, x, *min, *max,
                    [](V g, V x, V l, V h) { return where(logical_and(l < h, x < l), g, 0); }),
                wrt(*max, x, *min, *max,
                    [](V g, V x, V l, V h) { return where(logical_or(x > h, l > h), g, 0); }));
}
Variable clamp(const Variable& x, const Variable& min) { return clamp_min(x, min); }
Variable clamp_min(const Variable& x, const Variable& min) {
  const Operands o(x, min);
  return record("clamp_min", kernel::maximum(o.a, o.b),
                wrt(x, x, min, [](V g, V x, V l) { return where(x >= l, g, 0); }),
                wrt(min, x, min, [](V g, V x, V l) { return where(x < l, g, 0); }));
}
Variable clamp_max(const Variable& x, const Variable& max) {
  const Operands o(x, max);
  return record("clamp_max", kernel::minimum(o.a, o.b),
                wrt(x, x, max, [](V g, V x, V h) { return where(x <= h, g, 0); }),
                wrt(max, x, max, [](V g, V x, V h) { return where(x > h, g, 0); }));
}

// y = x, or a number for each of NaN, inf, -inf;  dL/dx = g where x is finite, else 0
Variable nan_to_num(const Variable& x, std::optional<double> nan, std::optional<double> posinf,
                    std::optional<double> neginf) {
  if (!x.is_floating_point()) return clone(x);
  const double most = x.dtype() == kHalf       ? double{Half::kMax}
                      : x.dtype() == kBFloat16 ? double{BFloat16::kMax}
                      : x.dtype() == kFloat    ? double{std::numeric_limits<float>::max()}
                                               : std::numeric_limits<double>::max();
  return record(
      "nan_to_num",
      kernel::nan_to_num(x.array(), nan.value_or(0), posinf.value_or(most), neginf.value_or(-most)),
      wrt(x, x, [](V g, V x) { return where(isfinite(x), g, 0); }));
}

Variable isnan(const Variable& x) { return unrecorded("isnan", kernel::isnan(x.array())); }
Variable isinf(const Variable& x) { return unrecorded("isinf", kernel::isinf(x.array())); }
Variable isfinite(const Variable& x) { return unrecorded("isfinite", kernel::isfinite(x.array())); }

Variable& abs_(const Variable& x) { return update("abs_", x, kernel::abs, abs); }
Variable& sign_(const Variable& x) { return update("sign_", x, kernel::sign, sign); }
Variable& floor_(const Variable& x) { return update("floor_", x, kernel::floor, floor); }
Variable& ceil_(const Variable& x) { return update("ceil_", x, kernel::ceil, ceil); }
Variable& round_(const Variable& x) {
  return update("round_", x, kernel::round, [](V old) { return round(old); });
}
Variable& round_(const Variable& x, int64_t decimals) {
  return in_place("round_", x, [&](V old) { return round(old, decimals); });
}
Variable& frac_(const Variable& x) { return in_place("frac_", x, frac); }
Variable& trunc_(const Variable& x) { return update("trunc_", x, kernel::trunc, trunc); }
Variable& clamp_(const Variable& x, std::optional<Scalar> min, std::optional<Scalar> max) {
  return in_place("clamp_", x, [&](V x) { return clamp(x, min, max); });
}
Variable& clamp_(const Variable& x, const Variable& min) { return clamp_min_(x, min); }
Variable& clamp_(const Variable& x, const std::optional<Variable>& min,
                 const std::optional<Variable>& max) {
  return in_place("clamp_", x, [&](V x) { return clamp(x, min, max); });
}
Variable& clamp_min_(const Variable& x, const Variable& min) {
  return in_place("clamp_min_", x, [&](V x) { return clamp_min(x, min); });
}
Variable& clamp_max_(const Variable& x, const Variable& max) {
  return in_place("clamp_max_", x, [&](V x) { return clamp_max(x, max); });
}
Variable& nan_to_num_(const Variable& x, std::optional<double> nan, std::optional<double> posinf,
                      std::optional<double> neginf) {
  return in_place("nan_to_num_", x, [&](V x) { return nan_to_num(x, nan, posinf, neginf); });
}
Variable& clamp_min_(const Variable& x, Scalar min) {
  return update("clamp_min_", x, min, kernel::clamp_min,
                [](V x, Scalar l) { return clamp_min(x, l); });
}
Variable& clamp_max_(const Variable& x, Scalar max) {
  return update("clamp_max_", x, max, kernel::clamp_max,
                [](V x, Scalar h) { return clamp_max(x, h); });
}

}  // namespace taper
