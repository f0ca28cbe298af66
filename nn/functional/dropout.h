#pragma once

#include "taper/core/graph/variable.h"
#include "taper/nn/options/dropout.h"

/// Random zeros while training, as in core/ops/dropout.h. The alpha forms train only if told to.
namespace taper::nn::functional {

/// Each element is 0 with probability p, else divided by 1 - p.
Variable dropout(const Variable& x, const DropoutFuncOptions& options = {});
/// Each channel is 0 with probability p, else divided by 1 - p: x (n, c, h, w) or (c, h, w).
Variable dropout2d(const Variable& x, const Dropout2dFuncOptions& options = {});
/// Each channel is 0 with probability p, else divided by 1 - p: x (n, c, d, h, w) or (c, d, h, w).
Variable dropout3d(const Variable& x, const Dropout3dFuncOptions& options = {});
/// Each element is what selu saturates at with probability p; mean 0 and variance 1 stay.
Variable alpha_dropout(const Variable& x, const AlphaDropoutFuncOptions& options = {});
/// Each channel (axis 1) is what selu saturates at with probability p; mean 0, variance 1 stay.
Variable feature_alpha_dropout(const Variable& x,
                               const FeatureAlphaDropoutFuncOptions& options = {});

}  // namespace taper::nn::functional
