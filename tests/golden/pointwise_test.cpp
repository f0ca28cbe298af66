#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("functions of one number give PyTorch's values and gradients") {
  replay_golden("pointwise",
                {
                    {"exp", "", [](X x) { return exp(x[0]); }},
                    {"expm1", "", [](X x) { return expm1(x[0]); }},
                    {"log", "", [](X x) { return log(x[0]); }},
                    {"log1p", "", [](X x) { return log1p(x[0]); }},
                    {"log2", "", [](X x) { return log2(x[0]); }},
                    {"log10", "", [](X x) { return log10(x[0]); }},
                    {"erf", "", [](X x) { return erf(x[0]); }},
                    {"sin", "", [](X x) { return sin(x[0]); }},
                    {"cos", "", [](X x) { return cos(x[0]); }},
                    {"sqrt", "", [](X x) { return sqrt(x[0]); }},
                    {"rsqrt", "", [](X x) { return rsqrt(x[0]); }},
                    {"reciprocal", "", [](X x) { return reciprocal(x[0]); }},
                    {"square", "", [](X x) { return square(x[0]); }},
                    {"pow", "tensor", [](X x) { return pow(x[0], x[1]); }},
                    {"pow", "square", [](X x) { return pow(x[0], 2); }},
                    {"pow", "cube", [](X x) { return pow(x[0], 3); }},
                    {"pow", "fraction", [](X x) { return pow(x[0], -1.5); }},
                    {"pow", "half", [](X x) { return pow(x[0], 0.5); }},
                    {"pow", "inverse", [](X x) { return pow(x[0], -1); }},
                    {"pow", "first", [](X x) { return pow(x[0], 1); }},
                    {"pow", "zeroth", [](X x) { return pow(x[0], 0); }},
                    {"pow", "of number", [](X x) { return pow(2.5, x[0]); }},
                    {"abs", "", [](X x) { return abs(x[0]); }},
                    {"sign", "", [](X x) { return sign(x[0]); }},
                    {"floor", "", [](X x) { return floor(x[0]); }},
                    {"ceil", "", [](X x) { return ceil(x[0]); }},
                    {"round", "", [](X x) { return round(x[0]); }},
                    {"trunc", "", [](X x) { return trunc(x[0]); }},
                    {"clamp", "", [](X x) { return clamp(x[0], -1, 0.5); }},
                    {"clamp", "integers", [](X x) { return clamp(x[0], 0, 1); }},
                    {"clamp", "crossed", [](X x) { return clamp(x[0], 1, -1); }},
                    {"clamp", "tensors", [](X x) { return clamp(x[0], x[1], x[2]); }},
                    {"clamp", "tensors that broadcast", [](X x) { return x[0].clamp(x[1], x[2]); }},
                    {"clamp_min", "tensor", [](X x) { return clamp_min(x[0], x[1]); }},
                    {"clamp_max", "tensor", [](X x) { return x[0].clamp_max(x[1]); }},
                    {"clamp_min", "", [](X x) { return clamp_min(x[0], 0); }},
                    {"clamp_max", "", [](X x) { return clamp_max(x[0], 1); }},
                    {"nan_to_num", "", [](X x) { return nan_to_num(x[0]); }},
                    {"nan_to_num", "chosen", [](X x) { return nan_to_num(x[0], 1.5, 2.0, -3.0); }},
                    {"isnan", "", [](X x) { return isnan(x[0]); }},
                    {"isinf", "", [](X x) { return isinf(x[0]); }},
                    {"isfinite", "", [](X x) { return isfinite(x[0]); }},
                });
}
