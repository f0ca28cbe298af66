#include "taper/optim/schedulers/linear_lr.h"

#include "taper/core/base/error.h"

namespace taper::optim {

LinearLR::LinearLR(Optimizer& optimizer, double start_factor, double end_factor,
                   unsigned total_iters)
    : LRScheduler(optimizer),
      start_factor_(start_factor),
      end_factor_(end_factor),
      total_iters_(total_iters) {
  check(start_factor >= 0 && start_factor <= 1, "LinearLR",
        "Starting multiplicative factor expected to be between 0 and 1., got ", start_factor);
  check(end_factor >= 0 && end_factor <= 1, "LinearLR",
        "Ending multiplicative factor expected to be between 0 and 1., got ", end_factor);
  step();
}

// The rate is base f_t with f_t = start + (end - start) t / total: times f_t / f_{t-1}.
std::vector<double> LinearLR::get_lrs() {
  if (step_count_ == 0) return scaled_lrs(start_factor_);
  if (step_count_ > total_iters_) return get_current_lrs();
  const double change = end_factor_ - start_factor_;
  return scaled_lrs(1 + change / (total_iters_ * start_factor_ + (step_count_ - 1) * change));
}

}  // namespace taper::optim
