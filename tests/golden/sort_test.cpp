#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("order, distinct values and positions are PyTorch's") {
  replay_golden(
      "sort",
      {
          {"sort", "", [](X x) { return sort(x[0]); }},
          {"sort", "axis 0, descending", [](X x) { return sort(x[0], 0, true); }},
          {"argsort", "", [](X x) { return argsort(x[0]); }},
          {"topk", "", [](X x) { return topk(x[0], 1); }},
          {"topk", "smallest", [](X x) { return topk(x[0], 2, 0, false); }},
          {"_unique2", "", [](X x) { return _unique2(x[0], true, true, true); }},
          {"unique_dim", "", [](X x) { return unique_dim(x[0], 0, true, true, true); }},
          {"unique_dim", "last", [](X x) { return unique_dim(x[0], -1, true, true, true); }},
          {"unique_consecutive", "", [](X x) { return unique_consecutive(x[0], true, true); }},
          {"unique_dim_consecutive", "",
           [](X x) { return unique_consecutive(x[0], true, true, 1); }},
          {"one_hot", "", [](X x) { return one_hot(x[0]); }},
          {"one_hot", "classes", [](X x) { return one_hot(x[0], 5); }},
          {"nonzero", "", [](X x) { return nonzero(x[0]); }},
      });
}
