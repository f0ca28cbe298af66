#include <doctest/doctest.h>

#include "tests/support/golden.h"

using namespace taper;
using taper::testing::replay_golden;
using taper::testing::X;

TEST_CASE("matrix products give PyTorch's values and gradients") {
  replay_golden(
      "linalg",
      {
          {"mm", "", [](X x) { return mm(x[0], x[1]); }},
          {"mm", "transposed", [](X x) { return mm(x[0].t(), x[1].t()); }},
          {"matmul", "", [](X x) { return matmul(x[0], x[1]); }},
          {"matmul", "transposed", [](X x) { return matmul(mT(x[0]), mT(x[1])); }},
          {"linear", "", [](X x) { return linear(x[0], x[1], x[2]); }},
          {"linear", "no bias", [](X x) { return linear(x[0], x[1]); }},
          {"bmm", "", [](X x) { return bmm(x[0], x[1]); }},
          {"mv", "", [](X x) { return mv(x[0], x[1]); }},
          {"dot", "", [](X x) { return dot(x[0], x[1]); }},
          {"outer", "", [](X x) { return outer(x[0], x[1]); }},
          {"pairwise_distance", "", [](X x) { return pairwise_distance(x[0], x[1]); }},
          {"pairwise_distance", "p 1, keepdim",
           [](X x) { return pairwise_distance(x[0], x[1], 1, 0.5, true); }},
          {"addmm", "", [](X x) { return addmm(x[0], x[1], x[2], 0.5, 2); }},
          {"addmm", "beta 0", [](X x) { return addmm(x[0], x[1], x[2], 0, 2); }},
          {"einsum", "product",
           [](X x) {
             return einsum("ij,jk->ik", {x[0], x[1]});
           }},
          {"einsum", "implicit",
           [](X x) {
             return einsum("ji,jk", {x[0], x[1]});
           }},
          {"einsum", "stacks",
           [](X x) {
             return einsum("bij, b j k -> k b i", {x[0], x[1]});
           }},
          {"einsum", "ellipsis",
           [](X x) {
             return einsum("...ij,...jk->...ik", {x[0], x[1]});
           }},
          {"einsum", "dot",
           [](X x) {
             return einsum("i,i->", {x[0], x[1]});
           }},
          {"einsum", "outer",
           [](X x) {
             return einsum("i,j->ji", {x[0], x[1]});
           }},
          {"einsum", "sums",
           [](X x) {
             return einsum("ijk,kl->l", {x[0], x[1]});
           }},
          {"einsum", "diagonal", [](X x) { return einsum("iji->j", {x[0]}); }},
          {"einsum", "transpose", [](X x) { return einsum("...ij->...ji", {x[0]}); }},
          {"cosine_similarity", "", [](X x) { return cosine_similarity(x[0], x[1]); }},
          {"cosine_similarity", "dim 0", [](X x) { return cosine_similarity(x[0], x[1], 0); }},
      });
}
