#pragma once

#include "taper/core/graph/variable.h"

/// Losses that are operations of their own, for speed or stability.
namespace taper {

/// What becomes of the losses of a batch.
namespace Reduction {
enum Reduction : uint8_t { None, Mean, Sum };
}

/// -sum over the classes of weight * q * log softmax(input), for each of the rows of `input`
/// (n, classes). `target` is either classes (n), int64, then q is 1 at the class, or probabilities
/// q (n, classes). Smoothing replaces q by (1 - e) q + e / classes. Rows whose target is
/// ignore_index count nothing. Mean divides by the sum of the weights of the rows' classes, for
/// probabilities by n. Rows may lie along more axes: input (n, classes, ...), or be a single one:
/// input (classes).
Variable cross_entropy_loss(const Variable& input, const Variable& target,
                            const Variable& weight = {},
                            Reduction::Reduction reduction = Reduction::Mean,
                            int64_t ignore_index = -100, double label_smoothing = 0);

/// -weight[t] * input[t] for each row of log-probabilities and its class t: input (n, classes) and
/// target (n), int64; or (classes) and (). Ignored rows and Mean as in cross_entropy_loss().
Variable nll_loss(const Variable& input, const Variable& target, const Variable& weight = {},
                  Reduction::Reduction reduction = Reduction::Mean, int64_t ignore_index = -100);
/// -weight * (t log p + (1 - t) log(1 - p)) for probabilities p and targets t in [0, 1] of one
/// shape, axes of size 1 aside; logarithms count as at least -100.
Variable binary_cross_entropy(const Variable& input, const Variable& target,
                              const Variable& weight = {},
                              Reduction::Reduction reduction = Reduction::Mean);
/// The same for p = sigmoid(input), without overflow; pos_weight multiplies the terms of t.
Variable binary_cross_entropy_with_logits(const Variable& input, const Variable& target,
                                          const Variable& weight = {},
                                          const Variable& pos_weight = {},
                                          Reduction::Reduction reduction = Reduction::Mean);

/// (input - target)^2; shapes broadcast here and below, with a warning.
Variable mse_loss(const Variable& input, const Variable& target,
                  Reduction::Reduction reduction = Reduction::Mean);
/// |input - target|.
Variable l1_loss(const Variable& input, const Variable& target,
                 Reduction::Reduction reduction = Reduction::Mean);
/// d^2 / (2 beta) where d = |input - target| is below beta, and d - beta / 2 elsewhere.
Variable smooth_l1_loss(const Variable& input, const Variable& target,
                        Reduction::Reduction reduction = Reduction::Mean, double beta = 1);
/// d^2 / 2 where d = |input - target| is below delta, and delta (d - delta / 2) elsewhere.
Variable huber_loss(const Variable& input, const Variable& target,
                    Reduction::Reduction reduction = Reduction::Mean, double delta = 1);

}  // namespace taper
