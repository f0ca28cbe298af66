// Losses with their options.

#include "tests/rows/rows.h"

namespace rows {
namespace {

Tensor signs(const Tensor& x) { return x.detach().sign(); }
Tensor weights(const Tensor& like) { return tensor({0.5, 2.0, 1.0}, like.scalar_type()); }

/// Rows of scores (n, 3), and for each row what draw(random, n) gives.
template <class Draw>
Inputs scored(Draw draw) {
  return [=](Random& random) {
    Cases cases;
    for (const ScalarType dtype : kFloats)
      cases.push_back({name_of(dtype), {random.draw({4, 3}, dtype), draw(random)}});
    return cases;
  };
}

}  // namespace

Rows criteria() {
  const Inputs same = operands({{{2, 3}, {2, 3}}}),
               probabilities = operands({{{2, 3}, {2, 3}}}, kFloats, 0.05, 0.95);
  const Inputs triple = operands({{{4, 3}, {4, 3}, {4, 3}}});
  const Inputs classes = scored([](Random& random) { return random.draw({4}, kLong, 0, 2); });
  const Inputs lists = scored([](Random&) {
    return tensor({{0, -1, 1}, {2, 0, -1}, {-1, 0, 1}, {1, 2, 0}});
  });
  const Inputs one_row = [](Random& random) {
    return Cases{{"row", {random.draw({3}, kDouble), tensor(1)}}};
  };
  const Inputs one_list = [](Random& random) {
    return Cases{{"row", {random.draw({3}, kDouble), tensor({2, -1, 0})}}};
  };
  const Inputs images = [](Random& random) {
    return Cases{{"images", {random.draw({2, 3, 4}, kDouble), random.draw({2, 4}, kLong, 0, 2)}}};
  };
  return {
      {"l1_loss", "options", same,
       [](X x) { return F::l1_loss(x[0], x[1], F::L1LossFuncOptions(kSum)); }},
      {"mse_loss", "options", same,
       [](X x) { return F::mse_loss(x[0], x[1], F::MSELossFuncOptions().reduction(kNone)); }},
      {"smooth_l1_loss", "options", same,
       [](X x) { return F::smooth_l1_loss(x[0], x[1], F::SmoothL1LossFuncOptions(kSum), 0.5); }},
      {"smooth_l1_loss", "module", same,
       [](X x) {
         return lib::nn::SmoothL1Loss(lib::nn::SmoothL1LossOptions().beta(0.5))(x[0], x[1]);
       }},
      {"huber_loss", "options", same,
       [](X x) { return F::huber_loss(x[0], x[1], F::HuberLossFuncOptions().delta(0.7)); }},
      {"binary_cross_entropy", "options", probabilities,
       [](X x) {
         return F::binary_cross_entropy(
             x[0], x[1], F::BinaryCrossEntropyFuncOptions().weight(weights(x[0])).reduction(kSum));
       }},
      {"binary_cross_entropy_with_logits", "options", probabilities,
       [](X x) {
         return F::binary_cross_entropy_with_logits(x[0], x[1],
                                                    F::BinaryCrossEntropyWithLogitsFuncOptions()
                                                        .weight(weights(x[0]))
                                                        .pos_weight(weights(x[0]) * 2));
       }},
      {"nll_loss", "options", both({classes, images}),
       [](X x) {
         return F::nll_loss(x[0], x[1],
                            F::NLLLossFuncOptions().weight(weights(x[0])).ignore_index(1));
       }},
      {"nll_loss", "options, none", both({classes, images}),
       [](X x) { return F::nll_loss(x[0], x[1], F::NLLLossFuncOptions().reduction(kNone)); }},
      {"kl_div", "", probabilities,
       [](X x) { return F::kl_div(x[0].log(), x[1], F::KLDivFuncOptions(kSum)); }},
      {"kl_div", "batch mean", probabilities,
       [](X x) { return F::kl_div(x[0].log(), x[1], F::KLDivFuncOptions(kBatchMean)); }},
      {"kl_div", "log target", same,
       [](X x) {
         return F::kl_div(x[0], x[1], F::KLDivFuncOptions().reduction(kNone).log_target(true));
       }},
      {"kl_div", "zeros", given({{"target", {tensor({0.5, -1.0}), tensor({0.0, 1.0})}}}),
       [](X x) { return F::kl_div(x[0], x[1].detach(), F::KLDivFuncOptions(kNone)); }},
      {"poisson_nll_loss", "", operands({{{2, 3}, {2, 3}}}, kFloats, 0.5, 3),
       [](X x) { return F::poisson_nll_loss(x[0], x[1]); }},
      {"poisson_nll_loss", "rate, full", operands({{{2, 3}, {2, 3}}}, kFloats, 0.5, 3),
       [](X x) {
         return F::poisson_nll_loss(
             x[0], x[1],
             F::PoissonNLLLossFuncOptions().log_input(false).full(true).eps(1e-6).reduction(kSum));
       }},
      {"hinge_embedding_loss", "", same,
       [](X x) {
         return F::hinge_embedding_loss(x[0], signs(x[1]),
                                        F::HingeEmbeddingLossFuncOptions().margin(0.8));
       }},
      {"margin_ranking_loss", "", triple,
       [](X x) {
         return F::margin_ranking_loss(
             x[0], x[1], signs(x[2]),
             F::MarginRankingLossFuncOptions().margin(0.3).reduction(kSum));
       }},
      {"multi_margin_loss", "", both({classes, one_row}),
       [](X x) { return F::multi_margin_loss(x[0], x[1]); }},
      {"multi_margin_loss", "squares", classes,
       [](X x) {
         return F::multi_margin_loss(x[0], x[1],
                                     F::MultiMarginLossFuncOptions()
                                         .p(2)
                                         .margin(0.7)
                                         .weight(weights(x[0]))
                                         .reduction(kNone));
       }},
      {"multilabel_margin_loss", "", both({lists, one_list}),
       [](X x) { return F::multilabel_margin_loss(x[0], x[1]); }},
      {"multilabel_margin_loss", "none", lists,
       [](X x) {
         return F::multilabel_margin_loss(x[0], x[1], F::MultilabelMarginLossFuncOptions(kNone));
       }},
      {"soft_margin_loss", "", same,
       [](X x) {
         return F::soft_margin_loss(x[0], signs(x[1]), F::SoftMarginLossFuncOptions(kSum));
       }},
      {"multilabel_soft_margin_loss", "", probabilities,
       [](X x) {
         return F::multilabel_soft_margin_loss(
             x[0], x[1], F::MultilabelSoftMarginLossFuncOptions().weight(weights(x[0])));
       }},
      {"multilabel_soft_margin_loss", "sum", probabilities,
       [](X x) {
         return F::multilabel_soft_margin_loss(
             x[0], x[1], F::MultilabelSoftMarginLossFuncOptions().reduction(kSum));
       }},
      {"multilabel_soft_margin_loss", "mean, of one line of targets", probabilities,
       [](X x) { return F::multilabel_soft_margin_loss(x[0], x[1].select(0, 0)); }},
      {"cosine_embedding_loss", "", triple,
       [](X x) {
         return F::cosine_embedding_loss(x[0], x[1], signs(x[2].select(1, 0)),
                                         F::CosineEmbeddingLossFuncOptions().margin(0.1));
       }},
      {"triplet_margin_loss", "", triple,
       [](X x) { return F::triplet_margin_loss(x[0], x[1], x[2]); }},
      {"triplet_margin_loss", "swap", triple,
       [](X x) {
         return F::triplet_margin_loss(
             x[0], x[1], x[2],
             F::TripletMarginLossFuncOptions().margin(2).p(3).swap(true).reduction(kNone));
       }},
      {"triplet_margin_with_distance_loss", "", triple,
       [](X x) { return F::triplet_margin_with_distance_loss(x[0], x[1], x[2]); }},
      {"triplet_margin_with_distance_loss", "of one's own", triple,
       [](X x) {
         const auto squares = [](const Tensor& a, const Tensor& b) {
           return (a - b).pow(2).sum(-1);
         };
         return F::triplet_margin_with_distance_loss(
             x[0], x[1], x[2],
             F::TripletMarginWithDistanceLossFuncOptions().distance_function(squares).swap(true));
       }},
  };
}

}  // namespace rows
