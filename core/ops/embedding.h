#pragma once

#include "taper/core/graph/variable.h"

/// Rows of a table by their numbers (int64 or int32).
namespace taper {

/// weight[indices]. The row padding_idx, if that is not negative, gets no gradient;
/// scale_grad_by_freq divides each row's by how often it occurs. Gradients are dense.
Variable embedding(const Variable& weight, const Variable& indices, int64_t padding_idx = -1,
                   bool scale_grad_by_freq = false, bool sparse = false);
/// Shrinks the rows that occur to a norm_type-norm of at most max_norm, in place, unseen by
/// autograd.
Variable& embedding_renorm_(const Variable& weight, const Variable& indices, double max_norm,
                            double norm_type);

/// Bags of rows: `indices` from offsets[i] to offsets[i + 1], each as its sum, mean or maximum; 0
/// for empty ones. Rows with the number padding_idx don't count. Sums may be weighted.
enum class BagMode : uint8_t { Sum, Mean, Max };
Variable embedding_bags(const Variable& weight, const Variable& indices, const Variable& offsets,
                        BagMode mode, bool scale_grad_by_freq, const Variable& per_sample_weights,
                        bool include_last_offset, int64_t padding_idx);

/// x1^T weight[k] x2 + bias[k] for each k: x1 (..., n), x2 (..., m), weight (k, n, m) -> (..., k).
Variable bilinear(const Variable& x1, const Variable& x2, const Variable& weight,
                  const Variable& bias = {});

}  // namespace taper
