#include "taper/nn/options/embedding.h"

namespace taper::nn {
namespace {

/// A setting that is shown only where it has a value.
template <class T>
Setting if_set(const char* name, const std::optional<T>& value) {
  return value ? Setting(name, *value) : Setting("", std::string());
}

Setting norm_type_unless_2(double value) {
  return value == 2 ? Setting("", std::string()) : Setting("norm_type", value);
}

Setting mode_unless_mean(const EmbeddingBagMode& value) {
  const Reduction::Reduction* reduction = value.value();
  if (reduction == nullptr) return {"mode", std::string("kMax")};
  return *reduction == kMean ? Setting("", std::string()) : Setting("mode", std::string("kSum"));
}

}  // namespace

std::string EmbeddingOptions::shown() const {
  return show({{"num_embeddings", num_embeddings_},
               {"embedding_dim", embedding_dim_},
               if_set("padding_idx", padding_idx_),
               if_set("max_norm", max_norm_),
               norm_type_unless_2(norm_type_),
               if_on("scale_grad_by_freq", scale_grad_by_freq_),
               if_on("sparse", sparse_)});
}

std::string EmbeddingBagOptions::shown() const {
  return show({{"num_embeddings", num_embeddings_},
               {"embedding_dim", embedding_dim_},
               if_set("max_norm", max_norm_),
               norm_type_unless_2(norm_type_),
               if_on("scale_grad_by_freq", scale_grad_by_freq_),
               if_on("sparse", sparse_),
               mode_unless_mean(mode_),
               if_on("include_last_offset", include_last_offset_),
               if_set("padding_idx", padding_idx_)});
}

}  // namespace taper::nn
