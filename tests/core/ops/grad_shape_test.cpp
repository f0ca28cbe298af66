#include <doctest/doctest.h>

#include "tests/support/grad_rows.h"

using namespace taper;
using taper::testing::check_gradients;
using taper::testing::X;

TEST_CASE("gradients of shapes and copies") {
  check_gradients({
      {"view",
       "",
       {{{2, 6}}},
       [](X x) {
         return view(x[0], {3, -1});
       }},
      {"view", "reshape that copies", {{{2, 3}}}, [](X x) { return reshape(x[0].t(), {6}); }},
      {"view", "flatten", {{{2, 3, 2}}}, [](X x) { return flatten(x[0], 1); }},
      {"transpose", "", {{{2, 3, 2}}}, [](X x) { return transpose(x[0], 0, -1); }},
      {"expand",
       "",
       {{{2, 1}}},
       [](X x) {
         return expand(x[0], {3, -1, 4});
       }},
      {"squeeze", "", {{{2, 1, 3}}}, [](X x) { return squeeze(x[0], 1); }},
      {"unsqueeze", "", {{{2, 3}}}, [](X x) { return unsqueeze(x[0], -1); }},
      {"slice", "", {{{5, 2}}}, [](X x) { return slice(x[0], 0, 1, 5, 2); }},
      {"slice", "of a transpose", {{{2, 5}}}, [](X x) { return slice(x[0].t(), 0, -4, -1); }},
      {"slice",
       "of an expanded view",
       {{{3, 1}}},
       [](X x) {
         return narrow(x[0].expand({3, 4}), 1, 1, 2);
       }},
      {"select", "", {{{3, 2}}}, [](X x) { return select(x[0], 1, -1); }},
      {"diagonal", "", {{{3, 4}}}, [](X x) { return diagonal(x[0], 1); }},
      {"diagonal",
       "below, of a stack",
       {{{2, 3, 2}}},
       [](X x) { return diagonal(x[0], -1, 1, 2); }},
      {"permute",
       "",
       {{{2, 3, 2}}},
       [](X x) {
         return permute(x[0], {2, 0, 1});
       }},
      {"permute", "movedim", {{{2, 3, 2}}}, [](X x) { return movedim(x[0], 0, -1); }},
      {"squeeze", "all", {{{1, 2, 1, 3}}}, [](X x) { return squeeze(x[0]); }},
      {"view",
       "unflatten",
       {{{2, 6}}},
       [](X x) {
         return unflatten(x[0], 1, {2, -1});
       }},
      {"slice", "split", {{{5, 2}}}, [](X x) { return split(x[0], 2)[1]; }},
      // float32 is too coarse for small steps, but the function is linear.
      {"to", "", {{{2, 3}}}, [](X x) { return x[0].to(kFloat).to(kDouble); }, 0.5},
      {"clone", "", {{{2, 3}}}, [](X x) { return clone(x[0].t()); }},
      {"sum_to",
       "",
       {{{2, 3, 4}}},
       [](X x) {
         return sum_to(x[0], {3, 1});
       }},
  });
}

TEST_CASE("gradients of joined and rearranged tensors") {
  check_gradients({
      {"cat", "", {{{2, 1}}, {{2, 3}}, {{2, 2}}}, [](X x) { return cat(x, 1); }},
      {"cat",
       "an input twice",
       {{{2, 3}}},
       [](X x) {
         return cat({x[0], x[0] * x[0]});
       }},
      {"cat", "stack", {{{2, 3}}, {{2, 3}}}, [](X x) { return stack(x, -1); }},
      {"cat",
       "roll",
       {{{4, 3}}},
       [](X x) {
         return roll(x[0], {1, -1}, {0, 1});
       }},
      {"clone",
       "repeat",
       {{{2, 3}}},
       [](X x) {
         return repeat(x[0] * x[0], {2, 1, 3});
       }},
      {"flip",
       "",
       {{{2, 3, 2}}},
       [](X x) {
         return flip(x[0], {0, -1});
       }},
      {"tril", "", {{{2, 3, 3}}}, [](X x) { return tril(x[0], 1); }},
      {"triu", "", {{{3, 4}}}, [](X x) { return triu(x[0], -1); }},
      {"diag", "", {{{3}}}, [](X x) { return diag(x[0], -1); }},
      {"diagonal", "diag of a matrix", {{{3, 2}}}, [](X x) { return diag(x[0]); }},
  });
}

TEST_CASE("gradients of changes in place") {
  check_gradients({
      {"copy_",
       "",
       {{{2, 3}}, {{3}}},
       [](X x) {
         Variable y = x[0].clone();
         return y.copy_(x[1]) * x[0];
       }},
      {"fill_",
       "",
       {{{2, 3}}},
       [](X x) {
         const Variable y = x[0] * x[0];
         y.select(1, 0).fill_(2);
         return y;
       }},
      {"copy_slices",
       "a part is multiplied",
       {{{2, 3}}, {{2}}},
       [](X x) {
         const Variable y = x[0] * 1;
         y.select(1, 1).mul_(x[1]);
         return y * y;
       }},
      {"as_strided",
       "a view of what was changed",
       {{{2, 3}}, {{2, 3}}},
       [](X x) {
         const Variable y = x[0] * 1, part = y.narrow(1, 1, 2);
         y.mul_(x[1]);
         return part * part;
       }},
  });
}
