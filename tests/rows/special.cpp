// Functions of probability and combinatorics.

#include "tests/rows/rows.h"

namespace rows {

Rows special() {
  const Inputs integers = shapes({{5}}, {kInt, kLong, kByte, kBool}, 1, 3);
  const Inputs any = both({unary(), integers}), positive = unary(kFloats, 0.2, 3);
  const Inputs singles = both({shapes({{2, 3}, {37}, {}, {0, 3}}, {kFloat}, 0.2, 3), integers});
  const Inputs inside = unary(kFloats, 0.1, 0.9, {0.0, 1.0, 0.5, -0.5, 1.5, kInf});
  const Inputs poles =
      both({unary(kFloats, 0.2, 3, {0.0, -0.0, -1.0, -2.5, -0.5, 1e-3, 30.0, 1e6, kInf, kNaN}),
            integers});
  const Inputs bounded =
      both({unary(kFloats, -0.95, 0.95, {0.0, -0.0, 1.0, -1.0, 0.999, 2.0, kNaN, 1e-30}),
            shapes({{5}}, {kInt, kBool}, 0, 1)});
  const Inputs pairs = both({operands(kPairs), grid(), mixed({kFloat, kDouble})});
  return {
      {"exp2", "", any, [](X x) { return exp2(x[0]); }, [](X x) { return exp2_(x[0]); }},
      {"erfc", "", any, [](X x) { return erfc(x[0]); }, [](X x) { return erfc_(x[0]); }},
      {"erfinv", "", bounded, [](X x) { return erfinv(x[0]); }, [](X x) { return x[0].erfinv_(); }},
      {"lgamma", "", poles, [](X x) { return lgamma(x[0]); }, [](X x) { return x[0].lgamma_(); }},
      {"digamma", "", poles, [](X x) { return digamma(x[0].detach()); }},
      {"digamma", "float32", singles, [](X x) { return digamma(x[0]); },
       [](X x) { return x[0].digamma_(); }},
      {"polygamma", "zeroth", singles, [](X x) { return polygamma(0, x[0]); }},
      {"polygamma", "first", singles, [](X x) { return polygamma(1, x[0]); }},
      // That of libtorch has 9 digits.
      alone({"digamma", "gradient", positive, [](X x) { return digamma(x[0]); }}),
      alone({"polygamma", "gradient", positive, [](X x) { return polygamma(1, x[0]); }}),
      {"polygamma", "third", shapes({{2, 3}}, kFloats, 0.2, 3),
       [](X x) { return x[0].polygamma(3); }},
      {"logit", "", both({inside, integers, given({{"nan", {tensor({kNaN})}}})}),
       [](X x) { return logit(x[0]); }, [](X x) { return logit_(x[0]); }},
      {"logit", "bfloat16", shapes({{20}}, {kBFloat16}, 0.9, 0.99),
       [](X x) { return logit(x[0].detach()); }},
      {"logit", "eps", both({inside, integers}), [](X x) { return logit(x[0], 0.2); },
       [](X x) { return logit_(x[0], 0.2); }},
      {"logaddexp", "", pairs, [](X x) { return logaddexp(x[0], x[1]); }},
      {"logaddexp2", "", pairs, [](X x) { return logaddexp2(x[0], x[1]); }},
  };
}

}  // namespace rows
