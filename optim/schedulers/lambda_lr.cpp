#include "taper/optim/schedulers/lambda_lr.h"

#include <utility>

#include "taper/core/base/error.h"

namespace taper::optim {

LambdaLR::LambdaLR(Optimizer& optimizer, const Factor& lr_lambda)
    : LambdaLR(optimizer, std::vector<Factor>(optimizer.param_groups().size(), lr_lambda)) {}

LambdaLR::LambdaLR(Optimizer& optimizer, std::vector<Factor> lr_lambdas)
    : LRScheduler(optimizer), lr_lambdas_(std::move(lr_lambdas)) {
  check(lr_lambdas_.size() == base_lrs().size(), "LambdaLR", "Expected ", base_lrs().size(),
        " lr_lambdas, but got ", lr_lambdas_.size());
  step();
}

std::vector<double> LambdaLR::get_lrs() {
  std::vector<double> lrs;
  for (std::size_t i = 0; i < lr_lambdas_.size(); ++i)
    lrs.push_back(base_lrs()[i] * lr_lambdas_[i](step_count_));
  return lrs;
}

}  // namespace taper::optim
