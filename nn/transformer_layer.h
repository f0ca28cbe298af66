#pragma once

#include "taper/nn/attention.h"
#include "taper/nn/dropout.h"
#include "taper/nn/normalization.h"
#include "taper/nn/options/transformer_layer.h"

namespace taper::nn {

/// y = norm1(x + attention(x)), z = norm2(y + feed-forward(y)) for x (length, batch, d_model), with
/// dropout behind each part (Vaswani et al. 2017). Masks are those of MultiheadAttention.
class TransformerEncoderLayerImpl : public Cloneable<TransformerEncoderLayerImpl> {
 public:
  TransformerEncoderLayerImpl(int64_t d_model, int64_t nhead);
  explicit TransformerEncoderLayerImpl(const TransformerEncoderLayerOptions& settings);
  Variable forward(const Variable& src, const Variable& src_mask = {},
                   const Variable& src_key_padding_mask = {});
  void reset() override;
  void reset_parameters();

  TransformerEncoderLayerOptions options;
  MultiheadAttention self_attn = nullptr;
  Linear linear1 = nullptr;
  Dropout dropout = nullptr;
  Linear linear2 = nullptr;
  LayerNorm norm1 = nullptr, norm2 = nullptr;
  Dropout dropout1 = nullptr, dropout2 = nullptr;

 protected:
  ForwardDefaults forward_defaults() const override { return detail::undefined_tensors(1, 2); }
};
using TransformerEncoderLayer = ModuleHolder<TransformerEncoderLayerImpl>;

/// An encoder's layer with an attention to its output, `memory`, between the two parts.
class TransformerDecoderLayerImpl : public Cloneable<TransformerDecoderLayerImpl> {
 public:
  TransformerDecoderLayerImpl(int64_t d_model, int64_t nhead);
  explicit TransformerDecoderLayerImpl(const TransformerDecoderLayerOptions& settings);
  Variable forward(const Variable& tgt, const Variable& memory, const Variable& tgt_mask = {},
                   const Variable& memory_mask = {}, const Variable& tgt_key_padding_mask = {},
                   const Variable& memory_key_padding_mask = {});
  void reset() override;
  void reset_parameters();

  TransformerDecoderLayerOptions options;
  MultiheadAttention self_attn{nullptr};
  Dropout dropout1{nullptr};
  LayerNorm norm1{nullptr};
  MultiheadAttention multihead_attn{nullptr};
  Dropout dropout2{nullptr};
  LayerNorm norm2{nullptr};
  Linear linear1{nullptr};
  Dropout dropout{nullptr};
  Linear linear2{nullptr};
  Dropout dropout3{nullptr};
  LayerNorm norm3{nullptr};

 protected:
  ForwardDefaults forward_defaults() const override { return detail::undefined_tensors(2, 5); }
};
using TransformerDecoderLayer = ModuleHolder<TransformerDecoderLayerImpl>;

}  // namespace taper::nn
