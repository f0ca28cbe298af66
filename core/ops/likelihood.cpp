#include "taper/core/ops/likelihood.h"

#include "taper/core/graph/autocast.h"
#include "taper/core/ops/pair_loss.h"

namespace taper {

// y = t (log t - x), 0 log 0 being 0;  dL/dx = -g * t, dL/dt = g * (log t + 1 - x); and for
// log_target the same of e^t
Variable kl_div(const Variable& input, const Variable& target, Reduction::Reduction reduction,
                bool log_target) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(kl_div, input, target, reduction, log_target);
  broadcast_shapes("kl_div", target.sizes(), input.sizes());  // says the target's size first
  if (log_target) return pair_loss("kl_div", loss::LogDivergence(), reduction, input, target);
  return pair_loss("kl_div", loss::Divergence(), reduction, input, target);
}

// y = r - t log(r + eps);  dL/dr = g * (1 - t / (r + eps)), dL/dt = -g * log(r + eps); for the
// logarithm x of the rate y = e^x - t x
Variable poisson_nll_loss(const Variable& input, const Variable& target, bool log_input, bool full,
                          double eps, Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(poisson_nll_loss, input, target, log_input, full, eps, reduction);
  broadcast_shapes("poisson_nll_loss", target.sizes(), input.sizes());
  return pair_loss("poisson_nll_loss", loss::Poisson{log_input, full, eps}, reduction, input,
                   target);
}

}  // namespace taper
