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
/// The greatest of windows that cover the image evenly, as many as the result is to have.
Variable adaptive_max_pool1d(const Variable& x, const AdaptiveMaxPool1dFuncOptions& options);
Variable adaptive_max_pool2d(const Variable& x, const AdaptiveMaxPool2dFuncOptions& options);
Variable adaptive_max_pool3d(const Variable& x, const AdaptiveMaxPool3dFuncOptions& options);
std::tuple<Variable, Variable> adaptive_max_pool1d_with_indices(
    const Variable& x, const AdaptiveMaxPool1dFuncOptions& options);
std::tuple<Variable, Variable> adaptive_max_pool2d_with_indices(
    const Variable& x, const AdaptiveMaxPool2dFuncOptions& options);
std::tuple<Variable, Variable> adaptive_max_pool3d_with_indices(
    const Variable& x, const AdaptiveMaxPool3dFuncOptions& options);
/// Zeros, but the maxima that a pooling with these settings took, at the places they came from.
Variable max_unpool1d(const Variable& x, const Variable& indices,
                      const MaxUnpool1dFuncOptions& options);
/// The same with two axes.
Variable max_unpool2d(const Variable& x, const Variable& indices,
                      const MaxUnpool2dFuncOptions& options);
/// The same with three axes.
Variable max_unpool3d(const Variable& x, const Variable& indices,
                      const MaxUnpool3dFuncOptions& options);
/// (sum of x^p over each window)^(1/p), with p = norm_type.
Variable lp_pool1d(const Variable& x, const LPPool1dFuncOptions& options);
Variable lp_pool2d(const Variable& x, const LPPool2dFuncOptions& options);

}  // namespace taper::nn::functional
