#include <doctest/doctest.h>

#include "tests/support/grad_rows.h"

using namespace taper;
using taper::testing::check_gradients;
using taper::testing::X;

TEST_CASE("gradients of matrix products") {
  check_gradients({
      {"mm", "", {{{2, 3}}, {{3, 2}}}, [](X x) { return mm(x[0], x[1]); }},
      {"mm", "transposed", {{{3, 2}}, {{2, 3}}}, [](X x) { return mm(x[0].t(), x[1].t()); }},
      {"mm", "vectors", {{{3}}, {{3}}}, [](X x) { return matmul(x[0], x[1]); }},
      {"mm", "matrix and vector", {{{2, 3}}, {{3}}}, [](X x) { return matmul(x[0], x[1]); }},
      {"mm", "stack and matrix", {{{2, 2, 3}}, {{3, 2}}}, [](X x) { return matmul(x[0], x[1]); }},
      {"bmm", "", {{{2, 2, 3}}, {{2, 3, 2}}}, [](X x) { return matmul(x[0], x[1]); }},
      {"bmm", "broadcasts", {{{2, 1, 2, 3}}, {{2, 3, 1}}}, [](X x) { return matmul(x[0], x[1]); }},
      {"linear", "", {{{4, 3}}, {{2, 3}}, {{2}}}, [](X x) { return linear(x[0], x[1], x[2]); }},
      {"linear",
       "stack",
       {{{2, 2, 3}}, {{2, 3}}, {{2}}},
       [](X x) { return linear(x[0], x[1], x[2]); }},
      {"mm", "linear without bias", {{{4, 3}}, {{2, 3}}}, [](X x) { return linear(x[0], x[1]); }},
      {"bmm", "stacks", {{{2, 2, 3}}, {{2, 3, 2}}}, [](X x) { return bmm(x[0], x[1]); }},
      {"mm", "mv", {{{2, 3}}, {{3}}}, [](X x) { return mv(x[0], x[1]); }},
      {"mul", "dot", {{{3}}, {{3}}}, [](X x) { return dot(x[0], x[1]); }},
      {"mul", "outer", {{{3}}, {{2}}}, [](X x) { return outer(x[0], x[1]); }},
      {"mm",
       "addmm",
       {{{2}}, {{3, 4}}, {{4, 2}}},
       [](X x) { return addmm(x[0], x[1], x[2], 0.5, 2); }},
      {"bmm",
       "einsum",
       {{{2, 3}}, {{3, 4}}},
       [](X x) {
         return einsum("ij,jk->ki", {x[0], x[1]});
       }},
      {"bmm",
       "einsum with batch and broadcasting",
       {{{2, 1, 3}}, {{2, 3, 4}}},
       [](X x) {
         return einsum("b...i,bij->j...b", {x[0], x[1]});
       }},
      {"diagonal", "einsum", {{{3, 3}}}, [](X x) { return einsum("ii->i", {x[0]}); }},
      {"diagonal", "einsum, a trace", {{{2, 3, 3}}}, [](X x) { return einsum("bii->b", {x[0]}); }},
      {"div",
       "cosine_similarity",
       {{{2, 3}}, {{2, 3}}},
       [](X x) { return cosine_similarity(x[0], x[1]); }},
  });
}
