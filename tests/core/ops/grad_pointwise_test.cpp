#include <doctest/doctest.h>

#include "tests/support/grad_rows.h"

using namespace taper;
using taper::testing::check_gradients;
using taper::testing::values;
using taper::testing::X;

TEST_CASE("gradients of arithmetic") {
  check_gradients({
      {"add", "", {{{2, 3}}, {{2, 3}}}, [](X x) { return x[0] + x[1]; }},
      {"add", "alpha, broadcasts", {{{2, 1}}, {{3}}}, [](X x) { return add(x[0], x[1], 3); }},
      {"add", "a number", {{{2, 3}}}, [](X x) { return x[0] + 2; }},
      {"sub", "", {{{2, 3}}, {{2, 3}}}, [](X x) { return x[0] - x[1]; }},
      {"sub", "alpha, broadcasts", {{{3}}, {{2, 1}}}, [](X x) { return sub(x[0], x[1], 3); }},
      {"sub", "from a number", {{{2, 3}}}, [](X x) { return 2 - x[0]; }},
      {"mul", "", {{{2, 3}}, {{2, 3}}}, [](X x) { return x[0] * x[1]; }},
      {"mul", "broadcasts", {{{2, 1, 3}}, {{4, 1}}}, [](X x) { return x[0] * x[1]; }},
      {"mul", "by itself", {{{3}}}, [](X x) { return x[0] * x[0]; }},
      {"mul", "a number", {{{2, 3}}}, [](X x) { return 3 * x[0]; }},
      {"mul", "transposed", {{{2, 3}}, {{3, 2}}}, [](X x) { return x[0].t() * x[1]; }},
      {"div", "", {{{2, 3}}, {{2, 3}, 0.5, 2}}, [](X x) { return x[0] / x[1]; }},
      {"div", "broadcasts", {{{3}}, {{2, 1}, -2, -0.5}}, [](X x) { return x[0] / x[1]; }},
      {"div", "of a number", {{{2, 3}, 0.5, 2}}, [](X x) { return 2 / x[0]; }},
      {"div", "by a number", {{{2, 3}}}, [](X x) { return x[0] / 2; }},
      {"floor_divide",
       "",
       {{{2, 3}}, {{2, 1}, 1.1, 1.9}},
       [](X x) { return floor_divide(x[0], x[1]); }},
      {"floor_divide", "a number", {{{2, 3}}}, [](X x) { return floor_divide(x[0], 1.5); }},
      {"remainder", "", {{{2, 3}}, {{2, 1}, 1.1, 1.9}}, [](X x) { return x[0] % x[1]; }},
      {"remainder", "by a number", {{{2, 3}}}, [](X x) { return x[0] % 1.5; }},
      {"fmod", "", {{{2, 3}}, {{2, 1}, 1.1, 1.9}}, [](X x) { return fmod(x[0], x[1]); }},
      {"fmod", "by a number", {{{2, 3}}}, [](X x) { return fmod(x[0], 1.5); }},
      {"neg", "", {{{2, 3}}}, [](X x) { return -x[0]; }},
      {"pow", "square", {{{2, 3}}}, [](X x) { return pow(x[0], 2); }},
      {"pow", "zeroth", {{{2, 3}}}, [](X x) { return pow(x[0], 0); }},
      {"pow", "fraction", {{{2, 3}, 0.5, 2}}, [](X x) { return pow(x[0], -1.5); }},
      {"pow", "tensor", {{{2, 3}, 0.5, 2}, {{3}}}, [](X x) { return pow(x[0], x[1]); }},
      {"pow", "of a number", {{{2, 3}}}, [](X x) { return pow(2.5, x[0]); }},
      {"maximum", "", {{{2, 3}}, {{3}}}, [](X x) { return maximum(x[0], x[1]); }},
      {"minimum", "", {{{2, 3}}, {{2, 1}}}, [](X x) { return minimum(x[0], x[1]); }},
  });
}

