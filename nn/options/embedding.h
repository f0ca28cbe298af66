#pragma once

#include <optional>

#include "taper/core/base/arg.h"
#include "taper/core/graph/variable.h"
#include "taper/nn/options/enums.h"
#include "taper/nn/options/setting.h"

/// The row padding_idx begins with 0 and is not learnt; rows that are used are shrunk to max_norm
/// first; scale_grad_by_freq divides a row's gradient by how often it is used. Gradients are dense:
/// `sparse` changes nothing. `_weight` is the table to begin with.
namespace taper::nn {

struct EmbeddingOptions {
  EmbeddingOptions(int64_t num_embeddings, int64_t embedding_dim)
      : num_embeddings_(num_embeddings), embedding_dim_(embedding_dim) {}
  std::string shown() const;
  TAPER_ARG(int64_t, num_embeddings);
  TAPER_ARG(int64_t, embedding_dim);
  TAPER_ARG(std::optional<int64_t>, padding_idx);
  TAPER_ARG(std::optional<double>, max_norm);
  TAPER_ARG(double, norm_type) = 2;
  TAPER_ARG(bool, scale_grad_by_freq) = false;
  TAPER_ARG(bool, sparse) = false;
  TAPER_ARG(Variable, _weight);
};

struct EmbeddingFromPretrainedOptions {
  TAPER_ARG(bool, freeze) = true;
  TAPER_ARG(std::optional<int64_t>, padding_idx);
  TAPER_ARG(std::optional<double>, max_norm);
  TAPER_ARG(double, norm_type) = 2;
  TAPER_ARG(bool, scale_grad_by_freq) = false;
  TAPER_ARG(bool, sparse) = false;
};

/// kSum, kMean or kMax.
using EmbeddingBagMode = ValueOr<Reduction::Reduction, enumtype::kMax>;

/// With include_last_offset the offsets end with the number of all indices.
struct EmbeddingBagOptions {
  EmbeddingBagOptions(int64_t num_embeddings, int64_t embedding_dim)
      : num_embeddings_(num_embeddings), embedding_dim_(embedding_dim) {}
  std::string shown() const;
  TAPER_ARG(int64_t, num_embeddings);
  TAPER_ARG(int64_t, embedding_dim);
  TAPER_ARG(std::optional<double>, max_norm);
  TAPER_ARG(double, norm_type) = 2;
  TAPER_ARG(bool, scale_grad_by_freq) = false;
  TAPER_ARG(EmbeddingBagMode, mode) = kMean;
  TAPER_ARG(bool, sparse) = false;
  TAPER_ARG(Variable, _weight);
  TAPER_ARG(bool, include_last_offset) = false;
  TAPER_ARG(std::optional<int64_t>, padding_idx);
};

struct EmbeddingBagFromPretrainedOptions {
  TAPER_ARG(bool, freeze) = true;
  TAPER_ARG(std::optional<double>, max_norm);
  TAPER_ARG(double, norm_type) = 2;
  TAPER_ARG(bool, scale_grad_by_freq) = false;
  TAPER_ARG(EmbeddingBagMode, mode) = kMean;
  TAPER_ARG(bool, sparse) = false;
  TAPER_ARG(bool, include_last_offset) = false;
  TAPER_ARG(std::optional<int64_t>, padding_idx);
};

namespace functional {

struct EmbeddingFuncOptions {
  TAPER_ARG(std::optional<int64_t>, padding_idx);
  TAPER_ARG(std::optional<double>, max_norm);
  TAPER_ARG(double, norm_type) = 2;
  TAPER_ARG(bool, scale_grad_by_freq) = false;
  TAPER_ARG(bool, sparse) = false;
};

struct EmbeddingBagFuncOptions {
  TAPER_ARG(Variable, offsets);
  TAPER_ARG(std::optional<double>, max_norm);
  TAPER_ARG(double, norm_type) = 2;
  TAPER_ARG(bool, scale_grad_by_freq) = false;
  TAPER_ARG(EmbeddingBagMode, mode) = kMean;
  TAPER_ARG(bool, sparse) = false;
  TAPER_ARG(Variable, per_sample_weights);
  TAPER_ARG(bool, include_last_offset) = false;
  TAPER_ARG(std::optional<int64_t>, padding_idx);
};

}  // namespace functional
}  // namespace taper::nn
