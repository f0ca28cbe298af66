// Second names of operations.

#include "tests/rows/rows.h"

namespace rows {

Rows aliases() {
  const Inputs one = shapes({{2, 3}}, kFloats, 0.1, 0.9),
               above_one = shapes({{3}}, kFloats, 1.5, 3);
  const Inputs two = operands({{{2, 3}, {3}}}, {kFloat, kDouble}, 0.5, 2);
  return {
      {"absolute", "", one, [](X x) { return absolute(x[0]); },
       [](X x) { return x[0].absolute_(); }},
      {"negative", "", one, [](X x) { return negative(x[0]); },
       [](X x) { return negative_(x[0]); }},
      {"fix", "", one, [](X x) { return fix(x[0]); }, [](X x) { return fix_(x[0]); }},
      {"arcsin", "", one, [](X x) { return arcsin(x[0]); }, [](X x) { return arcsin_(x[0]); }},
      {"arccos", "", one, [](X x) { return arccos(x[0]); }, [](X x) { return arccos_(x[0]); }},
      {"arctan", "", one, [](X x) { return arctan(x[0]); }, [](X x) { return arctan_(x[0]); }},
      {"arcsinh", "", one, [](X x) { return arcsinh(x[0]); }, [](X x) { return arcsinh_(x[0]); }},
      {"arccosh", "", above_one, [](X x) { return arccosh(x[0]); },
       [](X x) { return arccosh_(x[0]); }},
      {"arctanh", "", one, [](X x) { return arctanh(x[0]); }, [](X x) { return arctanh_(x[0]); }},
      {"arctan2", "", two, [](X x) { return arctan2(x[0], x[1]); },
       [](X x) { return x[0].arctan2_(x[1]); }},
      {"subtract", "", two, [](X x) { return subtract(x[0], x[1], 2); },
       [](X x) { return x[0].subtract_(x[1], 2); }},
      {"subtract", "number", one, [](X x) { return subtract(x[0], 2); },
       [](X x) { return x[0].subtract_(2); }},
      {"multiply", "", two, [](X x) { return multiply(x[0], x[1]); },
       [](X x) { return x[0].multiply_(x[1]); }},
      {"multiply", "number", one, [](X x) { return multiply(x[0], 2); },
       [](X x) { return x[0].multiply_(2); }},
      {"divide", "", two, [](X x) { return x[0].divide(x[1]); },
       [](X x) { return x[0].divide_(x[1]); }},
      {"divide", "number", one, [](X x) { return x[0].divide(2); },
       [](X x) { return x[0].divide_(2); }},
      {"divide", "rounded", two, [](X x) { return x[0].divide(x[1], "floor"); }},
      {"divide", "rounded by number", one, [](X x) { return x[0].divide(0.3, "trunc"); }},
      {"greater", "", two, [](X x) { return greater(x[0], x[1]); },
       [](X x) { return x[0].greater_(x[1]); }},
      {"greater", "number", one, [](X x) { return greater(x[0], 0.5); },
       [](X x) { return x[0].greater_(0.5); }},
      {"greater_equal", "", two, [](X x) { return greater_equal(x[0], x[1]); },
       [](X x) { return x[0].greater_equal_(x[1]); }},
      {"greater_equal", "number", one, [](X x) { return greater_equal(x[0], 0.5); },
       [](X x) { return x[0].greater_equal_(0.5); }},
      {"less", "", two, [](X x) { return less(x[0], x[1]); }, [](X x) { return x[0].less_(x[1]); }},
      {"less", "number", one, [](X x) { return less(x[0], 0.5); },
       [](X x) { return x[0].less_(0.5); }},
      {"less_equal", "", two, [](X x) { return less_equal(x[0], x[1]); },
       [](X x) { return x[0].less_equal_(x[1]); }},
      {"less_equal", "number", one, [](X x) { return less_equal(x[0], 0.5); },
       [](X x) { return x[0].less_equal_(0.5); }},
      {"not_equal", "", two, [](X x) { return not_equal(x[0], x[1]); },
       [](X x) { return x[0].not_equal_(x[1]); }},
      {"not_equal", "number", one, [](X x) { return not_equal(x[0], 0.5); },
       [](X x) { return x[0].not_equal_(0.5); }},
      {"clip", "", one, [](X x) { return clip(x[0], 0.3, 0.5); },
       [](X x) { return x[0].clip_(0.3, 0.5); }},
      {"clip", "tensors",
       given({{"float", {tensor({1.0, 2.0}), tensor({1.5, 0.0}), tensor({4.0, 1.0})}}}),
       [](X x) { return clip(x[0], x[1], x[2]); }},
      {"concatenate", "", two,
       [](X x) {
         return concatenate({x[0], x[0]}, 1);
       }},
      {"swapaxes", "", one, [](X x) { return swapaxes(x[0], 0, 1); }},
      {"swapdims", "", one, [](X x) { return swapdims(x[0], 0, -1); }},
      {"swapaxes", "in place", one, [](X x) { return (x[0] * 2).swapaxes_(0, 1); }},
      {"swapdims", "in place", one, [](X x) { return (x[0] * 2).swapdims_(0, -1); }},
      {"moveaxis", "", one, [](X x) { return moveaxis(x[0], {0}, {1}); }},
  };
}

}  // namespace rows
