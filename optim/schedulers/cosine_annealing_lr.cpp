#include "taper/optim/schedulers/cosine_annealing_lr.h"

#include <cmath>

#include "taper/core/base/error.h"

namespace taper::optim {

CosineAnnealingLR::CosineAnnealingLR(Optimizer& optimizer, int64_t T_max, double eta_min)
    : LRScheduler(optimizer), T_max_(T_max), eta_min_(eta_min) {
  check(T_max > 0, "CosineAnnealingLR", "T_max must be positive, got ", T_max);
  step();
}

// lr_t = eta_min + (lr_{t-1} - eta_min) c_t / c_{t-1} with c_t = 1 + cos(pi t / T_max); where
// c_{t-1} is 0, the rise from eta_min is added.
std::vector<double> CosineAnnealingLR::get_lrs() {
  std::vector<double> lrs = get_current_lrs();
  if (step_count_ == 0) return lrs;
  const int64_t t = step_count_;
  const auto c = [this](int64_t at) {
    return 1 + std::cos(M_PI * static_cast<double>(at) / static_cast<double>(T_max_));
  };
  const bool from_lowest = (t - 1 - T_max_) % (2 * T_max_) == 0;
  for (std::size_t i = 0; i < lrs.size(); ++i)
    if (from_lowest)
      lrs[i] += (base_lrs()[i] - eta_min_) * (2 - c(1)) / 2;
    else
      lrs[i] = c(t) / c(t - 1) * (lrs[i] - eta_min_) + eta_min_;
  return lrs;
}

}  // namespace taper::optim
