#include "taper/optim/schedulers/step_lr.h"

namespace taper::optim {

std::vector<double> StepLR::get_lrs() {
  const bool falls = step_count_ > 0 && step_count_ % step_size_ == 0;
  return scaled_lrs(falls ? gamma_ : 1);
}

}  // namespace taper::optim
