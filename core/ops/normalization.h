#pragma once

#include "taper/core/graph/variable.h"

/// Inputs brought to mean 0 and variance 1, then multiplied by weight and shifted by bias, where
/// those are defined. eps is added to variances. There is no cuDNN; the switch is libtorch's.
namespace taper {

/// Over the last axes, whose sizes are normalized_shape (Ba et al. 2016).
Variable layer_norm(const Variable& x, IntArrayRef normalized_shape, const Variable& weight = {},
                    const Variable& bias = {}, double eps = 1e-5, bool cudnn_enabled = true);
/// Over groups of channels (axis 1) with all axes behind them (Wu and He 2018).
Variable group_norm(const Variable& x, int64_t num_groups, const Variable& weight = {},
                    const Variable& bias = {}, double eps = 1e-5, bool cudnn_enabled = true);
/// Each channel (axis 1) over the batch and all axes behind it (Ioffe and Szegedy 2015). In
/// training running_mean and running_var, if defined, move towards the batch's by `momentum`;
/// otherwise they are what is subtracted and divided by.
Variable batch_norm(const Variable& x, const Variable& weight, const Variable& bias,
                    const Variable& running_mean, const Variable& running_var, bool training,
                    double momentum, double eps, bool cudnn_enabled = true);
/// Each channel of each element of the batch over all axes behind it (Ulyanov et al. 2016), or with
/// the running values, which become the means over the batch.
Variable instance_norm(const Variable& x, const Variable& weight, const Variable& bias,
                       const Variable& running_mean, const Variable& running_var,
                       bool use_input_stats, double momentum, double eps,
                       bool cudnn_enabled = true);

}  // namespace taper
