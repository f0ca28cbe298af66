#include "taper/optim/schedulers/multi_step_lr.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace taper::optim {

MultiStepLR::MultiStepLR(Optimizer& optimizer, std::vector<int64_t> milestones, double gamma)
    : LRScheduler(optimizer), milestones_(std::move(milestones)), gamma_(gamma) {
  step();
}

std::vector<double> MultiStepLR::get_lrs() {
  const auto times = std::count(milestones_.begin(), milestones_.end(), step_count_);
  return scaled_lrs(std::pow(gamma_, times));
}

}  // namespace taper::optim
