#include <doctest/doctest.h>

#include "tests/support/grad_rows.h"

using namespace taper;
using taper::testing::check_gradients;
using taper::testing::values;
using taper::testing::X;

TEST_CASE("gradients of activations") {
  check_gradients({
      {"relu", "", {{{2, 3}}}, [](X x) { return relu(x[0]); }},
      {"sigmoid", "", {{{2, 3}}}, [](X x) { return sigmoid(x[0]); }},
      {"tanh", "", {{{2, 3}}}, [](X x) { return tanh(x[0]); }},
      {"softmax", "last axis", {{{2, 3}}}, [](X x) { return softmax(x[0], -1); }},
      {"softmax", "first axis", {{{2, 3}}}, [](X x) { return softmax(x[0], 0); }},
      {"softmax", "rank 0", {values({}, {0.7})}, [](X x) { return softmax(x[0], 0); }},
      {"log_softmax", "last axis", {{{2, 3}}}, [](X x) { return log_softmax(x[0], 1); }},
      {"log_softmax", "middle axis", {{{2, 3, 2}}}, [](X x) { return log_softmax(x[0], 1); }},
  });
}
