#include <doctest/doctest.h>

#include <cmath>

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
      {"max", "whole", {{{2, 3}}}, [](X x) { return max(x[0]); }},
      {"min", "whole", {{{2, 3}}}, [](X x) { return min(x[0]); }},
      {"amax",
       "",
       {{{2, 3, 2}}},
       [](X x) {
         return amax(x[0], {0, 2}, true);
       }},
      {"amin", "", {{{2, 3}}}, [](X x) { return amin(x[0], 1); }},
      {"prod", "", {{{5, 1}, 0.5, 2}}, [](X x) { return prod(x[0]); }},
      {"prod", "axis", {{{2, 3, 2}, 0.5, 2}}, [](X x) { return prod(x[0], 1, true); }},
      {"prod", "a zero", {values({2, 3}, {2, 0, 3, 1, 0.5, 2})}, [](X x) { return prod(x[0], 1); }},
      {"prod", "zeros", {values({4}, {2, 0, 0, 1.5})}, [](X x) { return prod(x[0]); }},
      {"norm", "", {{{2, 3}}}, [](X x) { return norm(x[0]); }},
      {"norm", "1", {{{2, 3}}}, [](X x) { return norm(x[0], 1, {1}); }},
      {"norm", "3", {{{2, 3}}}, [](X x) { return norm(x[0], 3, {0}, true); }},
      {"norm", "1.5", {{{2, 3}}}, [](X x) { return norm(x[0], 1.5); }},
      {"norm", "largest", {{{2, 3}}}, [](X x) { return norm(x[0], HUGE_VAL, {1}); }},
      {"logsumexp", "", {{{2, 3}}}, [](X x) { return logsumexp(x[0], 1); }},
      {"logsumexp",
       "axes",
       {{{2, 3, 2}}},
       [](X x) {
         return logsumexp(x[0], {0, 2}, true);
       }},
      {"cumsum", "", {{{2, 3}}}, [](X x) { return cumsum(x[0], 1); }},
      {"cumprod", "", {{{3, 2}, 0.5, 2}}, [](X x) { return cumprod(x[0], 0); }},
      {"cumprod", "zeros", {values({4}, {2, 0, 3, 0})}, [](X x) { return cumprod(x[0], 0); }},
      {"var", "", {{{2, 3}}}, [](X x) { return var(x[0]); }},
      {"var", "axis", {{{2, 4}}}, [](X x) { return var(x[0], {1}, false, true); }},
      {"std",
       "",
       {{{2, 3, 2}}},
       [](X x) {
         return taper::std(x[0], {0, 2});
       }},
      {"mean", "", {{{2, 3}}}, [](X x) { return std::get<1>(var_mean(x[0], {0})); }},
  });
}
