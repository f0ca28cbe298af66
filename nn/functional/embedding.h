#pragma once

#include "taper/nn/options/embedding.h"

/// Rows of a table by their numbers.
namespace taper::nn::functional {

/// weight[input]. Rows that are used are shrunk to max_norm first, in place.
Variable embedding(const Variable& input, const Variable& weight,
                   const EmbeddingFuncOptions& options = {});
/// The sum, mean or maximum of the rows of each bag. A matrix has a bag in each row; of a vector,
/// bag i begins at offsets[i].
Variable embedding_bag(const Variable& input, const Variable& weight,
                       const EmbeddingBagFuncOptions& options = {});
/// For each class number a last axis with 1 at it and 0 elsewhere.
Variable one_hot(const Variable& x, int64_t num_classes = -1);

}  // namespace taper::nn::functional
