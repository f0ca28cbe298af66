#include "taper/nn/functional/loss.h"

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/core/ops/likelihood.h"
#include "taper/core/ops/loss_parts.h"
#include "taper/core/ops/margin.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

namespace taper::nn::functional {
namespace {

/// max(0, margin + d(anchor, positive) - d(anchor, negative))
template <class Distance>
Variable triplet(const Variable& anchor, const Variable& positive, const Variable& negative,
                 const TripletMarginWithDistanceLossFuncOptions& options, Distance distance) {
  const Variable near = distance(anchor, positive);
  Variable far = distance(anchor, negative);
  if (options.swap()) far = minimum(far, distance(positive, negative));
  return reduced(clamp_min(near - far + options.margin(), 0), options.reduction());
}

}  // namespace

Variable l1_loss(const Variable& input, const Variable& target, const L1LossFuncOptions& options) {
  return taper::l1_loss(input, target, options.reduction());
}

Variable mse_loss(const Variable& input, const Variable& target,
                  const MSELossFuncOptions& options) {
  return taper::mse_loss(input, target, options.reduction());
}

Variable smooth_l1_loss(const Variable& input, const Variable& target,
                        const SmoothL1LossFuncOptions& options) {
  return smooth_l1_loss(input, target, options, options.beta());
}
Variable smooth_l1_loss(const Variable& input, const Variable& target,
                        const SmoothL1LossFuncOptions& options, double beta) {
  return taper::smooth_l1_loss(input, target, options.reduction(), beta);
}

Variable huber_loss(const Variable& input, const Variable& target,
                    const HuberLossFuncOptions& options) {
  return taper::huber_loss(input, target, options.reduction(), options.delta());
}

Variable binary_cross_entropy(const Variable& input, const Variable& target,
                              const BinaryCrossEntropyFuncOptions& options) {
  check(input.sizes() == target.sizes(), "binary_cross_entropy", "Using a target size (",
        target.sizes(), ") that is different to the input size (", input.sizes(),
        ") is deprecated. Please ensure they have the same size.");
  return taper::binary_cross_entropy(input, target, options.weight(), options.reduction());
}

Variable binary_cross_entropy_with_logits(const Variable& input, const Variable& target,
                                          const BinaryCrossEntropyWithLogitsFuncOptions& options) {
  check(input.sizes() == target.sizes(), "binary_cross_entropy_with_logits", "Target size (",
        target.sizes(), ") must be the same as input size (", input.sizes(), ")");
  return taper::binary_cross_entropy_with_logits(input, target, options.weight(),
                                                 options.pos_weight(), options.reduction());
}

Variable nll_loss(const Variable& input, const Variable& target,
                  const NLLLossFuncOptions& options) {
  check(input.dim() >= 2, "nll_loss", "Expected 2 or more dimensions (got ", input.dim(), ")");
  check(target.dim() > 0 && input.size(0) == target.size(0), "nll_loss",
        "Expected input batch_size (", input.size(0), ") to match target batch_size (",
        target.dim() > 0 ? target.size(0) : 1, ").");
  Dims batch(input.sizes());
  batch.erase(1);
  check(input.dim() == 2 || target.sizes() == batch, "nll_loss", "Expected target size ",
        IntArrayRef(batch), ", got ", target.sizes());
  const Variable losses =
      taper::nll_loss(as_rows(input), input.dim() == 2 ? target : flatten(target), options.weight(),
                      options.reduction(), options.ignore_index());
  return options.reduction() == kNone ? reshape(losses, batch) : losses;
}

Variable cross_entropy(const Variable& input, const Variable& target,
                       const CrossEntropyFuncOptions& options) {
  return taper::cross_entropy_loss(input, target, options.weight(), options.reduction(),
                                   options.ignore_index(), options.label_smoothing());
}

Variable kl_div(const Variable& input, const Variable& target, const KLDivFuncOptions& options) {
  const Reduction::Reduction* reduction = options.reduction().value();
  if (reduction == nullptr) {
    const Variable total = taper::kl_div(input, target, kSum, options.log_target());
    return input.dim() == 0 ? total : total / input.size(0);
  }
  if (*reduction == kMean)
    TAPER_WARN(
        "reduction: 'mean' divides the total loss by both the batch size and the support size."
        "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
        "'mean' will be changed to behave the same as 'batchmean' in the next major release.");
  return taper::kl_div(input, target, *reduction, options.log_target());
}

Variable poisson_nll_loss(const Variable& input, const Variable& target,
                          const PoissonNLLLossFuncOptions& options) {
  return taper::poisson_nll_loss(input, target, options.log_input(), options.full(), options.eps(),
                                 options.reduction());
}

Variable hinge_embedding_loss(const Variable& input, const Variable& target,
                              const HingeEmbeddingLossFuncOptions& options) {
  return taper::hinge_embedding_loss(input, target, options.margin(), options.reduction());
}

Variable margin_ranking_loss(const Variable& input1, const Variable& input2, const Variable& target,
                             const MarginRankingLossFuncOptions& options) {
  return taper::margin_ranking_loss(input1, input2, target, options.margin(), options.reduction());
}

Variable multi_margin_loss(const Variable& input, const Variable& target,
                           const MultiMarginLossFuncOptions& options) {
  return taper::multi_margin_loss(input, target, options.p(), options.margin(), options.weight(),
                                  options.reduction());
}

Variable multilabel_margin_loss(const Variable& input, const Variable& target,
                                const MultilabelMarginLossFuncOptions& options) {
  return taper::multilabel_margin_loss(input, target, options.reduction());
}

Variable soft_margin_loss(const Variable& input, const Variable& target,
                          const SoftMarginLossFuncOptions& options) {
  return taper::soft_margin_loss(input, target, options.reduction());
}

Variable multilabel_soft_margin_loss(const Variable& input, const Variable& target,
                                     const MultilabelSoftMarginLossFuncOptions& options) {
  const Dims sizes = broadcast_shapes("multilabel_soft_margin_loss", target.sizes(), input.sizes());
  const auto losses = [&](Reduction::Reduction reduction) {
    return taper::binary_cross_entropy_with_logits(input.expand(sizes), target.expand(sizes),
                                                   options.weight(), {}, reduction);
  };
  const Reduction::Reduction reduction = options.reduction();
  return reduction == Reduction::Mean ? losses(reduction)  // also of the means of the lines
                                      : reduced(losses(Reduction::None).mean(-1), reduction);
}

Variable cosine_embedding_loss(const Variable& input1, const Variable& input2,
                               const Variable& target,
                               const CosineEmbeddingLossFuncOptions& options) {
  return taper::cosine_embedding_loss(input1, input2, target, options.margin(),
                                      options.reduction());
}

Variable triplet_margin_loss(const Variable& anchor, const Variable& positive,
                             const Variable& negative,
                             const TripletMarginLossFuncOptions& options) {
  return taper::triplet_margin_loss(anchor, positive, negative, options.margin(), options.p(),
                                    options.eps(), options.swap(), options.reduction());
}

Variable triplet_margin_with_distance_loss(
    const Variable& anchor, const Variable& positive, const Variable& negative,
    const TripletMarginWithDistanceLossFuncOptions& options) {
  if (options.distance_function())
    return triplet(anchor, positive, negative, options, *options.distance_function());
  return triplet(anchor, positive, negative, options, [](const Variable& a, const Variable& b) {
    return taper::pairwise_distance(a, b);
  });
}

}  // namespace taper::nn::functional
