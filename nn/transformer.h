#pragma once

#include "taper/nn/transformer_coder.h"

namespace taper::nn {

/// Custom encoders and decoders stand for those that would be made, and are cloned.
struct TransformerOptions {
  TransformerOptions() = default;
  TransformerOptions(int64_t d_model, int64_t nhead) : d_model_(d_model), nhead_(nhead) {}
  TransformerOptions(int64_t d_model, int64_t nhead, int64_t num_encoder_layers,
                     int64_t num_decoder_layers)
      : d_model_(d_model),
        nhead_(nhead),
        num_encoder_layers_(num_encoder_layers),
        num_decoder_layers_(num_decoder_layers) {}
  TAPER_ARG(int64_t, d_model) = 512;
  TAPER_ARG(int64_t, nhead) = 8;
  TAPER_ARG(int64_t, num_encoder_layers) = 6;
  TAPER_ARG(int64_t, num_decoder_layers) = 6;
  TAPER_ARG(int64_t, dim_feedforward) = 2048;
  TAPER_ARG(double, dropout) = 0.1;
  TAPER_ARG(activation_t, activation) = kReLU;
  TAPER_ARG(AnyModule, custom_encoder);
  TAPER_ARG(AnyModule, custom_decoder);
};

/// decoder(tgt, encoder(src)) for src (sources, batch, d_model) and tgt (targets, batch, d_model).
class TransformerImpl : public Cloneable<TransformerImpl> {
 public:
  explicit TransformerImpl(TransformerOptions settings = {});
  Variable forward(const Variable& src, const Variable& tgt, const Variable& src_mask = {},
                   const Variable& tgt_mask = {}, const Variable& memory_mask = {},
                   const Variable& src_key_padding_mask = {},
                   const Variable& tgt_key_padding_mask = {},
                   const Variable& memory_key_padding_mask = {});
  void reset() override;
  /// Draws all matrices anew, by xavier_uniform_().
  void reset_parameters();
  /// (size, size): -infinity above the diagonal, 0 elsewhere, so that nothing sees what comes
  /// later.
  static Variable generate_square_subsequent_mask(int64_t size);

  TransformerOptions options;
  AnyModule encoder, decoder;

 protected:
  ForwardDefaults forward_defaults() const override { return detail::undefined_tensors(2, 7); }
};
using Transformer = ModuleHolder<TransformerImpl>;

}  // namespace taper::nn
