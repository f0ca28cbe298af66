#include "taper/core/ops/combination.h"

#include "taper/core/kernels/special.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/ops/update.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

void check_lerp(const Variable& start, const Variable& end) {
  check(start.is_floating_point(), "lerp", "not implemented for '", start.dtype(),
        "'; convert with .to(kFloat)");
  check(start.dtype() == end.dtype(), "lerp", "expected dtype ", c_name(start.dtype()),
        " for `end` but got dtype ", c_name(end.dtype()));
}

/// Throws unless the shapes broadcast, in the order of the operands.
void check_shapes(const char* op, const Variable& x, const Variable& a, const Variable& b) {
  broadcast_shapes(op, broadcast_shapes(op, x.sizes(), a.sizes()), b.sizes());
}

/// x in a dtype, times a factor.
Variable scaled(const Variable& x, ScalarType dtype, Scalar factor) {
  return factor.equal(1) ? x.to(dtype) : x.to(dtype) * converted(factor, dtype);
}

Variable raised(const Variable& x) { return x.to(kDouble); }

void check_raised(const Variable& x) {
  check(x.dtype() == kDouble, "float_power_", "the base given to float_power_ has dtype ",
        x.dtype(), " but the operation's result requires dtype ", kDouble);
}

}  // namespace

// y = a + w (b - a), seen from b where w >= 1/2;  dL/da = g (1 - w),  dL/db = g w
Variable lerp(const Variable& start, const Variable& end, Scalar weight) {
  check_lerp(start, end);
  check_shapes("lerp", start, end, end);
  const double w = weight.toDouble();
  return w < 0.5 ? start + w * (end - start) : end - (1 - w) * (end - start);
}

// y = a + w (b - a), seen from b where w >= 1/2;  dL/da = g (1 - w),  dL/db = g w,
// dL/dw = g (b - a)
Variable lerp(const Variable& start, const Variable& end, const Variable& weight) {
  check_lerp(start, end);
  check(start.dtype() == weight.dtype(), "lerp", "expected dtype ", c_name(start.dtype()),
        " for `weight` but got dtype ", c_name(weight.dtype()));
  check_shapes("lerp", start, end, weight);
  const Variable a = start.detach(), b = end.detach(), w = weight.detach();
  const Variable value = where(w < 0.5, a + w * (b - a), b - (1 - w) * (b - a));
  return record("lerp", value.array(), wrt(start, weight, [](V g, V w) { return g * (1 - w); }),
                wrt(end, weight, [](V g, V w) { return g * w; }),
                wrt(weight, start, end, [](V g, V a, V b) { return g * (b - a); }));
}

// y = x + c a b;  dL/dx = g,  dL/da = g c b,  dL/db = g c a
Variable addcmul(const Variable& x, const Variable& a, const Variable& b, Scalar value) {
  check_shapes("addcmul", x, a, b);
  const ScalarType dtype = result_type({&x, &a, &b});
  return x.to(dtype) + scaled(a, dtype, value) * b.to(dtype);
}

// y = x + c a / b;  dL/dx = g,  dL/da = g c / b,  dL/db = -g c a / b^2
Variable addcdiv(const Variable& x, const Variable& a, const Variable& b, Scalar value) {
  check(a.is_floating_point() || b.is_floating_point(), "addcdiv",
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv "
        "will perform a true division of tensor1 and tensor2. The historic addcdiv behavior can be "
        "implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for "
        "integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future "
        "addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), "
        "for all dtypes. Got ",
        a.dtype(), " and ", b.dtype(), "; convert with .to(kFloat)");
  check_shapes("addcdiv", x, a, b);
  const ScalarType dtype = result_type({&x, &a, &b});
  return x.to(dtype) + scaled(a, dtype, value) / b.to(dtype);
}

// y = |a| with the sign of b;  dL/da = g * y / a, and 0 where a = 0
Variable copysign(const Variable& a, const Variable& b) {
  const Operands o(a, b, to_floating(result_type(a, b)));
  return record(
      "copysign", kernel::copysign(o.a, o.b),
      wrt(a, a, kOutput, [](V g, V a, V y) { return g * (y / masked_fill(a, a == 0, 1)); }),
      wrt(b, b, [](V, V b) { return zeros_like(b); }));
}
Variable copysign(const Variable& a, Scalar b) {
  return copysign(a, full({}, b.toDouble(), to_floating(a.dtype())));
}

Variable heaviside(const Variable& x, const Variable& values) {
  check(x.dtype() == values.dtype(), "heaviside",
        "heaviside is not yet implemented for tensors with different dtypes. Got ", x.dtype(),
        " and ", values.dtype());
  check_shapes("heaviside", x, values, values);
  const Variable in = x.detach();
  return where(in == 0, values.detach(), (in > 0).to(x.dtype()));
}

Variable float_power(const Variable& x, const Variable& exponent) {
  return pow(raised(x), raised(exponent));
}
Variable float_power(const Variable& x, Scalar exponent) {
  return pow(raised(x), exponent.toDouble());
}
Variable float_power(Scalar x, const Variable& exponent) {
  return pow(x.toDouble(), raised(exponent));
}

Variable& lerp_(const Variable& start, const Variable& end, Scalar weight) {
  return in_place("lerp_", start, [&](V x) { return lerp(x, end, weight); });
}
Variable& lerp_(const Variable& start, const Variable& end, const Variable& weight) {
  return in_place("lerp_", start, [&](V x) { return lerp(x, end, weight); });
}
Variable& addcmul_(const Variable& x, const Variable& a, const Variable& b, Scalar value) {
  return in_place("addcmul_", x, [&](V old) { return addcmul(old, a, b, value); });
}
Variable& addcdiv_(const Variable& x, const Variable& a, const Variable& b, Scalar value) {
  return in_place("addcdiv_", x, [&](V old) { return addcdiv(old, a, b, value); });
}
Variable& copysign_(const Variable& a, const Variable& b) {
  return in_place("copysign_", a, [&](V x) { return copysign(x, b); });
}
Variable& copysign_(const Variable& a, Scalar b) {
  return in_place("copysign_", a, [&](V x) { return copysign(x, b); });
}
Variable& heaviside_(const Variable& x, const Variable& values) {
  return in_place("heaviside_", x, [&](V old) { return heaviside(old, values); });
}

Variable& float_power_(const Variable& x, const Variable& exponent) {
  check_raised(x);
  return pow_(x, raised(exponent));
}
Variable& float_power_(const Variable& x, Scalar exponent) {
  check_raised(x);
  return pow_(x, exponent.toDouble());
}

}  // namespace taper
