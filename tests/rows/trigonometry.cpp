// Angles and hyperbolic functions.

#include "tests/rows/rows.h"

namespace rows {

Rows trigonometry() {
  const Inputs integers = shapes({{5}}, {kInt, kLong, kByte, kBool}, 1, 3);
  const Inputs any = both({unary(kFloats, -1.2, 1.2), integers});
  const Inputs fractions = both(
      {unary(kFloats, -0.9, 0.9, {0.0, -0.0, 1.0, -1.0, 0.5, 1.5, kInf, kNaN, 1e-30}), integers});
  const Inputs above_one = both({unary(kFloats, 1.1, 3), integers});
  const Inputs points = both({binary(), doubles({{{2, 3}, 0.5, 2}, {{1, 3}, -2, -0.5}})});
  return {
      {"tan", "", any, [](X x) { return tan(x[0]); }, [](X x) { return tan_(x[0]); }},
      {"asin", "", fractions, [](X x) { return asin(x[0]); }, [](X x) { return asin_(x[0]); }},
      {"acos", "", fractions, [](X x) { return acos(x[0]); }, [](X x) { return acos_(x[0]); }},
      {"atan", "", any, [](X x) { return atan(x[0]); }, [](X x) { return atan_(x[0]); }},
      {"sinh", "", any, [](X x) { return sinh(x[0]); }, [](X x) { return sinh_(x[0]); }},
      {"cosh", "", any, [](X x) { return cosh(x[0]); }, [](X x) { return cosh_(x[0]); }},
      {"asinh", "", any, [](X x) { return asinh(x[0]); }, [](X x) { return asinh_(x[0]); }},
      {"acosh", "", above_one, [](X x) { return acosh(x[0]); }, [](X x) { return acosh_(x[0]); }},
      {"atanh", "", fractions, [](X x) { return atanh(x[0]); }, [](X x) { return atanh_(x[0]); }},
      {"atan2", "", points, [](X x) { return atan2(x[0], x[1]); },
       [](X x) { return x[0].atan2_(x[1]); }},
      refusing({"hypot", "", points, [](X x) { return hypot(x[0], x[1]); },
                [](X x) { return x[0].hypot_(x[1]); }}),
      {"deg2rad", "", any, [](X x) { return deg2rad(x[0]); }, [](X x) { return deg2rad_(x[0]); }},
      {"rad2deg", "", any, [](X x) { return rad2deg(x[0]); }, [](X x) { return rad2deg_(x[0]); }},
  };
}

}  // namespace rows
