#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("losses give PyTorch's values and gradients") {
  replay_golden(
      "loss",
      {
          {"cross_entropy", "", [](X x) { return cross_entropy(x[0], x[1]); }},
          {"cross_entropy", "sum", [](X x) { return cross_entropy(x[0], x[1], Reduction::Sum); }},
          {"cross_entropy", "none", [](X x) { return cross_entropy(x[0], x[1], Reduction::None); }},
          {"cross_entropy", "ignore_index",
           [](X x) { return cross_entropy(x[0], x[1], Reduction::Mean, 0); }},
      });
}
