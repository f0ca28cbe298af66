#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("arithmetic gives PyTorch's values and gradients") {
  replay_golden("arithmetic",
                {
                    {"add", "", [](X x) { return x[0] + x[1]; }},
                    {"add", "alpha", [](X x) { return add(x[0], x[1], 3); }},
                    {"add", "number", [](X x) { return x[0] + 2; }},
                    {"add", "float number", [](X x) { return x[0] + 2.5; }},
                    {"add", "number that wraps", [](X x) { return x[0] + 300; }},
                    {"sub", "", [](X x) { return x[0] - x[1]; }},
                    {"sub", "alpha", [](X x) { return sub(x[0], x[1], 3); }},
                    {"sub", "from number", [](X x) { return 2 - x[0]; }},
                    {"rsub", "", [](X x) { return rsub(x[0], x[1], 2); }},
                    {"mul", "", [](X x) { return x[0] * x[1]; }},
                    {"mul", "number", [](X x) { return x[0] * 3; }},
                    {"mul", "float number", [](X x) { return x[0] * -2.5; }},
                    {"div", "", [](X x) { return x[0] / x[1]; }},
                    {"div", "number", [](X x) { return x[0] / 3; }},
                    {"div", "of number", [](X x) { return 3 / x[0]; }},
                    {"true_divide", "", [](X x) { return true_divide(x[0], x[1]); }},
                    {"floor_divide", "", [](X x) { return floor_divide(x[0], x[1]); }},
                    {"floor_divide", "number", [](X x) { return floor_divide(x[0], -1.5); }},
                    {"div", "rounded down", [](X x) { return div(x[0], x[1], "floor"); }},
                    {"div", "rounded towards 0", [](X x) { return x[0].div(x[1], "trunc"); }},
                    {"fmod", "", [](X x) { return fmod(x[0], x[1]); }},
                    {"fmod", "number", [](X x) { return fmod(x[0], -1.5); }},
                    {"remainder", "", [](X x) { return remainder(x[0], x[1]); }},
                    {"remainder", "number", [](X x) { return remainder(x[0], 1.5); }},
                    {"remainder", "negative number", [](X x) { return remainder(x[0], -2); }},
                    {"neg", "", [](X x) { return -x[0]; }},
                    {"maximum", "", [](X x) { return maximum(x[0], x[1]); }},
                    {"minimum", "", [](X x) { return minimum(x[0], x[1]); }},
                    {"max", "of two", [](X x) { return max(x[0], x[1]); }},
                    {"min", "of two", [](X x) { return min(x[0], x[1]); }},
                });
}
