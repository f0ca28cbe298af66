#include "taper/optim/schedulers/exponential_lr.h"

namespace taper::optim {

ExponentialLR::ExponentialLR(Optimizer& optimizer, double gamma)
    : LRScheduler(optimizer), gamma_(gamma) {
  step();
}

std::vector<double> ExponentialLR::get_lrs() { return scaled_lrs(step_count_ == 0 ? 1 : gamma_); }

}  // namespace taper::optim
