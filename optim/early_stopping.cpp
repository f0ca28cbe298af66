#include "taper/optim/early_stopping.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/ops/conversion.h"

namespace taper::optim {

std::vector<Variable> EarlyStopping::joined(std::vector<Variable> a,
                                            const std::vector<Variable>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

EarlyStopping::EarlyStopping(std::vector<Variable> tensors, const EarlyStoppingOptions& options)
    : tensors_(std::move(tensors)),
      improvement_(options.mode(), options.threshold(), options.threshold_mode()),
      patience_(options.patience()) {}

bool EarlyStopping::step(double metric) {
  if (!improvement_.update(metric)) return ++bad_steps_ > patience_;
  bad_steps_ = 0;
  best_.clear();
  const NoGradGuard guard;
  for (const Variable& x : tensors_) best_.push_back(x.clone());
  return false;
}

void EarlyStopping::restore() const {
  check(best_.size() == tensors_.size(), "restore", "no weights are kept yet; call step() before");
  const NoGradGuard guard;
  for (std::size_t i = 0; i < tensors_.size(); ++i) tensors_[i].copy_(best_[i]);
}

}  // namespace taper::optim
