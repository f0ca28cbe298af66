// Several operands, element by element.

#include "tests/rows/rows.h"

namespace rows {

Rows combination() {
  const std::vector<std::vector<Sizes>> triples{
      {{2, 3}, {2, 3}, {2, 3}}, {{2, 3}, {3}, {2, 1}}, {{}, {}, {}}, {{2, 3}, {}, {3}}};
  const Inputs three = operands(triples), numbers = operands(triples, kNumbers);
  const Inputs quotients = operands(triples, kFloats, 0.5, 2);
  const Inputs weights = both({operands(triples, kFloats, 0, 1), operands({{{5}, {5}, {5}}})});
  // An int8, or an int64 without axes, beside a uint8: the product alone would be too narrow.
  const Inputs mixed_triples =
      given({{"integers", {tensor({-2, 2}), tensor({2, 9}, kByte), tensor({-1, 2}, kChar)}},
             {"scalar", {tensor({1, 2}, kChar), tensor(3), tensor(5)}}});
  return {
      {"lerp", "number", operands(first(5, kPairs)), [](X x) { return lerp(x[0], x[1], 0.3); },
       [](X x) { return x[0].lerp_(x[1], 0.3); }},
      {"lerp", "number above half", operands(first(5, kPairs)),
       [](X x) { return lerp(x[0], x[1], 0.75); }, [](X x) { return x[0].lerp_(x[1], 0.75); }},
      {"lerp", "", weights, [](X x) { return lerp(x[0], x[1], x[2]); },
       [](X x) { return x[0].lerp_(x[1], x[2]); }},
      {"addcmul", "", numbers, [](X x) { return addcmul(x[0], x[1], x[2]); },
       [](X x) { return x[0].addcmul_(x[1], x[2]); }},
      {"addcmul", "value", numbers, [](X x) { return addcmul(x[0], x[1], x[2], 3); },
       [](X x) { return x[0].addcmul_(x[1], x[2], 3); }},
      {"addcmul", "fraction", three, [](X x) { return addcmul(x[0], x[1], x[2], -0.5); }},
      {"addcmul", "mixed", mixed_triples, [](X x) { return addcmul(x[0], x[1], x[2], -3); }},
      {"addcmul", "fraction of integers", operands(triples, {kLong, kChar}),
       [](X x) { return addcmul(x[0], x[1], x[2], 1.75); }},
      {"addcdiv", "", quotients, [](X x) { return addcdiv(x[0], x[1], x[2]); },
       [](X x) { return x[0].addcdiv_(x[1], x[2]); }},
      {"addcdiv", "value", quotients, [](X x) { return addcdiv(x[0], x[1], x[2], 0.5); },
       [](X x) { return x[0].addcdiv_(x[1], x[2], 0.5); }},
      refusing({"addcdiv", "integers", operands(triples, {kLong}, 1, 3),
                [](X x) { return addcdiv(x[0], x[1], x[2]); }}),
      {"copysign", "", both({binary(kFloats), doubles({{{2, 3}, 0.5, 2}, {{1, 3}, -2, -1}})}),
       [](X x) { return copysign(x[0], x[1]); }, [](X x) { return x[0].copysign_(x[1]); }},
      {"copysign", "number", unary({kFloat, kDouble, kLong, kByte}),
       [](X x) { return copysign(x[0], -2.0); }, [](X x) { return x[0].copysign_(-2.0); }},
      {"copysign", "integer", shapes({{2, 3}}, {kFloat, kLong, kByte}),
       [](X x) { return copysign(x[0], -3); }},
      {"heaviside", "", operands(kPairs, {kLong, kInt, kByte}, -1, 1),
       [](X x) { return heaviside(x[0], x[1]); }, [](X x) { return x[0].heaviside_(x[1]); }},
      {"heaviside", "floats",
       given({{"floats", {tensor({-1.0, 0.0, 2.0, kNaN}), tensor({7.0, 8.0, 9.0, -1.0})}}}),
       [](X x) { return heaviside(x[0].detach(), x[1].detach()); }},
      refusing({"heaviside", "mixed", mixed({kLong, kFloat}),
                [](X x) { return heaviside(x[0], x[1]); }}),
      {"float_power", "", both({operands(kPairs, kNumbers, 1, 2), mixed({kFloat, kLong})}),
       [](X x) { return float_power(x[0], x[1]); }},
      {"float_power", "number", shapes({{2, 3}, {}}, kAll, 1, 3),
       [](X x) { return float_power(x[0], 1.5); }},
      {"float_power", "of number", shapes({{2, 3}, {}}, kAll, 1, 3),
       [](X x) { return float_power(2, x[0]); }},
      {"float_power", "in place", doubles({{{2, 3}, 0.5, 2}}),
       [](X x) { return float_power(x[0], 3); }, [](X x) { return x[0].float_power_(3); }},
      {"frac", "", unary(), [](X x) { return frac(x[0]); }, [](X x) { return frac_(x[0]); }},
      {"round", "decimals", unary(), [](X x) { return round(x[0], 1); },
       [](X x) { return round_(x[0], 1); }},
      {"round", "tens", shapes({{20}}, kFloats, -100, 100), [](X x) { return round(x[0], -1); },
       [](X x) { return x[0].round_(-1); }},
  };
}

}  // namespace rows
