#pragma once

#include "taper/optim/schedulers/lr_scheduler.h"

namespace taper::optim {

/// Multiplies the rates by gamma at every step.
class ExponentialLR : public LRScheduler {
 public:
  ExponentialLR(Optimizer& optimizer, double gamma);

 private:
  std::vector<double> get_lrs() override;
  double gamma_;
};

}  // namespace taper::optim
