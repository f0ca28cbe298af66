#pragma once

#include <utility>

#include "taper/nn/any_module.h"
#include "taper/nn/module_list.h"
#include "taper/nn/transformer_layer.h"

/// Stacks of transformer layers. Their options hold modules, which are cloned: a layer, and what
/// normalizes the output, if anything.
namespace taper::nn {

struct TransformerEncoderOptions {
  TransformerEncoderOptions(TransformerEncoderLayer encoder_layer, int64_t num_layers);
  TransformerEncoderOptions(const TransformerEncoderLayerOptions& layer, int64_t num_layers);
  TAPER_ARG(TransformerEncoderLayer, encoder_layer);
  TAPER_ARG(int64_t, num_layers);
  TAPER_ARG(AnyModule, norm);
};

struct TransformerDecoderOptions {
  TransformerDecoderOptions(TransformerDecoderLayer decoder_layer, int64_t num_layers);
  TransformerDecoderOptions(const TransformerDecoderLayerOptions& layer, int64_t num_layers);
  TAPER_ARG(TransformerDecoderLayer, decoder_layer);
  TAPER_ARG(int64_t, num_layers);
  TAPER_ARG(AnyModule, norm);
};

/// Encoder layers, one behind the other.
class TransformerEncoderImpl : public Cloneable<TransformerEncoderImpl> {
 public:
  TransformerEncoderImpl(TransformerEncoderLayer encoder_layer, int64_t num_layers);
  explicit TransformerEncoderImpl(TransformerEncoderOptions settings);
  Variable forward(const Variable& src, const Variable& src_mask = {},
                   const Variable& src_key_padding_mask = {});
  void reset() override;
  void reset_parameters();

  TransformerEncoderOptions options;
  ModuleList layers = nullptr;
  AnyModule norm;

 protected:
  ForwardDefaults forward_defaults() const override { return detail::undefined_tensors(1, 2); }
};
using TransformerEncoder = ModuleHolder<TransformerEncoderImpl>;

/// Decoder layers, one behind the other.
class TransformerDecoderImpl : public Cloneable<TransformerDecoderImpl> {
 public:
  TransformerDecoderImpl(TransformerDecoderLayer decoder_layer, int64_t num_layers);
  explicit TransformerDecoderImpl(TransformerDecoderOptions settings);
  Variable forward(const Variable& tgt, const Variable& memory, const Variable& tgt_mask = {},
                   const Variable& memory_mask = {}, const Variable& tgt_key_padding_mask = {},
                   const Variable& memory_key_padding_mask = {});
  void reset() override;
  void reset_parameters();

  TransformerDecoderOptions options;
  ModuleList layers{nullptr};
  AnyModule norm;

 protected:
  ForwardDefaults forward_defaults() const override { return detail::undefined_tensors(2, 5); }
};
using TransformerDecoder = ModuleHolder<TransformerDecoderImpl>;

}  // namespace taper::nn
