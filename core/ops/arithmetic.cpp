#include "taper/core/ops/arithmetic.h"

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/ops/update.h"

namespace taper {
namespace {

bool is_one(Scalar s) { return s.toDouble() == 1; }

void check_alpha(const char* op, ScalarType result, Scalar alpha) {
  check(is_floating_point(result) || !alpha.isFloatingPoint(), op,
        "For integral input tensors, argument alpha must not be a floating point number. Got ",
        alpha);
  check(result == kBool || !alpha.isBoolean(), op,
        "Boolean alpha only supported for Boolean results. Got a result of ", result);
}

void check_not_bool(ScalarType a, ScalarType b) {
  check(a != kBool || b != kBool, "sub",
        "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or "
        "`logical_xor()` operator instead.");
  check(a != kBool && b != kBool, "sub",
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to "
        "invert a mask, use the `~` or `logical_not()` operator instead.");
}

Array added(const char* op, const Array& a, const kernel::Operand& b, Scalar alpha,
            const Array& into = {}) {
  check_alpha(op, a.dtype(), alpha);
  return is_one(alpha) ? kernel::add(a, b, into) : kernel::add_scaled(a, b, alpha, into);
}

Array subtracted(const Array& a, const kernel::Operand& b, Scalar alpha, const Array& into = {}) {
  check_alpha("sub", a.dtype(), alpha);
  return is_one(alpha) ? kernel::sub(a, b, into) : kernel::add_scaled(a, b, -alpha, into);
}

/// g for the one that won, g / 2 for both where they are equal.
Variable share(const Variable& g, const Variable& tie, const Variable& lost) {
  return where(lost, 0, where(tie, g / 2, g));
}

}  // namespace

// y = a + alpha b;  dL/da = g,  dL/db = alpha g
Variable add(const Variable& a, const Variable& b, Scalar alpha) {
  const Operands o(a, b);
  return record("add", added("add", o.a, o.b, alpha), wrt(a, [](V g) { return g; }),
                wrt(b, [alpha](V g) { return is_one(alpha) ? g : g * alpha; }));
}
Variable add(const Variable& a, Scalar b, Scalar alpha) {
  return record("add", added("add", promoted(a, b), b, alpha), wrt(a, [](V g) { return g; }));
}

// y = a - alpha b;  dL/da = g,  dL/db = -alpha g
Variable sub(const Variable& a, const Variable& b, Scalar alpha) {
  check_not_bool(a.dtype(), b.dtype());
  const Operands o(a, b);
  return record("sub", subtracted(o.a, o.b, alpha), wrt(a, [](V g) { return g; }),
                wrt(b, [alpha](V g) { return is_one(alpha) ? -g : g * -alpha; }));
}
Variable sub(const Variable& a, Scalar b, Scalar alpha) {
  check_not_bool(a.dtype(), b.type());
  return record("sub", subtracted(promoted(a, b), b, alpha), wrt(a, [](V g) { return g; }));
}
Variable sub(Scalar a, const Variable& b) {
  check_not_bool(a.type(), b.dtype());
  return record("sub", kernel::sub(a, promoted(b, a)), wrt(b, [](V g) { return -g; }));
}
Variable rsub(const Variable& a, const Variable& b, Scalar alpha) { return sub(b, a, alpha); }
Variable rsub(const Variable& a, Scalar b, Scalar alpha) {
  check_not_bool(b.type(), a.dtype());
  return sub(wrapped(b, a), a, alpha);
}

// y = a * b;  dL/da = g * b,  dL/db = g * a
Variable mul(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("mul", kernel::mul(o.a, o.b), wrt(a, b, [](V g, V b) { return g * b; }),
                wrt(b, a, [](V g, V a) { return g * a; }));
}
Variable mul(const Variable& a, Scalar b) {
  return record("mul", kernel::mul(promoted(a, b), b), wrt(a, [b](V g) { return g * b; }));
}

// y = a / b;  dL/da = g / b,  dL/db = -g * (a / b) / b, where y may have been changed in place
Variable div(const Variable& a, const Variable& b) {
  const Operands o(a, b, to_floating(result_type(a, b)));
  return record("div", kernel::div(o.a, o.b), wrt(a, b, [](V g, V b) { return g / b; }),
                wrt(b, a, b, [](V g, V a, V b) { return -g * (a / b / b); }));
}
Variable div(const Variable& a, Scalar b) {
  const Array x = kernel::cast(a.array(), to_floating(result_type(a, b)));
  return record("div", kernel::div(x, b), wrt(a, [b](V g) { return g / b; }));
}
Variable div(Scalar a, const Variable& b) {
  const Array x = kernel::cast(b.array(), to_floating(result_type(b, a)));
  return record("div", kernel::div(a, x), wrt(b, b, [a](V g, V b) { return -g * (a / b / b); }));
}
// y = -x;  dL/dx = -g
Variable neg(const Variable& x) {
  check(
      x.dtype() != kBool, "neg",
      "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert "
      "a mask, use the `~` or `logical_not()` operator instead.");
  return record("neg", kernel::neg(x.array()), wrt(x, [](V g) { return -g; }));
}

// y = max(a, b);  the larger gets g, equals get g / 2
Variable maximum(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("maximum", kernel::maximum(o.a, o.b),
                wrt(a, a, b, [](V g, V a, V b) { return share(g, a == b, a < b); }),
                wrt(b, a, b, [](V g, V a, V b) { return share(g, a == b, a > b); }));
}

// y = min(a, b);  the smaller gets g, equals get g / 2
Variable minimum(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("minimum", kernel::minimum(o.a, o.b),
                wrt(a, a, b, [](V g, V a, V b) { return share(g, a == b, a > b); }),
                wrt(b, a, b, [](V g, V a, V b) { return share(g, a == b, a < b); }));
}
Variable max(const Variable& a, const Variable& b) { return maximum(a, b); }
Variable min(const Variable& a, const Variable& b) { return minimum(a, b); }

Variable& add_(const Variable& x, const Variable& other, Scalar alpha) {
  return update(
      "add_", x, other,
      [&](const Array& a, const Array& b, const Array& y) { added("add_", a, b, alpha, y); },
      [&](V x, V o) { return add(x, o, alpha); });
}
Variable& add_(const Variable& x, Scalar other, Scalar alpha) {
  return update(
      "add_", x, other,
      [&](const Array& a, Scalar b, const Array& y) { added("add_", a, b, alpha, y); },
      [&](V x, Scalar o) { return add(x, o, alpha); });
}
Variable& sub_(const Variable& x, const Variable& other, Scalar alpha) {
  check_not_bool(x.dtype(), other.dtype());
  return update(
      "sub_", x, other,
      [&](const Array& a, const Array& b, const Array& y) { subtracted(a, b, alpha, y); },
      [&](V x, V o) { return sub(x, o, alpha); });
}
Variable& sub_(const Variable& x, Scalar other, Scalar alpha) {
  check_not_bool(x.dtype(), other.type());
  return update(
      "sub_", x, other,
      [&](const Array& a, Scalar b, const Array& y) { subtracted(a, b, alpha, y); },
      [&](V x, Scalar o) { return sub(x, o, alpha); });
}
Variable& mul_(const Variable& x, const Variable& other) {
  return update("mul_", x, other, kernel::mul, [](V x, V o) { return mul(x, o); });
}
Variable& mul_(const Variable& x, Scalar other) {
  return update("mul_", x, other, kernel::mul, [](V x, Scalar o) { return mul(x, o); });
}
Variable& div_(const Variable& x, const Variable& other) {
  if (!x.is_floating_point()) return in_place("div_", x, [&](V x) { return div(x, other); });
  return update("div_", x, other, kernel::div, [](V x, V o) { return div(x, o); });
}
Variable& div_(const Variable& x, Scalar other) {
  if (!x.is_floating_point()) return in_place("div_", x, [&](V x) { return div(x, other); });
  return update("div_", x, other, kernel::div, [](V x, Scalar o) { return div(x, o); });
}
Variable& neg_(const Variable& x) { return update("neg_", x, kernel::neg, neg); }

}  // namespace taper
