#pragma once

#include "taper/optim/schedulers/lr_scheduler.h"

namespace taper::optim {

/// eta_min + (base - eta_min) (1 + cos(pi t / T_max)) / 2, computed from the rate before, so that
/// it may be combined with other schedules.
class CosineAnnealingLR : public LRScheduler {
 public:
  CosineAnnealingLR(Optimizer& optimizer, int64_t T_max, double eta_min = 0);

 private:
  std::vector<double> get_lrs() override;
  int64_t T_max_;
  double eta_min_;
};

}  // namespace taper::optim