TEST_CASE("gradients of element-wise functions") {
  check_gradients({
      {"exp", "", {{{2, 3}}}, [](X x) { return exp(x[0]); }},
      {"expm1", "", {{{2, 3}}}, [](X x) { return expm1(x[0]); }},
      {"log1p", "", {{{2, 3}, -0.5, 2}}, [](X x) { return log1p(x[0]); }},
      {"log2", "", {{{2, 3}, 0.5, 2}}, [](X x) { return log2(x[0]); }},
      {"log10", "", {{{2, 3}, 0.5, 2}}, [](X x) { return log10(x[0]); }},
      {"erf", "", {{{2, 3}}}, [](X x) { return erf(x[0]); }},
      {"sin", "", {{{2, 3}}}, [](X x) { return sin(x[0]); }},
      {"cos", "", {{{2, 3}}}, [](X x) { return cos(x[0]); }},
      {"rsqrt", "", {{{2, 3}, 0.5, 2}}, [](X x) { return rsqrt(x[0]); }},
      {"reciprocal", "", {{{2, 3}, 0.5, 2}}, [](X x) { return reciprocal(x[0]); }},
      {"log", "", {{{2, 3}, 0.5, 2}}, [](X x) { return log(x[0]); }},
      {"sqrt", "", {{{2, 3}, 0.5, 2}}, [](X x) { return sqrt(x[0]); }},
      {"abs", "", {{{2, 3}}}, [](X x) { return abs(x[0]); }},
      {"sign", "", {{{2, 3}}}, [](X x) { return sign(x[0]); }},
      {"floor", "", {{{2, 3}}}, [](X x) { return floor(x[0]); }},
      {"ceil", "", {{{2, 3}}}, [](X x) { return ceil(x[0]); }},
      {"round", "", {{{2, 3}}}, [](X x) { return round(x[0]); }},
      {"trunc", "", {{{2, 3}}}, [](X x) { return trunc(x[0]); }},
      {"clamp", "", {{{2, 3}}}, [](X x) { return clamp(x[0], -1, 0.5); }},
      {"clamp",
       "tensors",
       {{{2, 3}}, {{1, 3}, -1, -0.5}, {{2, 1}, 0.5, 1}},
       [](X x) { return clamp(x[0], x[1], x[2]); }},
      {"clamp_min", "a tensor", {{{2, 3}}, {{3}}}, [](X x) { return clamp_min(x[0], x[1]); }},
      {"clamp_max", "a tensor", {{{2, 3}}, {{2, 1}}}, [](X x) { return clamp_max(x[0], x[1]); }},
      {"clamp_min", "", {{{2, 3}}}, [](X x) { return clamp_min(x[0], -1); }},
      {"clamp_max", "", {{{2, 3}}}, [](X x) { return clamp_max(x[0], 0.5); }},
      {"nan_to_num", "", {{{2, 3}}}, [](X x) { return nan_to_num(x[0]); }},
  });
}

TEST_CASE("gradients of choices") {
  check_gradients({
      {"where",
       "",
       {{{2, 3}}, {{3}}},
       [](X x) {
         return where(tensor({true, false, true}), x[0], x[1]);
       }},
      {"where",
       "a number",
       {{{2, 3}}},
       [](X x) {
         return where(tensor({true, false, true}), x[0], 2);
       }},
      {"where",
       "else a number",
       {{{2, 3}}},
       [](X x) {
         return where(tensor({true, false, true}), 2, x[0]);
       }},
      {"masked_fill",
       "",
       {{{2, 3}}},
       [](X x) {
         return masked_fill(x[0], tensor({true, false, true}), 2);
       }},
      {"masked_fill",
       "a tensor",
       {{{2, 3}}, values({}, {0.7})},
       [](X x) {
         return masked_fill(x[0], tensor({true, false, true}), x[1]);
       }},
  });
}
