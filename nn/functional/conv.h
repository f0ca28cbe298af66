#pragma once

#include "taper/core/ops/convolution.h"
#include "taper/nn/options/conv.h"

/// The convolutions of core/ops/convolution.h with their settings as options.
namespace taper::nn::functional {

Variable conv1d(const Variable& x, const Variable& weight, const Conv1dFuncOptions& options = {});
Variable conv2d(const Variable& x, const Variable& weight, const Conv2dFuncOptions& options = {});
Variable conv3d(const Variable& x, const Variable& weight, const Conv3dFuncOptions& options = {});
Variable conv_transpose1d(const Variable& x, const Variable& weight,
                          const ConvTranspose1dFuncOptions& options = {});
Variable conv_transpose2d(const Variable& x, const Variable& weight,
                          const ConvTranspose2dFuncOptions& options = {});
Variable conv_transpose3d(const Variable& x, const Variable& weight,
                          const ConvTranspose3dFuncOptions& options = {});

}  // namespace taper::nn::functional
