#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("activations give PyTorch's values and gradients") {
  replay_golden("activation",
                {
                    {"relu", "", [](X x) { return relu(x[0]); }},
                    {"relu6", "", [](X x) { return relu6(x[0]); }},
                    {"hardtanh", "", [](X x) { return hardtanh(x[0]); }},
                    {"hardtanh", "bounds", [](X x) { return hardtanh(x[0], -0.5, 1.5); }},
                    {"threshold", "", [](X x) { return threshold(x[0], 0.5, 7); }},
                    {"leaky_relu", "", [](X x) { return leaky_relu(x[0]); }},
                    {"leaky_relu", "slope", [](X x) { return leaky_relu(x[0], 0.2); }},
                    {"prelu", "", [](X x) { return prelu(x[0], x[1]); }},
                    {"rrelu", "eval", [](X x) { return rrelu(x[0]); }},
                    {"elu", "", [](X x) { return elu(x[0]); }},
                    {"elu", "alpha", [](X x) { return elu(x[0], 1.5); }},
                    {"celu", "alpha", [](X x) { return celu(x[0], 2); }},
                    {"selu", "", [](X x) { return selu(x[0]); }},
                    {"hardshrink", "", [](X x) { return hardshrink(x[0]); }},
                    {"softshrink", "", [](X x) { return softshrink(x[0]); }},
                    {"sigmoid", "", [](X x) { return sigmoid(x[0]); }},
                    {"log_sigmoid", "", [](X x) { return log_sigmoid(x[0]); }},
                    {"tanh", "", [](X x) { return tanh(x[0]); }},
                    {"tanhshrink", "", [](X x) { return tanhshrink(x[0]); }},
                    {"softplus", "", [](X x) { return softplus(x[0]); }},
                    {"softplus", "beta, threshold", [](X x) { return softplus(x[0], 2, 1); }},
                    {"softsign", "", [](X x) { return softsign(x[0]); }},
                    {"gelu", "", [](X x) { return gelu(x[0]); }},
                    {"gelu", "tanh", [](X x) { return gelu(x[0], "tanh"); }},
                    {"silu", "", [](X x) { return silu(x[0]); }},
                    {"mish", "", [](X x) { return mish(x[0]); }},
                    {"glu", "last axis", [](X x) { return glu(x[0]); }},
                    {"glu", "middle axis", [](X x) { return glu(x[0], 1); }},
                    {"softmax", "last axis", [](X x) { return softmax(x[0], -1); }},
                    {"softmax", "dtype", [](X x) { return softmax(x[0], 0, kDouble); }},
                    {"log_softmax", "last axis", [](X x) { return log_softmax(x[0], -1); }},
                    {"softmax", "first axis", [](X x) { return softmax(x[0], 0); }},
                    {"log_softmax", "first axis", [](X x) { return log_softmax(x[0], 0); }},
                    {"log_softmax", "middle axis", [](X x) { return log_softmax(x[0], 1); }},
                    {"log_softmax", "dtype", [](X x) { return log_softmax(x[0], 0, kDouble); }},
                });
}
