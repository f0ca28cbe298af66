#pragma once

#include "taper/core/ops/loss.h"

/// Losses that are 0 where a margin is kept. Targets are tensors without gradient.
namespace taper {

/// x where target is 1, max(0, margin - x) where it is -1, both where it is neither.
Variable hinge_embedding_loss(const Variable& input, const Variable& target, double margin = 1,
                              Reduction::Reduction reduction = Reduction::Mean);
/// max(0, margin - target * (input1 - input2)), with targets 1 and -1.
Variable margin_ranking_loss(const Variable& input1, const Variable& input2, const Variable& target,
                             double margin = 0, Reduction::Reduction reduction = Reduction::Mean);
/// log(1 + e^(-target * x)), with targets 1 and -1.
Variable soft_margin_loss(const Variable& input, const Variable& target,
                          Reduction::Reduction reduction = Reduction::Mean);
/// For each row x (classes) with class t the sum over the other classes of
/// weight[t] * max(0, margin - x[t] + x[j])^p / classes; p is 1 or 2.
Variable multi_margin_loss(const Variable& input, const Variable& target, Scalar p = 1,
                           Scalar margin = 1, const Variable& weight = {},
                           Reduction::Reduction reduction = Reduction::Mean);
/// For each row x (classes), whose target lists several classes and then -1, the sum over those
/// classes t and the other classes j of max(0, 1 - x[t] + x[j]) / classes.
Variable multilabel_margin_loss(const Variable& input, const Variable& target,
                                Reduction::Reduction reduction = Reduction::Mean);
/// 1 - c where target is 1, max(0, c - margin) where it is -1; c is the cosine of the angle between
/// input1 and input2 along the last axis.
Variable cosine_embedding_loss(const Variable& input1, const Variable& input2,
                               const Variable& target, double margin = 0,
                               Reduction::Reduction reduction = Reduction::Mean);
/// max(0, margin + d(anchor, positive) - d(anchor, negative)), d being pairwise_distance(). With
/// swap, d(positive, negative) is taken where it is less than d(anchor, negative).
Variable triplet_margin_loss(const Variable& anchor, const Variable& positive,
                             const Variable& negative, double margin = 1, double p = 2,
                             double eps = 1e-6, bool swap = false,
                             Reduction::Reduction reduction = Reduction::Mean);

}  // namespace taper
