#include <doctest/doctest.h>

#include "tests/support/grad_rows.h"

using namespace taper;
using taper::testing::check_gradients;
using taper::testing::values;
using taper::testing::X;

TEST_CASE("gradients of activations") {
  check_gradients({
      {"relu", "", {{{2, 3}}}, [](X x) { return relu(x[0]); }},
      {"hardtanh", "", {{{2, 3}}}, [](X x) { return hardtanh(x[0], -1, 0.5); }},
      {"hardtanh", "relu6", {{{2, 3}, -3, 9}}, [](X x) { return relu6(x[0]); }},
      {"threshold", "", {{{2, 3}}}, [](X x) { return threshold(x[0], 0.5, 7); }},
      {"leaky_relu", "", {{{2, 3}}}, [](X x) { return leaky_relu(x[0], 0.2); }},
      {"prelu", "", {{{2, 3}}, values({1}, {0.3})}, [](X x) { return prelu(x[0], x[1]); }},
      {"prelu",
       "channels",
       {{{2, 3, 2}}, {{3, 1}}},
       [](X x) { return prelu(x[0], x[1].view({3})); }},
      {"elu", "", {{{2, 3}}}, [](X x) { return elu(x[0], 1.5); }},
      {"elu", "celu", {{{2, 3}}}, [](X x) { return celu(x[0], 1.5); }},
      {"elu", "selu", {{{2, 3}}}, [](X x) { return selu(x[0]); }},
      {"hardshrink", "", {{{2, 3}}}, [](X x) { return hardshrink(x[0]); }},
      {"softshrink", "", {{{2, 3}}}, [](X x) { return softshrink(x[0]); }},
      {"sigmoid", "", {{{2, 3}}}, [](X x) { return sigmoid(x[0]); }},
      {"log_sigmoid", "", {{{2, 3}}}, [](X x) { return log_sigmoid(x[0]); }},
      {"tanh", "", {{{2, 3}}}, [](X x) { return tanh(x[0]); }},
      {"softplus", "", {{{2, 3}}}, [](X x) { return softplus(x[0], 1.5, 1); }},
      {"gelu", "", {{{2, 3}}}, [](X x) { return gelu(x[0]); }},
      {"gelu", "tanh", {{{2, 3}}}, [](X x) { return gelu(x[0], "tanh"); }},
      {"silu", "", {{{2, 3}}}, [](X x) { return silu(x[0]); }},
      {"mish", "", {{{2, 3}}}, [](X x) { return mish(x[0]); }},
      {"mul", "glu", {{{2, 4}}}, [](X x) { return glu(x[0]); }},
      {"div", "softsign", {{{2, 3}}}, [](X x) { return softsign(x[0]); }},
      {"sub", "tanhshrink", {{{2, 3}}}, [](X x) { return tanhshrink(x[0]); }},
      {"softmax", "last axis", {{{2, 3}}}, [](X x) { return softmax(x[0], -1); }},
      {"softmax", "first axis", {{{2, 3}}}, [](X x) { return softmax(x[0], 0); }},
      {"softmax", "rank 0", {values({}, {0.7})}, [](X x) { return softmax(x[0], 0); }},
      {"log_softmax", "last axis", {{{2, 3}}}, [](X x) { return log_softmax(x[0], 1); }},
      {"log_softmax", "middle axis", {{{2, 3, 2}}}, [](X x) { return log_softmax(x[0], 1); }},
  });
}
