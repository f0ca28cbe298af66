#include "taper/core/ops/likelihood.h"

#include <cmath>

#include "taper/core/ops/loss_parts.h"
#include "taper/core/ops/ops.h"

namespace taper {

Variable kl_div(const Variable& input, const Variable& target, Reduction::Reduction reduction,
                bool log_target) {
  if (log_target) return reduced(exp(target) * (target - input), reduction);
  const Variable positive = where(target == 0, 1, target);  // 0 log 0 = 0
  return reduced(target * log(positive) - target * input, reduction);
}

// y = r - t log(r + eps), and e^x - t x for r = e^x;  log(t!) is about t log t - t + log(2 pi t) /
// 2
Variable poisson_nll_loss(const Variable& input, const Variable& target, bool log_input, bool full,
                          double eps, Reduction::Reduction reduction) {
  const Variable losses =
      log_input ? exp(input) - target * input : input - target * log(input + eps);
  if (!full) return reduced(losses, reduction);
  const Variable stirling = target * log(target) - target + 0.5 * log(2 * M_PI * target);
  return reduced(losses + where(target <= 1, 0, stirling), reduction);
}

}  // namespace taper
