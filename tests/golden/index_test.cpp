#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("picking by index gives PyTorch's values and gradients") {
  replay_golden("index",
                {
                    {"index_select", "axis 0", [](X x) { return index_select(x[0], 0, x[1]); }},
                    {"index_select", "last axis", [](X x) { return index_select(x[0], -1, x[1]); }},
                    {"index_select", "nothing", [](X x) { return index_select(x[0], 0, x[1]); }},
                });
}
