#pragma once

#include "taper/nn/options/loss.h"

/// Losses, with their settings as options. Where the formula is of elements, shapes broadcast.
namespace taper::nn::functional {

using BinaryCrossEntropyFuncOptions = BCELossOptions;
using BinaryCrossEntropyWithLogitsFuncOptions = BCEWithLogitsLossOptions;
using CosineEmbeddingLossFuncOptions = CosineEmbeddingLossOptions;
using CrossEntropyFuncOptions = CrossEntropyLossOptions;
using HingeEmbeddingLossFuncOptions = HingeEmbeddingLossOptions;
using HuberLossFuncOptions = HuberLossOptions;
using KLDivFuncOptions = KLDivLossOptions;
using L1LossFuncOptions = L1LossOptions;
using MSELossFuncOptions = MSELossOptions;
using MarginRankingLossFuncOptions = MarginRankingLossOptions;
using MultiMarginLossFuncOptions = MultiMarginLossOptions;
using MultilabelMarginLossFuncOptions = MultiLabelMarginLossOptions;
using MultilabelSoftMarginLossFuncOptions = MultiLabelSoftMarginLossOptions;
using NLLLossFuncOptions = NLLLossOptions;
using PoissonNLLLossFuncOptions = PoissonNLLLossOptions;
using SmoothL1LossFuncOptions = SmoothL1LossOptions;
using SoftMarginLossFuncOptions = SoftMarginLossOptions;
using TripletMarginLossFuncOptions = TripletMarginLossOptions;
using TripletMarginWithDistanceLossFuncOptions = TripletMarginWithDistanceLossOptions;

/// |x - t|.
Variable l1_loss(const Variable& input, const Variable& target,
                 const L1LossFuncOptions& options = {});
/// (x - t)^2.
Variable mse_loss(const Variable& input, const Variable& target,
                  const MSELossFuncOptions& options = {});
/// d^2 / (2 beta) where d = |x - t| is below beta, and d - beta / 2 elsewhere.
Variable smooth_l1_loss(const Variable& input, const Variable& target,
                        const SmoothL1LossFuncOptions& options = {});
Variable smooth_l1_loss(const Variable& input, const Variable& target,
                        const SmoothL1LossFuncOptions& options, double beta);
/// d^2 / 2 where d = |x - t| is below delta, and delta * (d - delta / 2) elsewhere.
Variable huber_loss(const Variable& input, const Variable& target,
                    const HuberLossFuncOptions& options = {});
/// -weight * (t log p + (1 - t) log(1 - p)) for probabilities p of the target's shape.
Variable binary_cross_entropy(const Variable& input, const Variable& target,
                              const BinaryCrossEntropyFuncOptions& options = {});
/// -weight * (pos_weight * t log p + (1 - t) log(1 - p)), p = sigmoid(x), without overflow.
Variable binary_cross_entropy_with_logits(
    const Variable& input, const Variable& target,
    const BinaryCrossEntropyWithLogitsFuncOptions& options = {});
/// -weight[t] * x[t] for each row of log-probabilities and its class t: x (n, classes, ...), target
/// (n, ...), int64. Mean divides by the sum of the weights.
Variable nll_loss(const Variable& input, const Variable& target,
                  const NLLLossFuncOptions& options = {});
/// -sum over the classes of weight * q * log softmax(x), for each of the rows x (n, classes).
/// `target` is either classes (n), int64, then q is 1 at the class, or probabilities q (n,
/// classes). Smoothing replaces q by (1 - e) q + e / classes. Mean divides by the sum of the
/// weights of the rows' classes, for probabilities by n. Rows may lie along more axes, or be a
/// single one.
Variable cross_entropy(const Variable& input, const Variable& target,
                       const CrossEntropyFuncOptions& options = {});
/// t * (log t - x) for log-probabilities x and probabilities t, or with log_target their
/// logarithms.
Variable kl_div(const Variable& input, const Variable& target,
                const KLDivFuncOptions& options = {});
/// r - t * log(r) for counts t of a Poisson distribution of rate r = e^x, or x without log_input.
Variable poisson_nll_loss(const Variable& input, const Variable& target,
                          const PoissonNLLLossFuncOptions& options = {});
/// x where t is 1, max(0, margin - x) where it is -1.
Variable hinge_embedding_loss(const Variable& input, const Variable& target,
                              const HingeEmbeddingLossFuncOptions& options = {});
/// max(0, margin - t * (x1 - x2)), with targets 1 and -1.
Variable margin_ranking_loss(const Variable& input1, const Variable& input2, const Variable& target,
                             const MarginRankingLossFuncOptions& options = {});
/// The mean over the other classes j of weight[t] * max(0, margin - x[t] + x[j])^p.
Variable multi_margin_loss(const Variable& input, const Variable& target,
                           const MultiMarginLossFuncOptions& options = {});
/// The sum over the classes t that a row of the target lists before -1, and the others j, of
/// max(0, 1 - x[t] + x[j]) / classes.
Variable multilabel_margin_loss(const Variable& input, const Variable& target,
                                const MultilabelMarginLossFuncOptions& options = {});
/// log(1 + e^(-t x)), with targets 1 and -1.
Variable soft_margin_loss(const Variable& input, const Variable& target,
                          const SoftMarginLossFuncOptions& options = {});
/// The mean over the classes of -weight * (t log p + (1 - t) log(1 - p)), p = sigmoid(x).
Variable multilabel_soft_margin_loss(const Variable& input, const Variable& target,
                                     const MultilabelSoftMarginLossFuncOptions& options = {});
/// 1 - c where t is 1, max(0, c - margin) where it is -1, c being the cosine of the angle.
Variable cosine_embedding_loss(const Variable& input1, const Variable& input2,
                               const Variable& target,
                               const CosineEmbeddingLossFuncOptions& options = {});
/// max(0, margin + d(anchor, positive) - d(anchor, negative)), d the p-norm of the difference. With
/// swap, d(positive, negative) counts where it is less than d(anchor, negative).
Variable triplet_margin_loss(const Variable& anchor, const Variable& positive,
                             const Variable& negative,
                             const TripletMarginLossFuncOptions& options = {});
/// triplet_margin_loss() with a distance d of one's own.
Variable triplet_margin_with_distance_loss(
    const Variable& anchor, const Variable& positive, const Variable& negative,
    const TripletMarginWithDistanceLossFuncOptions& options = {});

}  // namespace taper::nn::functional
