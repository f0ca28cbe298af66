#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("matrix products give PyTorch's values and gradients") {
  replay_golden("linalg",
                {
                    {"mm", "", [](X x) { return mm(x[0], x[1]); }},
                    {"mm", "transposed", [](X x) { return mm(x[0].t(), x[1].t()); }},
                    {"matmul", "", [](X x) { return matmul(x[0], x[1]); }},
                    {"matmul", "transposed", [](X x) { return matmul(mT(x[0]), mT(x[1])); }},
                    {"linear", "", [](X x) { return linear(x[0], x[1], x[2]); }},
                    {"linear", "no bias", [](X x) { return linear(x[0], x[1]); }},
                });
}
