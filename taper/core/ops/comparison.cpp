#include "taper/core/ops/comparison.h"

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/record.h"

namespace taper {

Variable eq(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return Variable(kernel::eq(o.a, o.b));
}
Variable lt(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return Variable(kernel::lt(o.a, o.b));
}
Variable ge(const Variable& a, const Variable& b) {
  const Operands o(b, a);
  return Variable(kernel::le(o.a, o.b));
}
Variable eq(const Variable& a, Scalar b) { return eq(a, wrapped(b, a)); }
Variable lt(const Variable& a, Scalar b) { return lt(a, wrapped(b, a)); }
Variable ge(const Variable& a, Scalar b) { return ge(a, wrapped(b, a)); }

Variable logical_and(const Variable& a, const Variable& b) {
  return mul(a.to(kBool).to(kByte), b.to(kBool).to(kByte)).to(kBool);
}

// y = c ? a : b;  dL/da = c ? g : 0,  dL/db = c ? 0 : g
Variable where(const Variable& condition, const Variable& a, const Variable& b) {
  check(condition.dtype() == kBool, "where", "expected condition to be a bool tensor, got ",
        condition.dtype());
  const Operands o(a, b);
  return record("where", kernel::where(condition.array(), o.a, o.b),
                wrt(a, condition, [](V g, V c) { return where(c, g, zeros_like(g)); }),
                wrt(b, condition, [](V g, V c) { return where(c, zeros_like(g), g); }));
}

bool equal(const Variable& a, const Variable& b) {
  check(a.dtype() == b.dtype(), "equal", "Expected object of data type ", a.dtype(), ", got ",
        b.dtype());
  return a.sizes() == b.sizes() && eq(a, b).sum().item<int64_t>() == a.numel();
}

bool allclose(const Variable& a, const Variable& b, double rtol, double atol) {
  check(a.dtype() == b.dtype(), "allclose", "Expected object of data type ", a.dtype(), ", got ",
        b.dtype());
  const NoGradGuard guard;
  const Variable x = a.to(kDouble), y = b.to(kDouble);
  const Variable close = ge(atol + rtol * abs(y), abs(x - y)), same = eq(x, y);
  return (close.to(kByte) + same.to(kByte)).eq(0).sum().item<int64_t>() == 0;
}

}  // namespace taper
