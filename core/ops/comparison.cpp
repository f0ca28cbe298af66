#include "taper/core/ops/comparison.h"

#include "taper/core/base/warning.h"

#include "taper/core/graph/inplace.h"
#include "taper/core/kernels/comparison.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"

namespace taper {
namespace {

using Compare = Array (*)(const kernel::Operand&, const kernel::Operand&);

Variable compare(const char* op, Compare kernel, const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return unrecorded(op, kernel(o.a, o.b));
}

Array as_condition(const char* op, const Variable& c) {
  check_that(c.dtype() == kBool || c.dtype() == kByte, op,
             " expected condition to be a boolean tensor, but got a tensor with dtype ", c.dtype(),
             "; convert with .to(kBool)");
  if (c.dtype() == kByte)
    TAPER_WARN_ONCE(
        op,
        " received a uint8 condition tensor. This behavior is deprecated and will be removed in "
        "a future version of PyTorch. Use a boolean condition instead.");
  return kernel::cast(c.array(), kBool);
}

// The mask of masked_fill() as bools.
Variable as_mask(const Variable& mask) {
  check(mask.dtype() == kBool || mask.dtype() == kByte, "masked_fill",
        "only supports boolean masks, but got mask with dtype ", mask.dtype(),
        "; convert with .to(kBool)");
  if (mask.dtype() == kByte)
    TAPER_WARN(
        "masked_fill_ received a mask with dtype torch.uint8, this behavior is now "
        "deprecated,please use a mask with dtype torch.bool instead.");
  return mask.to(kBool);
}

// x <- f(x), a bool, as 0 or 1;  dL/dx_before = 0, and so for the others that f looks at
template <class F, class... Others>
Variable& answer(const char* name, const Variable& x, F f, const Others&... others) {
  return in_place(name, x, [&](V old) {
    const auto zero = [](V g) { return zeros_like(g); };
    return record(name, kernel::cast(f(old).array(), old.dtype()), wrt(old, zero),
                  wrt(others, zero)...);
  });
}

bool all_true(const Variable& x) { return x.sum().item<int64_t>() == x.numel(); }

}  // namespace

Variable eq(const Variable& a, const Variable& b) { return compare("eq", kernel::eq, a, b); }
Variable ne(const Variable& a, const Variable& b) { return compare("ne", kernel::ne, a, b); }
Variable lt(const Variable& a, const Variable& b) { return compare("lt", kernel::lt, a, b); }
Variable le(const Variable& a, const Variable& b) { return compare("le", kernel::le, a, b); }
Variable gt(const Variable& a, const Variable& b) { return compare("gt", kernel::gt, a, b); }
Variable ge(const Variable& a, const Variable& b) { return compare("ge", kernel::ge, a, b); }
Variable eq(const Variable& a, Scalar b) { return unrecorded("eq", kernel::eq(promoted(a, b), b)); }
Variable ne(const Variable& a, Scalar b) { return unrecorded("ne", kernel::ne(promoted(a, b), b)); }
Variable lt(const Variable& a, Scalar b) { return unrecorded("lt", kernel::lt(promoted(a, b), b)); }
Variable le(const Variable& a, Scalar b) { return unrecorded("le", kernel::le(promoted(a, b), b)); }
Variable gt(const Variable& a, Scalar b) { return unrecorded("gt", kernel::gt(promoted(a, b), b)); }
Variable ge(const Variable& a, Scalar b) { return unrecorded("ge", kernel::ge(promoted(a, b), b)); }

Variable logical_and(const Variable& a, const Variable& b) {
  return unrecorded("logical_and", kernel::logical_and(a.array(), b.array()));
}
Variable logical_or(const Variable& a, const Variable& b) {
  return unrecorded("logical_or", kernel::logical_or(a.array(), b.array()));
}
Variable logical_xor(const Variable& a, const Variable& b) {
  return unrecorded("logical_xor", kernel::logical_xor(a.array(), b.array()));
}
Variable logical_not(const Variable& x) {
  return unrecorded("logical_not", kernel::logical_not(x.array()));
}

// y = c ? a : b;  dL/da = c ? g : 0,  dL/db = c ? 0 : g
Variable where(const Variable& condition, const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("where", kernel::where(as_condition("where", condition), o.a, o.b, o.a.dtype()),
                wrt(a, condition, [](V g, V c) { return where(c, g, 0); }),
                wrt(b, condition, [](V g, V c) { return where(c, 0, g); }));
}
Variable where(const Variable& condition, const Variable& a, Scalar b) {
  const Array x = promoted(a, b);
  return record(
      "where",
      kernel::where(as_condition("where", condition), x, converted(b, x.dtype()), x.dtype()),
      wrt(a, condition, [](V g, V c) { return where(c, g, 0); }));
}
Variable where(const Variable& condition, Scalar a, const Variable& b) {
  const Array x = promoted(b, a);
  return record(
      "where",
      kernel::where(as_condition("where", condition), converted(a, x.dtype()), x, x.dtype()),
      wrt(b, condition, [](V g, V c) { return where(c, 0, g); }));
}
Variable where(const Variable& condition, Scalar a, Scalar b) {
  return where(condition, full({}, a), full({}, b));
}

// y = m ? v : x;  dL/dx = m ? 0 : g,  dL/dv = sum(m ? g : 0)
Variable masked_fill(const Variable& x, const Variable& mask, Scalar value) {
  const Scalar v = converted(value, x.dtype());
  const Variable m = as_mask(mask);
  return record("masked_fill",
                kernel::contiguous(kernel::where(m.array(), v, x.array(), x.dtype())),
                wrt(x, m, [](V g, V m) { return where(m, 0, g); }));
}
Variable masked_fill(const Variable& x, const Variable& mask, const Variable& value) {
  check_that(value.dim() == 0,
             "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with ",
             value.dim(), " dimension(s).");
  const Scalar v = converted(kernel::item(value.array()), x.dtype());
  const Variable m = as_mask(mask);
  return record("masked_fill",
                kernel::contiguous(kernel::where(m.array(), v, x.array(), x.dtype())),
                wrt(x, m, [](V g, V m) { return where(m, 0, g); }),
                wrt(value, m, [](V g, V m) { return where(m, g, 0); }));
}

bool equal(const Variable& a, const Variable& b) {
  if (a.dtype() != b.dtype() || a.sizes() != b.sizes()) return false;
  return all_true(a == b);
}

Variable isclose(const Variable& a, const Variable& b, double rtol, double atol, bool equal_nan) {
  check(a.dtype() == b.dtype(), "isclose", a.dtype(), " did not match ", b.dtype(),
        "; convert with .to(dtype)");
  check(rtol >= 0, "isclose", "rtol must be greater than or equal to zero, but got ", rtol);
  check(atol >= 0, "isclose", "atol must be greater than or equal to zero, but got ", atol);
  const NoGradGuard guard;
  const Variable x = a.to(kDouble), y = b.to(kDouble), gap = abs(x - y);
  const Variable close =
      logical_or(x == y, logical_and(isfinite(gap), gap <= atol + rtol * abs(y)));
  return equal_nan ? logical_or(close, logical_and(isnan(x), isnan(y))) : close;
}

bool allclose(const Variable& a, const Variable& b, double rtol, double atol, bool equal_nan) {
  return all_true(isclose(a, b, rtol, atol, equal_nan));
}

bool native::is_nonzero(const Variable& x) {
  check(x.numel() == 1, "is_nonzero", "Boolean value of Tensor with ",
        x.numel() == 0 ? "no values" : "more than one value", " is ambiguous, got shape ",
        x.sizes());
  return x.item<bool>();
}

Variable& eq_(const Variable& x, const Variable& o) {
  return answer(
      "eq_", x, [&](V x) { return eq(x, o); }, o);
}
Variable& eq_(const Variable& x, Scalar o) {
  return answer("eq_", x, [&](V x) { return eq(x, o); });
}
Variable& ne_(const Variable& x, const Variable& o) {
  return answer(
      "ne_", x, [&](V x) { return ne(x, o); }, o);
}
Variable& ne_(const Variable& x, Scalar o) {
  return answer("ne_", x, [&](V x) { return ne(x, o); });
}
Variable& lt_(const Variable& x, const Variable& o) {
  return answer(
      "lt_", x, [&](V x) { return lt(x, o); }, o);
}
Variable& lt_(const Variable& x, Scalar o) {
  return answer("lt_", x, [&](V x) { return lt(x, o); });
}
Variable& le_(const Variable& x, const Variable& o) {
  return answer(
      "le_", x, [&](V x) { return le(x, o); }, o);
}
Variable& le_(const Variable& x, Scalar o) {
  return answer("le_", x, [&](V x) { return le(x, o); });
}
Variable& gt_(const Variable& x, const Variable& o) {
  return answer(
      "gt_", x, [&](V x) { return gt(x, o); }, o);
}
Variable& gt_(const Variable& x, Scalar o) {
  return answer("gt_", x, [&](V x) { return gt(x, o); });
}
Variable& ge_(const Variable& x, const Variable& o) {
  return answer(
      "ge_", x, [&](V x) { return ge(x, o); }, o);
}
Variable& ge_(const Variable& x, Scalar o) {
  return answer("ge_", x, [&](V x) { return ge(x, o); });
}
Variable& logical_and_(const Variable& x, const Variable& o) {
  return answer("logical_and_", x, [&](V x) { return logical_and(x, o); });
}
Variable& logical_or_(const Variable& x, const Variable& o) {
  return answer("logical_or_", x, [&](V x) { return logical_or(x, o); });
}
Variable& logical_xor_(const Variable& x, const Variable& o) {
  return answer("logical_xor_", x, [&](V x) { return logical_xor(x, o); });
}
Variable& logical_not_(const Variable& x) { return answer("logical_not_", x, logical_not); }

Variable& masked_fill_(const Variable& x, const Variable& mask, Scalar value) {
  return in_place("masked_fill_", x, [&](V x) { return masked_fill(x, mask, value); });
}
Variable& masked_fill_(const Variable& x, const Variable& mask, const Variable& value) {
  return in_place("masked_fill_", x, [&](V x) { return masked_fill(x, mask, value); });
}

}  // namespace taper
