#pragma once

#include <tuple>

#include "taper/core/ops/pool.h"
#include "taper/nn/options/pooling.h"

/// The operations of core/ops/pool.h with their settings as options.
namespace taper::nn::functional {

Variable max_pool1d(const Variable& x, const MaxPool1dFuncOptions& options);
Variable max_pool2d(const Variable& x, const MaxPool2dFuncOptions& options);
Variable max_pool3d(const Variable& x, const MaxPool3dFuncOptions& options);
std::tuple<Variable, Variable> max_pool1d_with_indices(const Variable& x,
                                                       const MaxPool1dFuncOptions& options);
std::tuple<Variable, Variable> max_pool2d_with_indices(const Variable& x,
                                                       const MaxPool2dFuncOptions& options);
std::tuple<Variable, Variable> max_pool3d_with_indices(const Variable& x,
                                                       const MaxPool3dFuncOptions& options);
Variable avg_pool1d(const Variable& x, const AvgPool1dFuncOptions& options);
Variable avg_pool2d(const Variable& x, const AvgPool2dFuncOptions& options);
Variable avg_pool3d(const Variable& x, const AvgPool3dFuncOptions& options);
Variable adaptive_avg_pool1d(const Variable& x, const AdaptiveAvgPool1dFuncOptions& options);
Variable adaptive_avg_pool2d(const Variable& x, const AdaptiveAvgPool2dFuncOptions& options);
Variable adaptive_avg_pool3d(const Variable& x, const AdaptiveAvgPool3dFuncOptions& options);

}  // namespace taper::nn::functional
