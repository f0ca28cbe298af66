#pragma once

#include "taper/core/graph/variable.h"
#include "taper/nn/options/linear.h"

/// Products and distances.
namespace taper::nn::functional {

/// x weight^T + bias: x (..., in), weight (out, in).
Variable linear(const Variable& input, const Variable& weight, const Variable& bias = {});
/// x1^T weight[k] x2 + bias[k] for each k: weight (out, in1, in2).
Variable bilinear(const Variable& input1, const Variable& input2, const Variable& weight,
                  const Variable& bias = {});
/// The axes from start_dim to end_dim as one.
Variable flatten(const Variable& input, const FlattenOptions& options);
/// Axis dim as several.
Variable unflatten(const Variable& input, const UnflattenOptions& options);
/// x1 . x2 / (|x1| |x2|) along dim.
Variable cosine_similarity(const Variable& x1, const Variable& x2,
                           const CosineSimilarityFuncOptions& options = {});
/// The p-norm of x1 - x2 + eps along the last axis.
Variable pairwise_distance(const Variable& x1, const Variable& x2,
                           const PairwiseDistanceFuncOptions& options = {});

}  // namespace taper::nn::functional
