#pragma once

#include <optional>
#include <string>

#include "taper/core/base/arg.h"
#include "taper/optim/schedulers/lr_scheduler.h"
#include "taper/optim/schedulers/per_group.h"

namespace taper::optim {

/// The length is total_steps, or else epochs times steps_per_epoch.
struct OneCycleLROptions {
  OneCycleLROptions(PerGroup max_lr) : max_lr_(std::move(max_lr)) {}
  OneCycleLROptions(double max_lr) : max_lr_(max_lr) {}
  TAPER_ARG(PerGroup, max_lr);
  TAPER_ARG(std::optional<int64_t>, total_steps) = std::nullopt;
  TAPER_ARG(std::optional<int64_t>, epochs) = std::nullopt;
  TAPER_ARG(std::optional<int64_t>, steps_per_epoch) = std::nullopt;
  TAPER_ARG(double, pct_start) = 0.3;
  TAPER_ARG(std::string, anneal_strategy) = "cos";
  TAPER_ARG(bool, cycle_momentum) = true;
  TAPER_ARG(PerGroup, base_momentum) = 0.85;
  TAPER_ARG(PerGroup, max_momentum) = 0.95;
  TAPER_ARG(double, div_factor) = 25;
  TAPER_ARG(double, final_div_factor) = 1e4;
  TAPER_ARG(bool, three_phase) = false;
};

/// From max_lr / div_factor up to max_lr in pct_start of the steps, then down to the
/// final_div_factor-th part of the first rate, by cosines or lines; with three phases first down to
/// the first rate, as fast as up. The momentum, or the first beta, goes the other way. It is made
/// for a step after each batch; step() throws after the last.
class OneCycleLR : public LRScheduler {
 public:
  OneCycleLR(Optimizer& optimizer, const OneCycleLROptions& options);

 private:
  std::vector<double> get_lrs() override;
  double anneal(double from, double to, double part) const;

  OneCycleLROptions options_;
  int64_t total_steps_;
  std::vector<double> max_lr_, base_momentum_, max_momentum_;  // of the groups
};

}  // namespace taper::optim
