#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("activations give PyTorch's values and gradients") {
  replay_golden("activation",
                {
                    {"relu", "", [](X x) { return relu(x[0]); }},
                    {"sigmoid", "", [](X x) { return sigmoid(x[0]); }},
                    {"tanh", "", [](X x) { return tanh(x[0]); }},
                    {"softmax", "last axis", [](X x) { return softmax(x[0], -1); }},
                    {"softmax", "first axis", [](X x) { return softmax(x[0], 0); }},
                    {"log_softmax", "last axis", [](X x) { return log_softmax(x[0], -1); }},
                    {"log_softmax", "first axis", [](X x) { return log_softmax(x[0], 0); }},
                });
}
