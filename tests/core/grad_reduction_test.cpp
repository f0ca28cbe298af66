#include <doctest/doctest.h>

#include "tests/support/grad_rows.h"

using namespace taper;
using taper::testing::check_gradients;
using taper::testing::values;
using taper::testing::X;

TEST_CASE("gradients of reductions") {
  check_gradients({
      {"sum", "", {{{2, 3}}}, [](X x) { return sum(x[0]); }},
      {"sum",
       "axes",
       {{{2, 3, 2}}},
       [](X x) {
         return sum(x[0], {0, -1});
       }},
      {"sum", "keepdim", {{{2, 3}}}, [](X x) { return sum(x[0], 1, true); }},
      {"sum", "mean", {{{2, 3}}}, [](X x) { return mean(x[0], 0); }},
      {"max", "", {{{2, 3}}}, [](X x) { return std::get<0>(max(x[0], 1)); }},
      {"max", "keepdim", {{{2, 3}}}, [](X x) { return std::get<0>(max(x[0], 0, true)); }},
      {"min", "", {{{2, 3}}}, [](X x) { return std::get<0>(min(x[0], -1)); }},
      {"min", "rank 0", {values({}, {0.7})}, [](X x) { return std::get<0>(min(x[0], 0)); }},
  });
}
