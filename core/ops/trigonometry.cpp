#include "taper/core/ops/trigonometry.h"

#include <cmath>

#include "taper/core/kernels/special.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/ops/update.h"

namespace taper {

// y = tan x;  dL/dx = g * (1 + y^2)
Variable tan(const Variable& x) {
  return record("tan", kernel::tan(floating(x)),
                wrt(x, kOutput, [](V g, V y) { return g * (1 + y * y); }));
}

// y = asin x;  dL/dx = g / sqrt(1 - x^2)
Variable asin(const Variable& x) {
  return record("asin", kernel::asin(floating(x)),
                wrt(x, x, [](V g, V x) { return g * rsqrt(1 - x * x); }));
}

// y = acos x;  dL/dx = -g / sqrt(1 - x^2)
Variable acos(const Variable& x) {
  return record("acos", kernel::acos(floating(x)),
                wrt(x, x, [](V g, V x) { return -g * rsqrt(1 - x * x); }));
}

// y = atan x;  dL/dx = g / (1 + x^2)
Variable atan(const Variable& x) {
  return record("atan", kernel::atan(floating(x)),
                wrt(x, x, [](V g, V x) { return g / (1 + x * x); }));
}

// y = sinh x;  dL/dx = g * cosh x
Variable sinh(const Variable& x) {
  return record("sinh", kernel::sinh(floating(x)), wrt(x, x, [](V g, V x) { return g * cosh(x); }));
}

// y = cosh x;  dL/dx = g * sinh x
Variable cosh(const Variable& x) {
  return record("cosh", kernel::cosh(floating(x)), wrt(x, x, [](V g, V x) { return g * sinh(x); }));
}

// y = asinh x;  dL/dx = g / sqrt(x^2 + 1)
Variable asinh(const Variable& x) {
  return record("asinh", kernel::asinh(floating(x)),
                wrt(x, x, [](V g, V x) { return g * rsqrt(x * x + 1); }));
}

// y = acosh x;  dL/dx = g / sqrt(x^2 - 1)
Variable acosh(const Variable& x) {
  return record("acosh", kernel::acosh(floating(x)),
                wrt(x, x, [](V g, V x) { return g * rsqrt(x * x - 1); }));
}

// y = atanh x;  dL/dx = g / (1 - x^2)
Variable atanh(const Variable& x) {
  return record("atanh", kernel::atanh(floating(x)),
                wrt(x, x, [](V g, V x) { return g / (1 - x * x); }));
}

// z = atan2(y, x);  dL/dy = g x / (x^2 + y^2),  dL/dx = -g y / (x^2 + y^2)
Variable atan2(const Variable& y, const Variable& x) {
  const Operands o(y, x, to_floating(result_type(y, x)));
  return record("atan2", kernel::atan2(o.a, o.b),
                wrt(y, y, x, [](V g, V y, V x) { return g * (x / (x * x + y * y)); }),
                wrt(x, y, x, [](V g, V y, V x) { return -g * (y / (x * x + y * y)); }));
}

// y = sqrt(a^2 + b^2);  dL/da = g a / y,  dL/db = g b / y
Variable hypot(const Variable& a, const Variable& b) {
  const Operands o(a, b);
  return record("hypot", kernel::hypot(o.a, o.b),
                wrt(a, a, kOutput, [](V g, V a, V y) { return g * (a / y); }),
                wrt(b, b, kOutput, [](V g, V b, V y) { return g * (b / y); }));
}

Variable deg2rad(const Variable& x) { return x * (M_PI / 180); }
Variable rad2deg(const Variable& x) { return x * (180 / M_PI); }

Variable& tan_(const Variable& x) { return update("tan_", x, kernel::tan, tan); }
Variable& asin_(const Variable& x) { return update("asin_", x, kernel::asin, asin); }
Variable& acos_(const Variable& x) { return update("acos_", x, kernel::acos, acos); }
Variable& atan_(const Variable& x) { return update("atan_", x, kernel::atan, atan); }
Variable& sinh_(const Variable& x) { return update("sinh_", x, kernel::sinh, sinh); }
Variable& cosh_(const Variable& x) { return update("cosh_", x, kernel::cosh, cosh); }
Variable& asinh_(const Variable& x) { return update("asinh_", x, kernel::asinh, asinh); }
Variable& acosh_(const Variable& x) { return update("acosh_", x, kernel::acosh, acosh); }
Variable& atanh_(const Variable& x) { return update("atanh_", x, kernel::atanh, atanh); }
Variable& atan2_(const Variable& y, const Variable& x) {
  return in_place("atan2_", y, [&](V old) { return atan2(old, x); });
}
Variable& hypot_(const Variable& a, const Variable& b) {
  return update("hypot_", a, b, kernel::hypot, [](V x, V o) { return hypot(x, o); });
}
Variable& deg2rad_(const Variable& x) { return in_place("deg2rad_", x, deg2rad); }
Variable& rad2deg_(const Variable& x) { return in_place("rad2deg_", x, rad2deg); }

}  // namespace taper
