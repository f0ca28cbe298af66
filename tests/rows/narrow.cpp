// int8, int16 and float16.

#include "tests/rows/rows.h"

namespace rows {

Rows narrow() {
  const Dtypes integers{kChar, kShort}, half{kHalf};
  const Dtypes all{kBool, kByte, kChar, kShort, kInt, kLong, kHalf, kBFloat16, kFloat, kDouble};
  const Inputs numbers = shapes({{2, 3}, {}, {0, 3}, {300}}, integers, -100, 100);
  const Inputs halves = shapes({{2, 3}, {}, {0, 3}, {300}}, half);
  const Inputs pairs = operands(first(6, kPairs), integers, -100, 100), mixes = mixed(all, 0, 1);
  const Inputs divisors = operands(first(6, kPairs), integers, 1, 3);
  const Inputs floats = operands(first(6, kPairs), half), both_kinds = both({numbers, halves});
  return {
      {"add", "narrow", both({pairs, floats, mixes}), [](X x) { return x[0] + x[1]; },
       [](X x) { return x[0].add_(x[1]); }},
      {"add", "narrow and number", both_kinds, [](X x) { return x[0] + 1000; },
       [](X x) { return x[0].add_(1000); }},
      {"add", "narrow and alpha", pairs, [](X x) { return add(x[0], x[1], 3); }},
      {"sub", "narrow", both({pairs, floats}), [](X x) { return x[0] - x[1]; },
       [](X x) { return x[0].sub_(x[1]); }},
      {"mul", "narrow", both({pairs, floats}), [](X x) { return x[0] * x[1]; },
       [](X x) { return x[0].mul_(x[1]); }},
      {"div", "narrow", both({divisors, floats}), [](X x) { return x[0] / x[1]; }},
      {"floor_divide", "narrow", divisors, [](X x) { return div(x[0], x[1], "floor"); }},
      {"remainder", "narrow", divisors, [](X x) { return remainder(x[0], x[1]); }},
      {"fmod", "narrow", numbers, [](X x) { return fmod(x[0], -3); }},
      {"neg", "narrow", both_kinds, [](X x) { return -x[0]; }, [](X x) { return neg_(x[0]); }},
      {"abs", "narrow", both_kinds, [](X x) { return abs(x[0]); }, [](X x) { return abs_(x[0]); }},
      {"pow", "narrow", both_kinds, [](X x) { return pow(x[0], 3); }},
      {"lt", "narrow", both({pairs, floats, mixes}), [](X x) { return x[0] < x[1]; }},
      {"eq", "narrow and number", both_kinds, [](X x) { return x[0] == 300; }},
      {"maximum", "narrow", both({pairs, floats}), [](X x) { return maximum(x[0], x[1]); }},
      {"clamp", "narrow", numbers, [](X x) { return clamp(x[0], -20, 30); }},
      {"sign", "narrow", both_kinds, [](X x) { return sign(x[0]); }},
      {"relu", "narrow", numbers, [](X x) { return relu(x[0]); }},
      {"exp", "narrow", shapes({{5}}, integers), [](X x) { return exp(x[0]); }},
      {"bitwise_and", "narrow", pairs, [](X x) { return bitwise_and(x[0], x[1]); }},
      {"bitwise_not", "narrow", numbers, [](X x) { return bitwise_not(x[0]); }},
      {"logical_and", "narrow", both({pairs, floats}), [](X x) { return logical_and(x[0], x[1]); }},
      {"where", "narrow", both({pairs, floats}), [](X x) { return where(x[0] > 0, x[0], x[1]); }},
      {"masked_fill", "narrow", both_kinds, [](X x) { return masked_fill(x[0], x[0] > 0, 5); }},
      {"sum", "narrow", both_kinds, [](X x) { return x[0].sum(); }},
      {"prod", "narrow", numbers, [](X x) { return x[0].prod(); }},
      {"cumsum", "narrow", shapes({{5}, {2, 3}}, integers, -100, 100),
       [](X x) { return cumsum(x[0], 0); }},
      {"amax", "narrow", shapes({{5}, {2, 3}}, all), [](X x) { return amax(x[0].detach(), 0); }},
      {"all", "narrow", both_kinds, [](X x) { return x[0].all(); }},
      {"sort", "narrow", shapes({{7}, {2, 5}}, {kShort, kHalf}, -9999, 9999),
       [](X x) { return std::get<0>(sort(x[0].detach())); }},
      {"mm", "narrow", operands({{{2, 3}, {3, 4}}}, integers, -100, 100),
       [](X x) { return mm(x[0], x[1]); }},
      {"cat", "narrow", both({mixes, pairs}),
       [](X x) {
         return cat({x[0].reshape({-1}), x[1].reshape({-1})});
       }},
      {"index_select", "narrow", shapes({{5, 2}}, {kChar, kShort, kHalf}),
       [](X x) {
         return index_select(x[0], 0, tensor({4, 0, 0}));
       }},
      {"gather", "narrow", shapes({{5, 2}}, {kChar, kShort, kHalf}),
       [](X x) {
         return gather(x[0], 0, tensor({{4, 0}, {0, 1}}));
       }},
      {"scatter_add", "narrow", shapes({{2, 2}}, integers, -100, 100),
       [](X x) {
         return x[0].scatter_add(0, tensor({{0, 0}, {0, 1}}), x[0]);
       }},
      {"to", "int8", shapes({{2, 3}, {20}}, all, -100, 100), [](X x) { return x[0].to(kChar); }},
      {"to", "int16", shapes({{2, 3}, {20}}, all, -100, 100), [](X x) { return x[0].to(kShort); }},
      rough({"to", "float16", both({shapes({{20}}, all, -100, 100), unary()}),
             [](X x) { return x[0].to(kHalf); }}),
      {"scatter_reduce", "narrow", shapes({{2, 2}}, integers, -100, 100),
       [](X x) {
         return scatter_reduce(x[0], 0, tensor({{0, 0}, {0, 1}}), x[0], "amax", false);
       }},
      {"to", "from narrow", shapes({{2, 3}}, {kChar, kShort, kHalf}, -100, 100),
       [](X x) { return x[0].to(kDouble); }},
      {"arange", "int8", given({{"none", {}}}), [](X) { return arange(-3, 4, kChar); }},
      {"linspace", "int16", given({{"none", {}}}),
       [](X) { return linspace(-300, 255, 6, kShort); }},
      {"full", "float16", given({{"none", {}}}), [](X) { return full({2}, 0.1, kHalf); }},
  };
}

}  // namespace rows
