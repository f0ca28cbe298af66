#pragma once

#include "taper/optim/schedulers/lr_scheduler.h"

namespace taper::optim {

/// The rates times a factor that changes evenly from start_factor to end_factor in total_iters
/// steps. Throws unless both factors are in [0, 1].
class LinearLR : public LRScheduler {
 public:
  explicit LinearLR(Optimizer& optimizer, double start_factor = 1.0 / 3, double end_factor = 1,
                    unsigned total_iters = 5);

 private:
  std::vector<double> get_lrs() override;
  double start_factor_, end_factor_;
  unsigned total_iters_;
};

}  // namespace taper::optim
