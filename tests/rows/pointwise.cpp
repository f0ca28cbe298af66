// Functions of one number: exponentials, powers, rounding, bounds.

#include "tests/rows/rows.h"

namespace rows {

Rows pointwise() {
  const Inputs positive = unary(kFloats, 0.1);
  const Inputs integers = shapes({{5}}, {kInt, kLong, kByte, kBool}, 1, 3);
  const Inputs into_float = both({unary(), integers}), logarithms = both({positive, integers});
  const Inputs tiny = shapes({{20}}, kFloats, -1e-6, 1e-6);
  const Inputs angles =
      both({shapes({{41}}, kFloats, -50, 50),
            unary(kFloats, -2, 2, {0.0, -0.0, 1.0, -1.0, 0.5, kInf, -kInf, kNaN})});
  const Inputs halves = both(
      {unary(),
       given({{"halves",
               {tensor({-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 1e30, kInf, -kInf, kNaN, -0.0, 0.3})}}})});
  const std::vector<Tensor> bounds{tensor({1.0, 2.0, 3.0, kNaN, 0.0, -1.0}),
                                   tensor({1.5, 0.0, 5.0, 0.0, 0.0, 3.0}),
                                   tensor({4.0, 1.0, 4.0, 1.0, 0.0, -2.0})};
  std::vector<Tensor> wide_bounds;
  for (const Tensor& x : bounds) wide_bounds.push_back(x.to(kDouble));
  return {
      {"exp", "", into_float, [](X x) { return exp(x[0]); }, [](X x) { return exp_(x[0]); }},
      // libtorch does not keep what exp_() gave; Taper does.
      alone({"exp", "in place", doubles({{{2, 3}}}), [](X x) { return (x[0] * 1).exp_().sin_(); }}),
      {"expm1", "", both({into_float, tiny}), [](X x) { return expm1(x[0]); },
       [](X x) { return expm1_(x[0]); }},
      {"log", "", logarithms, [](X x) { return log(x[0]); }, [](X x) { return log_(x[0]); }},
      {"log1p", "", both({positive, tiny}), [](X x) { return log1p(x[0]); },
       [](X x) { return log1p_(x[0]); }},
      {"log2", "", logarithms, [](X x) { return log2(x[0]); }, [](X x) { return log2_(x[0]); }},
      {"log10", "", logarithms, [](X x) { return log10(x[0]); }, [](X x) { return log10_(x[0]); }},
      {"erf", "", into_float, [](X x) { return erf(x[0]); }, [](X x) { return erf_(x[0]); }},
      {"sin", "", angles, [](X x) { return sin(x[0]); }, [](X x) { return sin_(x[0]); }},
      {"cos", "", angles, [](X x) { return cos(x[0]); }, [](X x) { return cos_(x[0]); }},
      {"sqrt", "", logarithms, [](X x) { return sqrt(x[0]); }, [](X x) { return sqrt_(x[0]); }},
      {"rsqrt", "", positive, [](X x) { return rsqrt(x[0]); }, [](X x) { return rsqrt_(x[0]); }},
      {"reciprocal", "", into_float, [](X x) { return reciprocal(x[0]); },
       [](X x) { return reciprocal_(x[0]); }},
      {"square", "", unary(kNumbers), [](X x) { return square(x[0]); },
       [](X x) { return square_(x[0]); }},
      {"pow", "tensor",
       both({operands(kPairs, kFloats, 0.1), operands(first(4, kPairs), kInts, 0, 4),
             grid({0.0, 1.0, 2.0, -1.0, 0.5, kInf, kNaN}), doubles({{{2, 3}, 0.5, 2}, {{3}}})}),
       [](X x) { return pow(x[0], x[1]); }, [](X x) { return x[0].pow_(x[1]); }},
      {"pow", "in place", doubles({{{2, 3}, 0.5, 2}}), [](X x) { return (x[0] * 1).pow_(x[0]); }},
      {"pow", "square", unary(kNumbers), [](X x) { return pow(x[0], 2); },
       [](X x) { return x[0].pow_(2); }},
      {"pow", "cube", unary(kNumbers), [](X x) { return pow(x[0], 3); }},
      {"pow", "fraction", positive, [](X x) { return pow(x[0], -1.5); },
       [](X x) { return x[0].pow_(-1.5); }},
      {"pow", "half", unary({kFloat, kDouble, kLong}), [](X x) { return pow(x[0], 0.5); }},
      {"pow", "inverse", unary(), [](X x) { return pow(x[0], -1); }},
      {"pow", "first", unary(kNumbers), [](X x) { return pow(x[0], 1); }},
      {"pow", "zeroth", unary(kNumbers), [](X x) { return pow(x[0], 0); }},
      {"pow", "of number", unary(), [](X x) { return pow(2.5, x[0]); }},
      {"abs", "", unary(kNumbers), [](X x) { return abs(x[0]); }, [](X x) { return abs_(x[0]); }},
      {"sign", "", unary(kAll), [](X x) { return sign(x[0]); }, [](X x) { return x[0].sign_(); }},
      {"floor", "", halves, [](X x) { return floor(x[0]); }, [](X x) { return floor_(x[0]); }},
      {"ceil", "", halves, [](X x) { return ceil(x[0]); }, [](X x) { return ceil_(x[0]); }},
      {"round", "", halves, [](X x) { return round(x[0]); }, [](X x) { return round_(x[0]); }},
      {"trunc", "", halves, [](X x) { return trunc(x[0]); }, [](X x) { return trunc_(x[0]); }},
      {"clamp", "", unary(), [](X x) { return clamp(x[0], -1, 0.5); },
       [](X x) { return clamp_(x[0], -1, 0.5); }},
      {"clamp", "integers", unary(kNumbers), [](X x) { return clamp(x[0], 0, 1); },
       [](X x) { return x[0].clamp_(0, 1); }},
      {"clamp", "crossed", unary(), [](X x) { return clamp(x[0], 1, -1); }},
      {"clamp", "in place", doubles({{{2, 3}}}),
       [](X x) { return (x[0] * 1).clamp_(-1, 0.5) * x[0]; }},
      {"clamp", "tensors", given({{"float", bounds}, {"float64", wide_bounds}}),
       [](X x) { return clamp(x[0], x[1], x[2]); }, [](X x) { return clamp_(x[0], x[1], x[2]); }},
      // libtorch 1.13.1 does not sum the gradients of bounds that broadcast.
      {"clamp", "tensors that broadcast",
       given({{"mixed", {tensor({1, 2, 3}), tensor({1.5}), tensor({{1.0}, {2.0}})}},
              {"floats", {tensor({1.0, 2.0}), tensor(1.5), tensor({{5.0}, {1.0}})}}}),
       [](X x) { return x[0].detach().clamp(x[1].detach(), x[2].detach()); }},
      alone({"clamp", "gradients of bounds",
             doubles({{{2, 3}}, {{1, 3}, -1, -0.5}, {{2, 1}, 0.5, 1}}),
             [](X x) { return clamp(x[0], x[1], x[2]); }}),
      {"clamp_min", "tensor", binary(), [](X x) { return clamp_min(x[0], x[1]); },
       [](X x) { return clamp_min_(x[0], x[1]); }},
      {"clamp_max", "tensor", binary(), [](X x) { return x[0].clamp_max(x[1]); },
       [](X x) { return x[0].clamp_max_(x[1]); }},
      {"clamp_min", "", unary(kNumbers), [](X x) { return clamp_min(x[0], 0); },
       [](X x) { return clamp_min_(x[0], 0); }},
      {"clamp_min", "below 0", doubles({{{2, 3}}}), [](X x) { return clamp_min(x[0], -1); }},
      {"clamp_max", "", unary(kNumbers), [](X x) { return clamp_max(x[0], 1); },
       [](X x) { return clamp_max_(x[0], 1); }},
      {"clamp_max", "below 1", doubles({{{2, 3}}}), [](X x) { return clamp_max(x[0], 0.5); }},
      {"nan_to_num", "", unary(kNumbers), [](X x) { return nan_to_num(x[0]); },
       [](X x) { return nan_to_num_(x[0]); }},
      {"nan_to_num", "chosen", unary(), [](X x) { return nan_to_num(x[0], 1.5, 2.0, -3.0); },
       [](X x) { return x[0].nan_to_num_(1.5, 2.0, -3.0); }},
      {"isnan", "", unary(kAll), [](X x) { return isnan(x[0]); }},
      {"isinf", "", unary(kAll), [](X x) { return isinf(x[0]); }},
      {"isfinite", "", unary(kAll), [](X x) { return isfinite(x[0]); }},
  };
}

}  // namespace rows
