#include "taper/nn/transformer_coder.h"

#include "taper/core/base/error.h"

namespace taper::nn {
namespace {

ModuleList copies(const Module& layer, int64_t count) {
  ModuleList layers;
  for (int64_t i = 0; i < count; ++i) layers->push_back(layer.clone());
  return layers;
}

template <class Layer>
void reset_layers(const ModuleList& layers, int64_t expected) {
  check(static_cast<int64_t>(layers->size()) == expected, "Transformer", "expected ", expected,
        " layers, got ", layers->size());
  for (const auto& layer : *layers) layer->as<Layer>()->reset_parameters();
}

/// Gives an encoder or decoder the norm that its options name, if they do.
template <class Coder>
void add_norm(Coder& coder) {
  coder.norm = coder.options.norm().clone();
  if (!coder.norm.is_empty()) coder.register_module("norm", coder.norm.ptr());
}

}  // namespace

TransformerEncoderOptions::TransformerEncoderOptions(TransformerEncoderLayer encoder_layer,
                                                     int64_t num_layers)
    : encoder_layer_(std::move(encoder_layer)), num_layers_(num_layers) {}
TransformerEncoderOptions::TransformerEncoderOptions(const TransformerEncoderLayerOptions& layer,
                                                     int64_t num_layers)
    : TransformerEncoderOptions(TransformerEncoderLayer(layer), num_layers) {}

TransformerDecoderOptions::TransformerDecoderOptions(TransformerDecoderLayer decoder_layer,
                                                     int64_t num_layers)
    : decoder_layer_(std::move(decoder_layer)), num_layers_(num_layers) {}
TransformerDecoderOptions::TransformerDecoderOptions(const TransformerDecoderLayerOptions& layer,
                                                     int64_t num_layers)
    : TransformerDecoderOptions(TransformerDecoderLayer(layer), num_layers) {}

TransformerEncoderImpl::TransformerEncoderImpl(TransformerEncoderLayer encoder_layer,
                                               int64_t num_layers)
    : TransformerEncoderImpl(TransformerEncoderOptions(std::move(encoder_layer), num_layers)) {}

TransformerEncoderImpl::TransformerEncoderImpl(TransformerEncoderOptions settings)
    : options(std::move(settings)) {
  reset();
}

void TransformerEncoderImpl::reset() {
  layers = register_module("layers", copies(*options.encoder_layer(), options.num_layers()));
  add_norm(*this);
}

void TransformerEncoderImpl::reset_parameters() {
  reset_layers<TransformerEncoderLayerImpl>(layers, options.num_layers());
  if (!norm.is_empty()) unregister_module("norm");
  add_norm(*this);
}

Variable TransformerEncoderImpl::forward(const Variable& src, const Variable& src_mask,
                                         const Variable& src_key_padding_mask) {
  Variable x = src;
  for (const auto& layer : *layers)
    x = layer->as<TransformerEncoderLayer>()->forward(x, src_mask, src_key_padding_mask);
  return norm.is_empty() ? x : norm.forward(x);
}

TransformerDecoderImpl::TransformerDecoderImpl(TransformerDecoderLayer decoder_layer,
                                               int64_t num_layers)
    : TransformerDecoderImpl(TransformerDecoderOptions(std::move(decoder_layer), num_layers)) {}

TransformerDecoderImpl::TransformerDecoderImpl(TransformerDecoderOptions settings)
    : options(std::move(settings)) {
  reset();
}

void TransformerDecoderImpl::reset() {
  layers = register_module("layers", copies(*options.decoder_layer(), options.num_layers()));
  add_norm(*this);
}

void TransformerDecoderImpl::reset_parameters() {
  reset_layers<TransformerDecoderLayerImpl>(layers, options.num_layers());
  if (!norm.is_empty()) unregister_module("norm");
  add_norm(*this);
}

Variable TransformerDecoderImpl::forward(const Variable& tgt, const Variable& memory,
                                         const Variable& tgt_mask, const Variable& memory_mask,
                                         const Variable& tgt_key_padding_mask,
                                         const Variable& memory_key_padding_mask) {
  Variable x = tgt;
  for (const auto& layer : *layers)
    x = layer->as<TransformerDecoderLayer>()->forward(
        x, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);
  return norm.is_empty() ? x : norm.forward(x);
}

}  // namespace taper::nn
