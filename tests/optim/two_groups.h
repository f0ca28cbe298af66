#pragma once

#include <memory>
#include <vector>

#include "taper/core.h"
#include "taper/optim.h"

namespace taper::testing {

/// Stochastic gradient descent on two groups, which begin with the rates 0.5 and 0.05.
inline std::unique_ptr<optim::Optimizer> make_sgd() {
  const auto options = [](double lr) {
    return std::make_unique<optim::SGDOptions>(optim::SGDOptions(lr).momentum(0.9));
  };
  const std::vector<optim::OptimizerParamGroup> groups{
      {{zeros({1}, requires_grad())}, options(0.5)},
      {{zeros({1}, requires_grad())}, options(0.05)}};
  return std::make_unique<optim::SGD>(groups, optim::SGDOptions(0.1).momentum(0.9));
}

}  // namespace taper::testing
