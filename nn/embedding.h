#pragma once

#include "taper/nn/cloneable.h"
#include "taper/nn/functional/embedding.h"

namespace taper::nn {

/// functional::embedding() of a table that is learnt; it begins normal, but 0 at padding_idx.
class EmbeddingImpl : public Cloneable<EmbeddingImpl> {
 public:
  EmbeddingImpl(int64_t num_embeddings, int64_t embedding_dim);
  explicit EmbeddingImpl(EmbeddingOptions settings);
  void reset() override;
  void reset_parameters();
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& indices) const;

  EmbeddingOptions options;
  Variable weight;
};

class Embedding : public ModuleHolder<EmbeddingImpl> {
 public:
  using ModuleHolder<EmbeddingImpl>::ModuleHolder;
  /// With this table, which is not learnt unless `freeze` is off.
  static Embedding from_pretrained(const Variable& embeddings,
                                   const EmbeddingFromPretrainedOptions& options = {});
};

/// functional::embedding_bag() of a table that is learnt.
class EmbeddingBagImpl : public Cloneable<EmbeddingBagImpl> {
 public:
  EmbeddingBagImpl(int64_t num_embeddings, int64_t embedding_dim);
  explicit EmbeddingBagImpl(EmbeddingBagOptions settings);
  void reset() override;
  void reset_parameters();
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input, const Variable& offsets = {},
                   const Variable& per_sample_weights = {}) const;

  EmbeddingBagOptions options;
  Variable weight;

 protected:
  ForwardDefaults forward_defaults() const override { return detail::undefined_tensors(1, 2); }
};

class EmbeddingBag : public ModuleHolder<EmbeddingBagImpl> {
 public:
  using ModuleHolder<EmbeddingBagImpl>::ModuleHolder;
  static EmbeddingBag from_pretrained(const Variable& embeddings,
                                      const EmbeddingBagFromPretrainedOptions& options = {});
};

}  // namespace taper::nn
