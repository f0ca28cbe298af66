#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes criterion() {
  Mistakes mistakes;
  MISTAKE(F::kl_div(ones({2}), ones({3})));
  MISTAKE(F::kl_div(ones({2}), ones({2})));
  MISTAKE(F::poisson_nll_loss(ones({2}), ones({3})));
  MISTAKE(F::binary_cross_entropy(ones({2}), ones({2, 1})));
  MISTAKE(F::binary_cross_entropy_with_logits(ones({2}), ones({2, 1})));
  MISTAKE(F::hinge_embedding_loss(ones({2}), ones({3})));
  MISTAKE(F::multi_margin_loss(ones({2, 3}), ones({2})));
  MISTAKE(F::multi_margin_loss(ones({2, 3}), zeros({3}, kLong)));
  MISTAKE(F::multi_margin_loss(ones({2, 3}), full({2}, 3, kLong)));
  MISTAKE(
      F::multi_margin_loss(ones({2, 3}), zeros({2}, kLong), F::MultiMarginLossFuncOptions().p(3)));
  MISTAKE(F::multilabel_margin_loss(ones({2, 3}), ones({2, 3})));
  MISTAKE(F::multilabel_margin_loss(ones({2, 3}), zeros({2}, kLong)));
  MISTAKE(F::multilabel_margin_loss(ones({2, 3}), full({2, 3}, 3, kLong)));
  MISTAKE(F::multilabel_soft_margin_loss(ones({2, 3}), ones({2, 4})));
  MISTAKE(F::soft_margin_loss(ones({2}), ones({3})));
  MISTAKE(F::cosine_embedding_loss(ones({2, 3}), ones({2, 3}), ones({2, 3})));
  MISTAKE(F::cosine_embedding_loss(ones({2, 3}), ones({4, 3}), ones({2})));
  MISTAKE(F::cosine_embedding_loss(ones({3}), ones({3}), ones({2})));
  MISTAKE(F::margin_ranking_loss(ones({2}), ones({3}), ones({2})));
  MISTAKE(F::margin_ranking_loss(ones({2}), ones({2}), ones({2, 1})));
  MISTAKE(F::triplet_margin_loss(ones({2, 3}), ones({2, 4}), ones({2, 3})));
  MISTAKE(F::triplet_margin_loss(ones({2, 3}), ones({3}), ones({2, 3})));
  MISTAKE(F::smooth_l1_loss(ones({2}), ones({3})));
  MISTAKE(F::smooth_l1_loss(ones({2}), ones({2}), F::SmoothL1LossFuncOptions(), -1));
  MISTAKE(F::huber_loss(ones({2}), ones({3})));
  MISTAKE(F::huber_loss(ones({2}), ones({2}), F::HuberLossFuncOptions().delta(0)));
  MISTAKE(F::mse_loss(ones({2}), ones({2, 1})));
  MISTAKE(F::nll_loss(ones({2}), ones({2, 1})));
  MISTAKE(F::nll_loss(ones({2, 3}), zeros({3}, kLong)));
  MISTAKE(F::nll_loss(ones({2, 3, 4}), zeros({2, 3}, kLong)));
  MISTAKE(nn::NLLLoss()(ones({2, 3}), zeros({2})));
  MISTAKE(nn::BCELoss()(full({2}, 2.0), ones({2})));
  MISTAKE(nn::MSELoss()(ones({2}), ones({3})));
  return mistakes;
}

}  // namespace rows::errors
