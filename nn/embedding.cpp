#include "taper/nn/embedding.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/ops/creation.h"
#include "taper/core/tensor/dims.h"
#include "taper/nn/init.h"
#include "taper/nn/layer.h"

namespace taper::nn {
namespace {

/// Counts padding_idx from the front. Throws unless it is a row.
template <class Options>
void normalize_padding(Options& options) {
  if (!options.padding_idx()) return;
  const int64_t rows = options.num_embeddings(), row = *options.padding_idx();
  check(row < rows, "Embedding", "Padding_idx must be within num_embeddings, got ", row, " of ",
        rows);
  check(row >= -rows, "Embedding", "Padding_idx must be within num_embedding, got ", row, " of ",
        rows);
  options.padding_idx(row < 0 ? row + rows : row);
}

void fill_table(const Variable& weight, std::optional<int64_t> padding_idx) {
  init::normal_(weight);
  const NoGradGuard guard;
  if (padding_idx) weight[*padding_idx].fill_(0);
}

/// Registers the table, random or the one given. `name` is what libtorch calls it in its message.
template <class Layer>
void reset_table(Layer& layer, const char* name) {
  auto& options = layer.options;
  normalize_padding(options);
  const Dims sizes{options.num_embeddings(), options.embedding_dim()};
  const Variable& given = options._weight();
  if (given.defined())
    check(given.sizes() == sizes, "Embedding", "Shape of ", name,
          " does not match num_embeddings and embedding_dim, got ", given.sizes(), ", expected ",
          sizes);
  layer.weight =
      layer.register_parameter("weight", given.defined() ? given.detach() : empty(sizes));
  if (!given.defined()) layer.reset_parameters();
}

/// A layer with the settings that both kinds of options have, and this table.
template <class Holder, class Settings, class Pretrained>
Holder with_table(const Variable& embeddings, const Pretrained& options, Settings settings) {
  check(embeddings.dim() == 2, "from_pretrained",
        "Embeddings parameter is expected to be 2-dimensional, got ", embeddings.sizes());
  settings._weight(embeddings)
      .max_norm(options.max_norm())
      .norm_type(options.norm_type())
      .scale_grad_by_freq(options.scale_grad_by_freq())
      .sparse(options.sparse())
      .padding_idx(options.padding_idx());
  Holder layer(settings);
  layer->weight.set_requires_grad(!options.freeze());
  return layer;
}

}  // namespace

EmbeddingImpl::EmbeddingImpl(int64_t num_embeddings, int64_t embedding_dim)
    : EmbeddingImpl(EmbeddingOptions(num_embeddings, embedding_dim)) {}

EmbeddingImpl::EmbeddingImpl(EmbeddingOptions settings) : options(std::move(settings)) { reset(); }
void EmbeddingImpl::reset() { reset_table(*this, "_weight"); }
void EmbeddingImpl::reset_parameters() { fill_table(weight, options.padding_idx()); }
void EmbeddingImpl::pretty_print(std::ostream& out) const {
  detail::print_layer(out, typeid(EmbeddingImpl), options.shown());
}

Variable EmbeddingImpl::forward(const Variable& indices) const {
  return functional::embedding(indices, weight,
                               functional::EmbeddingFuncOptions()
                                   .padding_idx(options.padding_idx())
                                   .max_norm(options.max_norm())
                                   .norm_type(options.norm_type())
                                   .scale_grad_by_freq(options.scale_grad_by_freq())
                                   .sparse(options.sparse()));
}

Embedding Embedding::from_pretrained(const Variable& embeddings,
                                     const EmbeddingFromPretrainedOptions& options) {
  return with_table<Embedding>(embeddings, options,
                               EmbeddingOptions(embeddings.dim() > 0 ? embeddings.size(0) : 0,
                                                embeddings.dim() > 0 ? embeddings.size(-1) : 0));
}

EmbeddingBagImpl::EmbeddingBagImpl(int64_t num_embeddings, int64_t embedding_dim)
    : EmbeddingBagImpl(EmbeddingBagOptions(num_embeddings, embedding_dim)) {}

EmbeddingBagImpl::EmbeddingBagImpl(EmbeddingBagOptions settings) : options(std::move(settings)) {
  reset();
}
void EmbeddingBagImpl::reset() { reset_table(*this, "weight"); }
void EmbeddingBagImpl::reset_parameters() { fill_table(weight, options.padding_idx()); }
void EmbeddingBagImpl::pretty_print(std::ostream& out) const {
  detail::print_layer(out, typeid(EmbeddingBagImpl), options.shown());
}

Variable EmbeddingBagImpl::forward(const Variable& input, const Variable& offsets,
                                   const Variable& per_sample_weights) const {
  return functional::embedding_bag(input, weight,
                                   functional::EmbeddingBagFuncOptions()
                                       .offsets(offsets)
                                       .max_norm(options.max_norm())
                                       .norm_type(options.norm_type())
                                       .scale_grad_by_freq(options.scale_grad_by_freq())
                                       .mode(options.mode())
                                       .sparse(options.sparse())
                                       .per_sample_weights(per_sample_weights)
                                       .include_last_offset(options.include_last_offset())
                                       .padding_idx(options.padding_idx()));
}

EmbeddingBag EmbeddingBag::from_pretrained(const Variable& embeddings,
                                           const EmbeddingBagFromPretrainedOptions& options) {
  return with_table<EmbeddingBag>(
      embeddings, options,
      EmbeddingBagOptions(embeddings.dim() > 0 ? embeddings.size(0) : 0,
                          embeddings.dim() > 0 ? embeddings.size(-1) : 0)
          .mode(options.mode())
          .include_last_offset(options.include_last_offset()));
}

}  // namespace taper::nn
