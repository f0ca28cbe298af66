#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("reductions give PyTorch's values and gradients") {
  replay_golden("reduction",
                {
                    {"sum", "", [](X x) { return sum(x[0]); }},
                    {"sum", "axis 0", [](X x) { return sum(x[0], 0); }},
                    {"sum", "last axis, keepdim", [](X x) { return sum(x[0], -1, true); }},
                    {"sum", "two axes",
                     [](X x) {
                       return sum(x[0], {0, -1});
                     }},
                    {"mean", "", [](X x) { return mean(x[0]); }},
                    {"mean", "axis 0", [](X x) { return mean(x[0], 0); }},
                    {"mean", "two axes, keepdim",
                     [](X x) {
                       return mean(x[0], {0, -1}, true);
                     }},
                    {"max", "axis 0", [](X x) { return max(x[0], 0); }},
                    {"max", "last axis, keepdim", [](X x) { return max(x[0], -1, true); }},
                    {"min", "axis 0", [](X x) { return min(x[0], 0); }},
                    {"min", "last axis, keepdim", [](X x) { return min(x[0], -1, true); }},
                    {"argmax", "", [](X x) { return argmax(x[0]); }},
                    {"argmax", "axis", [](X x) { return argmax(x[0], -1); }},
                    {"argmax", "keepdim", [](X x) { return argmax(x[0], 0, true); }},
                });
}
