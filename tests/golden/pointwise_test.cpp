#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("element-wise operations give PyTorch's values and gradients") {
  replay_golden("pointwise",
                {
                    {"add", "", [](X x) { return x[0] + x[1]; }},
                    {"add", "alpha", [](X x) { return add(x[0], x[1], 3); }},
                    {"add", "number", [](X x) { return x[0] + 2; }},
                    {"add", "float number", [](X x) { return x[0] + 2.5; }},
                    {"sub", "", [](X x) { return x[0] - x[1]; }},
                    {"sub", "alpha", [](X x) { return sub(x[0], x[1], 3); }},
                    {"sub", "from number", [](X x) { return 2 - x[0]; }},
                    {"mul", "", [](X x) { return x[0] * x[1]; }},
                    {"mul", "number", [](X x) { return x[0] * 3; }},
                    {"div", "", [](X x) { return x[0] / x[1]; }},
                    {"div", "number", [](X x) { return x[0] / 3; }},
                    {"div", "of number", [](X x) { return 3 / x[0]; }},
                    {"neg", "", [](X x) { return -x[0]; }},
                    {"pow", "tensor", [](X x) { return pow(x[0], x[1]); }},
                    {"pow", "square", [](X x) { return pow(x[0], 2); }},
                    {"pow", "fraction", [](X x) { return pow(x[0], -1.5); }},
                    {"pow", "zeroth", [](X x) { return pow(x[0], 0); }},
                    {"pow", "of number", [](X x) { return pow(2.5, x[0]); }},
                    {"maximum", "", [](X x) { return maximum(x[0], x[1]); }},
                    {"minimum", "", [](X x) { return minimum(x[0], x[1]); }},
                    {"exp", "", [](X x) { return exp(x[0]); }},
                    {"log", "", [](X x) { return log(x[0]); }},
                    {"sqrt", "", [](X x) { return sqrt(x[0]); }},
                    {"abs", "", [](X x) { return abs(x[0]); }},
                    {"sign", "", [](X x) { return sign(x[0]); }},
                    {"eq", "", [](X x) { return eq(x[0], x[1]); }},
                    {"eq", "number", [](X x) { return x[0] == 1; }},
                    {"lt", "", [](X x) { return lt(x[0], x[1]); }},
                    {"ge", "", [](X x) { return ge(x[0], x[1]); }},
                    {"logical_and", "", [](X x) { return logical_and(x[0], x[1]); }},
                    {"where", "",
                     [](X x) {
                       return where(tensor(std::vector<bool>{true, false, true}), x[0], x[1]);
                     }},
                });
}
