#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes linalg() {
  Mistakes mistakes;
  MISTAKE(mm(ones({2, 3}), ones({4, 5})));
  MISTAKE(mm(ones({2, 3}), ones({3})));
  MISTAKE(mm(ones({2}), ones({2, 3})));
  MISTAKE(mm(ones({2, 3}), ones({2, 3, 4})));
  MISTAKE(mm(ones({2, 3}), ones({3, 4}, kDouble)));
  MISTAKE(mm(ones({2, 3}, kLong), ones({3, 4})));
  MISTAKE(mm(ones({2, 3}, kBool), ones({3, 4}, kBool)));
  MISTAKE(matmul(ones({2, 3}), ones({4, 5})));
  MISTAKE(matmul(ones({2, 3}), ones({4})));
  MISTAKE(matmul(ones({4}), ones({2, 3})));
  MISTAKE(matmul(ones({3}), ones({4})));
  MISTAKE(matmul(ones({}), ones({2, 3})));
  MISTAKE(matmul(ones({2, 3}), ones({})));
  MISTAKE(matmul(ones({2, 2, 3}), ones({2, 4, 5})));
  MISTAKE(matmul(ones({2, 2, 3}), ones({3, 3, 5})));
  MISTAKE(matmul(ones({2, 2, 3}), ones({4, 5})));
  MISTAKE(matmul(ones({2, 2, 3}), ones({4})));
  MISTAKE(matmul(ones({2, 3}), ones({3, 4}, kDouble)));
  MISTAKE(matmul(ones({3}), ones({3}, kDouble)));
  MISTAKE(matmul(ones({2, 2, 3}), ones({2, 3, 4}, kDouble)));
  MISTAKE(bmm(ones({2, 3}), ones({2, 3, 4})));
  MISTAKE(bmm(ones({2, 3, 4}), ones({3, 4})));
  MISTAKE(bmm(ones({2, 3, 4}), ones({3, 4, 5})));
  MISTAKE(bmm(ones({2, 3, 4}), ones({2, 3, 5})));
  MISTAKE(bmm(ones({2, 3, 4}), ones({2, 4, 5}, kDouble)));
  MISTAKE(mv(ones({2, 3}), ones({2})));
  MISTAKE(mv(ones({2}), ones({2})));
  MISTAKE(mv(ones({2, 3}), ones({3, 1})));
  MISTAKE(mv(ones({2, 3}), ones({3}, kDouble)));
  MISTAKE(dot(ones({2}), ones({3})));
  MISTAKE(dot(ones({2, 1}), ones({2})));
  MISTAKE(dot(ones({2}), ones({2}, kDouble)));
  MISTAKE(dot(ones({2}, kBool), ones({2}, kBool)));
  MISTAKE(outer(ones({2, 2}), ones({2})));
  MISTAKE(outer(ones({2}), ones({2, 2})));
  MISTAKE(addmm(ones({2, 4}), ones({2, 3}), ones({4, 5})));
  MISTAKE(addmm(ones({3, 4}), ones({2, 3}), ones({3, 4})));
  MISTAKE(addmm(ones({1, 2, 4}), ones({2, 3}), ones({3, 4})));
  MISTAKE(addmm(ones({2, 4}, kDouble), ones({2, 3}), ones({3, 4})));
  MISTAKE(addmm(ones({2, 4}), ones({2}), ones({3, 4})));
  MISTAKE(addmm(ones({2, 4}), ones({2, 3}), ones({3})));
  MISTAKE(ones({2, 5}).addmm_(ones({2, 3}), ones({3, 4})));
  MISTAKE(ones({4}).addmm_(ones({2, 3}), ones({3, 4})));
  MISTAKE(einsum("ij,jk->ik", {ones({2, 3})}));
  MISTAKE(einsum("ij", {ones({2, 3}), ones({2})}));
  MISTAKE(einsum("ij,jk->ik", {ones({2, 3}), ones({4, 5})}));
  MISTAKE(einsum("ijk->ik", {ones({2, 3})}));
  MISTAKE(einsum("i->ik", {ones({2})}));
  MISTAKE(einsum("ij->ii", {ones({2, 3})}));
  MISTAKE(einsum("ii->i", {ones({2, 3})}));
  MISTAKE(einsum("i1->i", {ones({2, 3})}));
  MISTAKE(einsum("i->1", {ones({2})}));
  MISTAKE(einsum("i.j->i", {ones({2, 3})}));
  MISTAKE(einsum("i......->i", {ones({2, 3})}));
  MISTAKE(einsum("i->......", {ones({2})}));
  MISTAKE(einsum("...->", std::vector<Tensor>{}));
  MISTAKE(cosine_similarity(ones({2, 3}), ones({2, 4})));
  MISTAKE(cosine_similarity(ones({2, 3}), ones({2, 3}), 2));
  MISTAKE(pairwise_distance(ones({2, 3}), ones({2, 4})));
  MISTAKE(nn::functional::linear(ones({2, 3}), ones({5, 4})));
  MISTAKE(nn::functional::linear(ones({28, 28}), ones({10, 784}), ones({10})));
  MISTAKE(nn::functional::linear(ones({2, 3}), ones({5, 3}), ones({4})));
  MISTAKE(nn::functional::linear(ones({3}), ones({5, 4})));
  MISTAKE(nn::functional::linear(ones({2, 2, 3}), ones({5, 4}), ones({5})));
  MISTAKE(nn::functional::linear(ones({2, 2, 3}), ones({5, 4})));
  MISTAKE(nn::functional::linear(ones({2, 3}, kDouble), ones({5, 3}), ones({5})));
  MISTAKE(nn::functional::linear(ones({2, 3}, kLong), ones({5, 3})));
  MISTAKE(mm(Tensor(), ones({2, 3})));
  MISTAKE(mm(ones({2, 3}), Tensor()));
  MISTAKE(matmul(ones({2, 3}), Tensor()));
  MISTAKE(dot(ones({2}), Tensor()));
  MISTAKE(addmm(Tensor(), ones({2, 3}), ones({3, 4})));
  MISTAKE(cosine_similarity(ones({2}, kLong), ones({2}, kLong)));
  MISTAKE(nn::functional::linear(ones({2, 3}), ones({5, 3}), ones({5}, kDouble)));
  MISTAKE(pairwise_distance(ones({2, 3}), ones({3, 3})));
  MISTAKE(mm(ones({2, 3}), ones({2, 3}).t().to(kDouble)));
  return mistakes;
}

}  // namespace rows::errors
