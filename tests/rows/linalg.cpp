// Matrix products.

#include "tests/rows/rows.h"

namespace rows {

Rows linalg() {
  const std::vector<std::vector<Sizes>> products{{{3}, {3}},
                                                 {{2, 3}, {3}},
                                                 {{3}, {3, 2}},
                                                 {{2, 3}, {3, 4}},
                                                 {{2, 2, 3}, {3}},
                                                 {{3}, {2, 3, 2}},
                                                 {{2, 2, 3}, {3, 2}},
                                                 {{2, 3}, {2, 3, 2}},
                                                 {{2, 2, 3}, {2, 3, 1}},
                                                 {{2, 1, 2, 3}, {2, 3, 2}},
                                                 {{1, 1}, {1, 1}},
                                                 {{0, 3}, {3, 2}},
                                                 {{2, 0}, {0, 3}},
                                                 {{2, 0, 3}, {2, 3, 2}},
                                                 {{2, 2, 0}, {0, 2}},
                                                 {{2, 2, 0}, {2, 0, 3}},
                                                 {{2, 0, 3}, {3, 2}},
                                                 {{17, 20}, {20, 9}}};
  const Inputs added =
      operands({{{2, 2}, {2, 3}, {3, 2}}, {{2}, {2, 3}, {3, 2}}, {{}, {2, 3}, {3, 2}}});
  return {
      {"mm", "",
       operands({{{2, 3}, {3, 4}},
                 {{1, 1}, {1, 1}},
                 {{0, 3}, {3, 2}},
                 {{2, 0}, {0, 3}},
                 {{17, 20}, {20, 9}}}),
       [](X x) { return mm(x[0], x[1]); }},
      {"mm", "transposed", operands({{{3, 2}, {4, 3}}, {{20, 17}, {9, 20}}}),
       [](X x) { return mm(x[0].t(), x[1].t()); }},
      {"matmul", "", operands(products), [](X x) { return matmul(x[0], x[1]); }},
      {"matmul", "transposed", operands({{{2, 3, 2}, {2, 2, 3}}, {{3, 2}, {2, 2, 3}}}),
       [](X x) { return matmul(x[0].mT(), x[1].mT()); }},
      {"linear", "",
       operands({{{4, 3}, {2, 3}, {2}},
                 {{3}, {2, 3}, {2}},
                 {{2, 2, 3}, {2, 3}, {2}},
                 {{0, 3}, {2, 3}, {2}},
                 {{2, 0, 3}, {2, 3}, {2}}}),
       [](X x) { return linear(x[0], x[1], x[2]); }},
      {"linear", "no bias", operands({{{4, 3}, {2, 3}}, {{3}, {2, 3}}, {{2, 2, 3}, {1, 3}}}),
       [](X x) { return linear(x[0], x[1]); }},
      {"bmm", "",
       operands({{{2, 2, 3}, {2, 3, 4}}, {{1, 1, 1}, {1, 1, 1}}, {{0, 2, 3}, {0, 3, 1}}}),
       [](X x) { return bmm(x[0], x[1]); }},
      {"mv", "", operands({{{2, 3}, {3}}, {{0, 3}, {3}}}), [](X x) { return mv(x[0], x[1]); }},
      {"dot", "", operands({{{3}, {3}}, {{0}, {0}}}), [](X x) { return dot(x[0], x[1]); }},
      {"outer", "", operands({{{3}, {2}}, {{0}, {2}}}), [](X x) { return outer(x[0], x[1]); }},
      {"pairwise_distance", "",
       operands({{{2, 3}, {2, 3}}, {{3}, {3}}, {{2, 3}, {3}}, {{2, 0}, {2, 0}}}),
       [](X x) { return pairwise_distance(x[0], x[1]); }},
      {"pairwise_distance", "p 1, keepdim", operands({{{2, 3}, {2, 3}}}),
       [](X x) { return pairwise_distance(x[0], x[1], 1, 0.5, true); }},
      {"addmm", "", added, [](X x) { return addmm(x[0], x[1], x[2], 0.5, 2); },
       [](X x) { return x[0].addmm_(x[1], x[2], 0.5, 2); }},
      {"addmm", "beta 0", added, [](X x) { return addmm(x[0], x[1], x[2], 0, 2); }},
      {"einsum", "product", operands({{{2, 3}, {3, 4}}}),
       [](X x) {
         return einsum("ij,jk->ik", {x[0], x[1]});
       }},
      {"einsum", "implicit", operands({{{3, 2}, {3, 4}}}),
       [](X x) {
         return einsum("ji,jk", {x[0], x[1]});
       }},
      {"einsum", "stacks", operands({{{2, 2, 3}, {2, 3, 4}}}),
       [](X x) {
         return einsum("bij, b j k -> k b i", {x[0], x[1]});
       }},
      {"einsum", "ellipsis", operands({{{2, 3}, {3, 4}}, {{2, 1, 2, 3}, {4, 3, 2}}}),
       [](X x) {
         return einsum("...ij,...jk->...ik", {x[0], x[1]});
       }},
      {"einsum", "dot", operands({{{3}, {3}}}),
       [](X x) {
         return einsum("i,i->", {x[0], x[1]});
       }},
      {"einsum", "outer", operands({{{3}, {2}}}),
       [](X x) {
         return einsum("i,j->ji", {x[0], x[1]});
       }},
      {"einsum", "sums", operands({{{2, 2, 3}, {3, 4}}}),
       [](X x) {
         return einsum("ijk,kl->l", {x[0], x[1]});
       }},
      {"einsum", "diagonal", shapes({{3, 2, 3}}), [](X x) { return einsum("iji->j", {x[0]}); }},
      {"einsum", "transpose", shapes({{2, 3}, {2, 2, 3}}),
       [](X x) { return einsum("...ij->...ji", {x[0]}); }},
      {"einsum", "product, transposed", doubles({{{2, 3}}, {{3, 4}}}),
       [](X x) {
         return einsum("ij,jk->ki", {x[0], x[1]});
       }},
      {"einsum", "stacks that broadcast", doubles({{{2, 1, 3}}, {{2, 3, 4}}}),
       [](X x) {
         return einsum("b...i,bij->j...b", {x[0], x[1]});
       }},
      {"einsum", "diagonal of a matrix", doubles({{{3, 3}}}),
       [](X x) { return einsum("ii->i", {x[0]}); }},
      {"einsum", "traces", doubles({{{2, 3, 3}}}), [](X x) { return einsum("bii->b", {x[0]}); }},
      {"cosine_similarity", "", operands({{{2, 3}, {2, 3}}, {{2, 3}, {1, 3}}}),
       [](X x) { return cosine_similarity(x[0], x[1]); }},
      {"cosine_similarity", "dim 0", operands({{{2, 3}, {2, 3}}}),
       [](X x) { return cosine_similarity(x[0], x[1], 0); }},
  };
}

}  // namespace rows
