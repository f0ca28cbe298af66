#pragma once

#include <functional>

#include "taper/optim/schedulers/lr_scheduler.h"

namespace taper::optim {

/// The base rates times a function of the step's number, which begins with 0.
class LambdaLR : public LRScheduler {
 public:
  using Factor = std::function<double(int64_t)>;
  /// One function for all groups, or one for each; throws if they are not as many.
  LambdaLR(Optimizer& optimizer, const Factor& lr_lambda);
  LambdaLR(Optimizer& optimizer, std::vector<Factor> lr_lambdas);

 private:
  std::vector<double> get_lrs() override;
  std::vector<Factor> lr_lambdas_;
};

}  // namespace taper::optim
