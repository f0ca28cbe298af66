#include "taper/optim/schedulers/cosine_annealing_warm_restarts.h"

#include <cmath>

#include "taper/core/base/error.h"
#include "taper/optim/fields.h"

namespace taper::optim {

CosineAnnealingWarmRestarts::CosineAnnealingWarmRestarts(Optimizer& optimizer, int64_t T_0,
                                                         int64_t T_mult, double eta_min)
    : LRScheduler(optimizer), T_0_(T_0), T_mult_(T_mult), T_i_(T_0), eta_min_(eta_min) {
  check(T_0 > 0, "CosineAnnealingWarmRestarts", "Expected positive integer T_0, but got ", T_0);
  check(T_mult >= 1, "CosineAnnealingWarmRestarts", "Expected integer T_mult >= 1, but got ",
        T_mult);
  step();
}

std::vector<double> CosineAnnealingWarmRestarts::get_lrs() {
  if (step_count_ == 0) {
    T_cur_ = 0;
    T_i_ = T_0_;
  } else if (++T_cur_ >= T_i_) {
    T_cur_ -= T_i_;
    T_i_ *= T_mult_;
  }
  const double part = static_cast<double>(T_cur_) / static_cast<double>(T_i_);
  std::vector<double> lrs;
  for (const double base : base_lrs())
    lrs.push_back(eta_min_ + (base - eta_min_) * (1 + std::cos(M_PI * part)) / 2);
  return lrs;
}

void CosineAnnealingWarmRestarts::visit(Fields& fields) {
  LRScheduler::visit(fields);
  fields("T_cur", T_cur_);
  fields("T_i", T_i_);
}

}  // namespace taper::optim
