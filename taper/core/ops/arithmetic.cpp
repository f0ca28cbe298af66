#include "taper/core/ops/arithmetic.h"

#include "taper/core/inplace.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops.h"
#include "taper/core/ops/promotion.h"

namespace taper {
namespace {

bool is_one(Scalar s) { return s.toDouble() == 1; }

Array added(const Variable& a, const Variable& b, Scalar alpha) {
  const Operands o(a, b);
  return is_one(alpha) ? kernel::add(o.a, o.b) : kernel::add_scaled(o.a, o.b, alpha);
}

}  // namespace

// y = a + alpha b;  dL/da = g,  dL/db = alpha g
Variable add(const Variable& a, const Variable& b, Scalar alpha) {
  return record("add", added(a, b, alpha), wrt(a, [](V g) { return g; }),
                wrt(b, [alpha](V g) { return is_one(alpha) ? g : g * alpha; }));
}

// y = a - alpha b;  dL/da = g,  dL/db = -alpha g
Variable sub(const Variable& a, const Variable& b, Scalar alpha) {
  check(a.dtype() != kBool || b.dtype() != kBool, "sub",
        "subtraction with two bool tensors is not "
        "supported; use logical_xor() instead");
  return record("sub", added(a, b, -alpha), wrt(a, [](V g) { return g; }),
                wrt(b, [alpha](V g) { return is_one(alpha) ? -g : g * -alpha; }));
}

// y = a * b;  dL/da = g * b,  dL/db = g * a
Variable mul(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("mul", kernel::mul(o.a, o.b), wrt(a, b, [](V g, V b) { return g * b; }),
                wrt(b, a, [](V g, V a) { return g * a; }));
}

// y = a / b;  dL/da = g / b,  dL/db = -g * y / b
Variable div(const Variable& a, const Variable& b) {
  const Operands o(a, b, to_floating(result_type(a, b)));
  return record("div", kernel::div(o.a, o.b), wrt(a, b, [](V g, V b) { return g / b; }),
                wrt(b, b, kOutput, [](V g, V b, V y) { return -g * (y / b); }));
}

// y = -x;  dL/dx = -g
Variable neg(const Variable& x) {
  return record("neg", kernel::neg(x.array()), wrt(x, [](V g) { return -g; }));
}

// y = x^p;  dL/dx = g * p x^(p - 1), and 0 for p = 0
Variable pow(const Variable& x, Scalar exponent) {
  const Operands o(x, wrapped(exponent, x), to_floating(result_type(x, exponent)));
  return record("pow", kernel::pow(o.a, o.b), wrt(x, x, [p = exponent.toDouble()](V g, V x) {
                  return p == 0 ? zeros_like(g) : g * (p * pow(x, p - 1));
                }));
}

// y = x^p;  dL/dx = g * p x^(p - 1),  dL/dp = g * y log x, and 0 where x = 0 and p >= 0
Variable pow(const Variable& x, const Variable& exponent) {
  const Operands o(x, exponent, to_floating(result_type(x, exponent)));
  return record(
      "pow", kernel::pow(o.a, o.b),
      wrt(x, x, exponent,
          [](V g, V x, V p) { return where(p == 0, zeros_like(g), g * (p * pow(x, p - 1))); }),
      wrt(exponent, x, exponent, kOutput, [](V g, V x, V p, V y) {
        const Variable flat = logical_and(x == 0, ge(p, 0));
        return where(flat, zeros_like(g), g * (y * log(where(flat, ones_like(y), x))));
      }));
}

// y = max(a, b);  the larger gets g, equals get g / 2
Variable maximum(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  const auto share = [](V g, V mine, V other) {
    return g * (mine == other).to(g.dtype()) / 2 + g * lt(other, mine).to(g.dtype());
  };
  return record("maximum", kernel::maximum(o.a, o.b), wrt(a, a, b, share), wrt(b, b, a, share));
}

// y = min(a, b);  the smaller gets g, equals get g / 2
Variable minimum(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  const auto share = [](V g, V mine, V other) {
    return g * (mine == other).to(g.dtype()) / 2 + g * lt(mine, other).to(g.dtype());
  };
  return record("minimum", kernel::minimum(o.a, o.b), wrt(a, a, b, share), wrt(b, b, a, share));
}

Variable add(const Variable& a, Scalar b, Scalar alpha) { return add(a, wrapped(b, a), alpha); }
Variable sub(const Variable& a, Scalar b, Scalar alpha) { return sub(a, wrapped(b, a), alpha); }
Variable sub(Scalar a, const Variable& b) { return sub(wrapped(a, b), b); }
Variable mul(const Variable& a, Scalar b) { return mul(a, wrapped(b, a)); }
Variable div(const Variable& a, Scalar b) { return div(a, wrapped(b, a)); }
Variable div(Scalar a, const Variable& b) { return div(wrapped(a, b), b); }
Variable pow(Scalar x, const Variable& exponent) { return pow(wrapped(x, exponent), exponent); }

Variable& Methods::add_(const Variable& other, Scalar alpha) const {
  if (is_untracked(self(), {&other}) && self().dtype() == result_type(self(), other)) {
    check_writable("add_", self());
    kernel::add_into(self().array(), kernel::cast(other.array(), self().dtype()), alpha);
    bump_version("add_", self());
    return const_cast<Variable&>(self());
  }
  return in_place("add_", self(), [&](V x) { return taper::add(x, other, alpha); });
}
Variable& Methods::sub_(const Variable& other, Scalar alpha) const { return add_(other, -alpha); }
Variable& Methods::mul_(const Variable& other) const {
  return in_place("mul_", self(), [&](V x) { return taper::mul(x, other); });
}
Variable& Methods::div_(const Variable& other) const {
  return in_place("div_", self(), [&](V x) { return taper::div(x, other); });
}

}  // namespace taper
