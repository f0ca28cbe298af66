#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes loss() {
  Mistakes mistakes;
  MISTAKE(F::cross_entropy(ones({2, 3}), ones({2})));
  MISTAKE(F::cross_entropy(ones({2, 3}), zeros({2}, kInt)));
  MISTAKE(F::cross_entropy(ones({2, 3}), zeros({3}, kLong)));
  MISTAKE(F::cross_entropy(ones({2, 3}), zeros({2, 1}, kLong)));
  MISTAKE(F::cross_entropy(ones({2, 3}), full({2}, 3, kLong)));
  MISTAKE(F::cross_entropy(ones({2, 3}), full({2}, -1, kLong)));
  MISTAKE(F::cross_entropy(ones({3}), full({}, 3, kLong)));
  MISTAKE(F::cross_entropy(ones({}), zeros({}, kLong)));
  MISTAKE(F::cross_entropy(ones({2, 3}), ones({2, 4})));
  MISTAKE(F::cross_entropy(ones({2, 3}), zeros({2, 3}, kLong)));
  MISTAKE(F::cross_entropy(ones({2, 3, 4}), zeros({2, 3}, kLong)));
  MISTAKE(F::cross_entropy(ones({2, 3, 4}), zeros({2}, kLong)));
  MISTAKE(F::cross_entropy(ones({2, 3}), zeros({2}, kLong),
                           F::CrossEntropyFuncOptions().weight(ones({2}))));
  MISTAKE(F::cross_entropy(ones({2, 3}), zeros({2}, kLong),
                           F::CrossEntropyFuncOptions().label_smoothing(1.5)));
  MISTAKE(F::cross_entropy(ones({2, 3}, kLong), zeros({2}, kLong)));
  MISTAKE(nll_loss(ones({2, 3}), ones({2})));
  MISTAKE(nll_loss(ones({2, 3}), zeros({3}, kLong)));
  MISTAKE(nll_loss(ones({2, 3}), zeros({2, 1}, kLong)));
  MISTAKE(nll_loss(ones({2, 3}), full({2}, 3, kLong)));
  MISTAKE(nll_loss(ones({2, 3}), full({2}, -1, kLong)));
  MISTAKE(nll_loss(ones({2, 3}), zeros({2}, kLong), ones({2})));
  MISTAKE(nll_loss(ones({}), zeros({}, kLong)));
  MISTAKE(nll_loss(ones({2, 3, 4, 5}), zeros({2}, kLong)));
  MISTAKE(binary_cross_entropy(ones({2}), ones({3})));
  MISTAKE(binary_cross_entropy(full({2}, 1.5), ones({2})));
  MISTAKE(binary_cross_entropy(full({2}, -0.5), ones({2})));
  MISTAKE(binary_cross_entropy(ones({2}), ones({2}, kLong)));
  MISTAKE(binary_cross_entropy_with_logits(ones({2}), ones({3})));
  MISTAKE(binary_cross_entropy_with_logits(ones({2, 1}), ones({2})));
  MISTAKE(losses::mse_loss(ones({2}), ones({3})));
  MISTAKE(mse_loss(ones({2}, kLong), ones({2}, kLong)));
  MISTAKE(losses::l1_loss(ones({2}), ones({3})));
  MISTAKE(losses::smooth_l1_loss(ones({2}), ones({3})));
  MISTAKE(smooth_l1_loss(ones({2}), ones({2}), Reduction::Mean, -1));
  MISTAKE(huber_loss(ones({2}), ones({2}), Reduction::Mean, 0));
  MISTAKE(huber_loss(ones({2}), ones({2}), Reduction::Mean, -1));
  MISTAKE(nn::CrossEntropyLoss()(ones({2, 3}), ones({2})));
  return mistakes;
}

}  // namespace rows::errors
