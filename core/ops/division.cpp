#include "taper/core/ops/division.h"

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/pointwise.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/ops/update.h"

namespace taper {

Variable div(const Variable& a, const Variable& b, std::optional<std::string_view> rounding_mode) {
  if (!rounding_mode) return div(a, b);
  check(*rounding_mode == "floor" || *rounding_mode == "trunc", "div",
        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '",
        std::string(*rounding_mode), "'");
  if (*rounding_mode == "floor") return floor_divide(a, b);
  const ScalarType dtype = result_type(a, b);
  if (!is_floating_point(dtype)) return floor_divide(sub(to(a, dtype), fmod(a, b)), b);
  const Operands o(a, b);
  return record("div", kernel::trunc(kernel::div(o.a, o.b)),
                wrt(a, [](V g) { return zeros_like(g); }),
                wrt(b, [](V g) { return zeros_like(g); }));
}
Variable div(const Variable& a, Scalar b, std::optional<std::string_view> rounding_mode) {
  return div(a, wrapped(b, a), rounding_mode);
}
Variable true_divide(const Variable& a, const Variable& b) { return div(a, b); }
Variable true_divide(const Variable& a, Scalar b) { return div(a, b); }

// y = floor(a / b);  dL/da = 0,  dL/db = 0
Variable floor_divide(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("floor_divide", kernel::floor_divide(o.a, o.b),
                wrt(a, [](V g) { return zeros_like(g); }),
                wrt(b, [](V g) { return zeros_like(g); }));
}
Variable floor_divide(const Variable& a, Scalar b) {
  return record("floor_divide", kernel::floor_divide(promoted(a, b), b),
                wrt(a, [](V g) { return zeros_like(g); }));
}

// y = a - b floor(a / b);  dL/da = g,  dL/db = -g * floor(a / b)
Variable remainder(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("remainder", kernel::remainder(o.a, o.b), wrt(a, [](V g) { return g; }),
                wrt(b, a, b, [](V g, V a, V b) { return -g * floor_divide(a, b); }));
}
Variable remainder(const Variable& a, Scalar b) {
  return record("remainder", kernel::remainder(promoted(a, b), b), wrt(a, [](V g) { return g; }));
}
Variable remainder(Scalar a, const Variable& b) { return remainder(wrapped(a, b), b); }

// y = a - b trunc(a / b);  dL/da = g,  dL/db = -g * trunc(a / b)
Variable fmod(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("fmod", kernel::fmod(o.a, o.b), wrt(a, [](V g) { return g; }),
                wrt(b, a, b, [](V g, V a, V b) { return -g * div(a, b, "trunc"); }));
}
Variable fmod(const Variable& a, Scalar b) {
  return record("fmod", kernel::fmod(promoted(a, b), b), wrt(a, [](V g) { return g; }));
}

Variable& div_(const Variable& x, const Variable& other,
               std::optional<std::string_view> rounding_mode) {
  return in_place("div_", x, [&](V x) { return div(x, other, rounding_mode); });
}
Variable& div_(const Variable& x, Scalar other, std::optional<std::string_view> rounding_mode) {
  return in_place("div_", x, [&](V x) { return div(x, other, rounding_mode); });
}
Variable& true_divide_(const Variable& x, const Variable& other) { return div_(x, other); }
Variable& true_divide_(const Variable& x, Scalar other) { return div_(x, other); }
Variable& floor_divide_(const Variable& x, const Variable& other) {
  return update("floor_divide_", x, other, kernel::floor_divide,
                [](V x, V o) { return floor_divide(x, o); });
}
Variable& floor_divide_(const Variable& x, Scalar other) {
  return update("floor_divide_", x, other, kernel::floor_divide,
                [](V x, Scalar o) { return floor_divide(x, o); });
}
Variable& remainder_(const Variable& x, const Variable& other) {
  return update("remainder_", x, other, kernel::remainder,
                [](V x, V o) { return remainder(x, o); });
}
Variable& remainder_(const Variable& x, Scalar other) {
  return update("remainder_", x, other, kernel::remainder,
                [](V x, Scalar o) { return remainder(x, o); });
}
Variable& fmod_(const Variable& x, const Variable& other) {
  return update("fmod_", x, other, kernel::fmod, [](V x, V o) { return fmod(x, o); });
}
Variable& fmod_(const Variable& x, Scalar other) {
  return update("fmod_", x, other, kernel::fmod, [](V x, Scalar o) { return fmod(x, o); });
}

}  // namespace taper
