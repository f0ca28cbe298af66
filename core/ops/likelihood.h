#pragma once

#include "taper/core/ops/loss.h"

/// Losses between distributions.
namespace taper {

/// target * (log target - input), the divergence of Kullback and Leibler for log-probabilities
/// `input`; with log_target the target is log-probabilities, too. Mean is over all elements.
Variable kl_div(const Variable& input, const Variable& target,
                Reduction::Reduction reduction = Reduction::Mean, bool log_target = false);
/// rate - target * log(rate) for counts `target` that have a Poisson distribution; `input` is the
/// rate or, with log_input, its logarithm. `full` adds Stirling's log(target!) where target > 1.
Variable poisson_nll_loss(const Variable& input, const Variable& target, bool log_input, bool full,
                          double eps, Reduction::Reduction reduction);

}  // namespace taper
