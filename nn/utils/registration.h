#pragma once

#include <string>

#include "taper/nn/module.h"

namespace taper::nn::utils {

/// Explains why training with `loss` would leave something as it is: names the tensors that require
/// grad and that the loss depends on, but which are no parameters of the module, because a member
/// was never registered, or was assigned anew after that; and the parameters that the loss does not
/// depend on. Empty if there are none of either.
std::string explain_registration(const Module& module, const Variable& loss);

}  // namespace taper::nn::utils
