#pragma once

#include "taper/optim/schedulers/lr_scheduler.h"

namespace taper::optim {

/// Multiplies the rates by gamma at each milestone, as often as it is listed.
class MultiStepLR : public LRScheduler {
 public:
  MultiStepLR(Optimizer& optimizer, std::vector<int64_t> milestones, double gamma = 0.1);

 private:
  std::vector<double> get_lrs() override;
  std::vector<int64_t> milestones_;
  double gamma_;
};

}  // namespace taper::optim
