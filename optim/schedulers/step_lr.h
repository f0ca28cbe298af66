#pragma once

#include "taper/optim/schedulers/lr_scheduler.h"

namespace taper::optim {

/// Multiplies the rates by gamma every step_size steps. As in libtorch the first step() changes
/// nothing, so that the rate falls one step later than PyTorch's in Python.
class StepLR : public LRScheduler {
 public:
  StepLR(Optimizer& optimizer, unsigned step_size, double gamma = 0.1)
      : LRScheduler(optimizer), step_size_(step_size), gamma_(gamma) {}

 private:
  std::vector<double> get_lrs() override;
  unsigned step_size_;
  double gamma_;
};

}  // namespace taper::optim
