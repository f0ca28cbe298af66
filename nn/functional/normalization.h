#pragma once

#include "taper/nn/options/normalization.h"

/// The normalizations of core/ops/normalization.h, with their settings as options.
namespace taper::nn::functional {

/// Over the last axes, whose sizes are normalized_shape.
Variable layer_norm(const Variable& x, const LayerNormFuncOptions& options);
/// Over num_groups groups of channels with all axes behind them.
Variable group_norm(const Variable& x, const GroupNormFuncOptions& options);
/// Each channel over the batch; in training the running values move towards it.
Variable batch_norm(const Variable& x, const Variable& running_mean, const Variable& running_var,
                    const BatchNormFuncOptions& options = {});
/// Each channel of each element of the batch.
Variable instance_norm(const Variable& x, const InstanceNormFuncOptions& options = {});
/// x / (k + alpha m)^beta, where m is the mean of x^2 over `size` neighbouring channels, of which
/// those beyond the first and the last count as zeros (Krizhevsky et al. 2012).
Variable local_response_norm(const Variable& x, const LocalResponseNormFuncOptions& options);
/// x divided by its p-norm along dim.
Variable normalize(const Variable& x, const NormalizeFuncOptions& options = {});

}  // namespace taper::nn::functional
