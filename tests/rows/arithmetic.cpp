// Arithmetic of two operands.

#include "tests/rows/rows.h"

namespace rows {

Rows arithmetic() {
  const Inputs integers = operands(first(4, kPairs), kInts, 1, 3);
  // -7 / 2 and its like: every combination of signs.
  const Inputs signs =
      given({{"floats",
              {tensor({7.0, -7.0, 7.0, -7.0, 6.0, -6.0, 0.0, 1e30, 0.5}),
               tensor({2.0, 2.0, -2.0, -2.0, 3.0, 3.0, 4.0, 3.0, -kInf})}},
             {"integers", {tensor({7, -7, 7, -7, 6, -6, 0}), tensor({2, 2, -2, -2, 3, 3, 4})}}});
  const Inputs positive = operands(kPairs, kFloats, 0.3);
  const Inputs fractions = doubles({{{2, 3}}, {{2, 1}, 1.1, 1.9}});
  const Inputs quotients =
      both({integers, signs, positive, mixed({kInt, kLong, kFloat, kDouble}), fractions});
  const Inputs apart = doubles({{{2, 3}}, {{2, 3}, 0.5, 2}}), numbers = operands(kPairs, kNumbers);
  return {
      {"add", "", binary(kAll, kAll), [](X x) { return x[0] + x[1]; },
       [](X x) { return x[0].add_(x[1]); }},
      {"add", "alpha", numbers, [](X x) { return add(x[0], x[1], 3); },
       [](X x) { return x[0].add_(x[1], 3); }},
      {"add", "number", unary(kAll), [](X x) { return x[0] + 2; },
       [](X x) { return x[0].add_(2); }},
      {"add", "float number", unary(kAll), [](X x) { return x[0] + 2.5; },
       [](X x) { return x[0].add_(2.5); }},
      {"add", "number that wraps", shapes({{2, 3}}, kAll), [](X x) { return x[0] + 300; }},
      {"add", "in place", doubles({{{2, 3}}, {{3}}}), [](X x) { return (x[0] * 1).add_(x[1], 2); }},
      {"sub", "", binary(kNumbers, kNumbers), [](X x) { return x[0] - x[1]; },
       [](X x) { return x[0].sub_(x[1]); }},
      {"sub", "alpha", numbers, [](X x) { return sub(x[0], x[1], 3); },
       [](X x) { return x[0].sub_(x[1], 3); }},
      {"sub", "from number", unary(kNumbers), [](X x) { return 2 - x[0]; }},
      {"rsub", "", numbers, [](X x) { return rsub(x[0], x[1], 2); }},
      {"mul", "", binary(kAll, kAll), [](X x) { return x[0] * x[1]; },
       [](X x) { return x[0].mul_(x[1]); }},
      {"mul", "number", unary(kAll), [](X x) { return x[0] * 3; },
       [](X x) { return x[0].mul_(3); }},
      {"mul", "number first", doubles({{{2, 3}}}), [](X x) { return 3 * x[0]; }},
      {"mul", "float number", unary(kAll), [](X x) { return x[0] * -2.5; }},
      {"mul", "by itself", doubles({{{3}}}), [](X x) { return x[0] * x[0]; }},
      {"mul", "two ranks", doubles({{{2, 1, 3}}, {{4, 1}}}), [](X x) { return x[0] * x[1]; }},
      {"mul", "transposed", doubles({{{2, 3}}, {{3, 2}}}), [](X x) { return x[0].t() * x[1]; }},
      {"mul", "in place", doubles({{{2, 3}}, {{3}}}),
       [](X x) { return (x[0] * 1).mul_(x[1]).mul_(x[1]); }},
      {"div", "", both({binary(kAll, kAll), apart}), [](X x) { return x[0] / x[1]; },
       [](X x) { return x[0].div_(x[1]); }},
      {"div", "number", unary(kAll), [](X x) { return x[0] / 3; },
       [](X x) { return x[0].div_(3); }},
      {"div", "of number", both({unary(kAll), doubles({{{2, 3}, 0.5, 2}})}),
       [](X x) { return divide(3, x[0]); }},
      {"div", "in a view", doubles({{{2, 3}}, {{1, 3}, 0.5, 2}}),
       [](X x) {
         const Tensor y = x[0] * 1;
         y.select(0, 1).div_(x[1].select(0, 0));
         return y * y;
       }},
      {"true_divide", "", both({integers, apart}), [](X x) { return true_divide(x[0], x[1]); },
       [](X x) { return x[0].true_divide_(x[1]); }},
      {"floor_divide", "", both({integers, signs, fractions}),
       [](X x) { return floored(x[0], x[1]); }, [](X x) { return x[0].floor_divide_(x[1]); }},
      {"floor_divide", "number", unary(), [](X x) { return floored(x[0], -1.5); },
       [](X x) { return x[0].floor_divide_(-1.5); }},
      {"floor_divide", "positive number", doubles({{{2, 3}}}),
       [](X x) { return floored(x[0], 1.5); }},
      {"div", "rounded down", quotients, [](X x) { return div(x[0], x[1], "floor"); },
       [](X x) { return x[0].div_(x[1], "floor"); }},
      {"div", "rounded towards 0", quotients, [](X x) { return x[0].div(x[1], "trunc"); },
       [](X x) { return x[0].div_(x[1], "trunc"); }},
      {"fmod", "", quotients, [](X x) { return fmod(x[0], x[1]); },
       [](X x) { return x[0].fmod_(x[1]); }},
      {"fmod", "number", unary({kLong, kFloat, kDouble}), [](X x) { return fmod(x[0], -1.5); },
       [](X x) { return x[0].fmod_(-1.5); }},
      {"fmod", "positive number", doubles({{{2, 3}}}), [](X x) { return fmod(x[0], 1.5); }},
      {"remainder", "", both({integers, signs, positive, fractions}),
       [](X x) { return remainder(x[0], x[1]); }, [](X x) { return x[0].remainder_(x[1]); }},
      {"remainder", "number", unary(), [](X x) { return x[0] % 1.5; },
       [](X x) { return x[0].remainder_(1.5); }},
      {"remainder", "negative number", unary({kLong, kFloat, kDouble}),
       [](X x) { return remainder(x[0], -2); }},
      {"neg", "", unary(kNumbers), [](X x) { return -x[0]; }, [](X x) { return neg_(x[0]); }},
      {"maximum", "", binary(kAll), [](X x) { return maximum(x[0], x[1]); }},
      {"minimum", "", binary(kAll), [](X x) { return minimum(x[0], x[1]); }},
      {"max", "of two", operands(first(2, kPairs)), [](X x) { return max(x[0], x[1]); }},
      {"min", "of two", operands(first(2, kPairs)), [](X x) { return min(x[0], x[1]); }},
  };
}

}  // namespace rows
