#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

namespace {

Variable mask() { return tensor(std::vector<bool>{true, false, true}); }

}  // namespace

TEST_CASE("comparisons and choices give PyTorch's values and gradients") {
  replay_golden(
      "comparison",
      {
          {"eq", "", [](X x) { return eq(x[0], x[1]); }},
          {"eq", "number", [](X x) { return x[0] == 1; }},
          {"ne", "", [](X x) { return ne(x[0], x[1]); }},
          {"ne", "number", [](X x) { return ne(x[0], 1.5); }},
          {"lt", "", [](X x) { return lt(x[0], x[1]); }},
          {"lt", "number", [](X x) { return lt(x[0], 1); }},
          {"le", "", [](X x) { return le(x[0], x[1]); }},
          {"le", "number", [](X x) { return le(x[0], 1); }},
          {"gt", "", [](X x) { return gt(x[0], x[1]); }},
          {"gt", "number", [](X x) { return gt(x[0], 0.5); }},
          {"ge", "", [](X x) { return ge(x[0], x[1]); }},
          {"ge", "number", [](X x) { return ge(x[0], 1); }},
          {"logical_and", "", [](X x) { return logical_and(x[0], x[1]); }},
          {"logical_or", "", [](X x) { return logical_or(x[0], x[1]); }},
          {"logical_xor", "", [](X x) { return logical_xor(x[0], x[1]); }},
          {"logical_not", "", [](X x) { return logical_not(x[0]); }},
          {"bitwise_and", "", [](X x) { return x[0] & x[1]; }},
          {"bitwise_and", "number", [](X x) { return x[0] & 6; }},
          {"bitwise_or", "", [](X x) { return x[0] | x[1]; }},
          {"bitwise_or", "number first", [](X x) { return bitwise_or(1, x[0]); }},
          {"bitwise_xor", "", [](X x) { return bitwise_xor(x[0], x[1]); }},
          {"bitwise_not", "", [](X x) { return ~x[0]; }},
          {"isclose", "", [](X x) { return isclose(x[0], x[1]); }},
          {"isclose", "equal NaN", [](X x) { return x[0].isclose(x[1], 0.1, 0.5, true); }},
          {"where", "number", [](X x) { return x[0].where(mask(), 2.5); }},
          {"where", "", [](X x) { return where(mask(), x[0], x[1]); }},
          {"where", "dtypes",
           [](X x) {
             return where(tensor({true, false}), x[0], x[1]);
           }},
          {"where", "dtypes and number",
           [](X x) {
             return where(tensor({true, false}), x[0], 2.5);
           }},
          {"where", "numbers", [](X x) { return where(x[0], 1, 2.5); }},
          {"where", "condition broadcasts",
           [](X x) { return where(x[0].narrow(1, 0, 1) > 0, x[0], x[1]); }},
          {"masked_fill", "", [](X x) { return masked_fill(x[0], mask(), 2); }},
          {"masked_fill", "tensor", [](X x) { return masked_fill(x[0], mask(), x[1]); }},
      });
}
