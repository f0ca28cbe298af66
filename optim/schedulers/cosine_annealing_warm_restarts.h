#pragma once

#include "taper/optim/schedulers/lr_scheduler.h"

namespace taper::optim {

/// eta_min + (base - eta_min) (1 + cos(pi t / T)) / 2, where t begins anew after T steps; T is T_0
/// at first, and each time T_mult times as long. Throws unless both are 1 or more.
class CosineAnnealingWarmRestarts : public LRScheduler {
 public:
  CosineAnnealingWarmRestarts(Optimizer& optimizer, int64_t T_0, int64_t T_mult = 1,
                              double eta_min = 0);
  void visit(Fields& fields) override;

 private:
  std::vector<double> get_lrs() override;
  int64_t T_0_, T_mult_, T_i_, T_cur_ = 0;
  double eta_min_;
};

}  // namespace taper::optim
