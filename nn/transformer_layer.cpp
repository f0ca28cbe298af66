#include "taper/nn/transformer_layer.h"

#include "taper/core/ops/operators.h"
#include "taper/nn/functional/activation.h"

namespace taper::nn {
namespace {

MultiheadAttention attention(int64_t features, int64_t heads, double dropout) {
  return MultiheadAttention(MultiheadAttentionOptions(features, heads).dropout(dropout));
}

LayerNorm norm(int64_t features) { return LayerNorm(std::vector<int64_t>{features}); }

Variable activated(const activation_t& activation, const Variable& x) {
  if (activation.is(kReLU)) return functional::relu(x);
  if (activation.is(kGELU)) return functional::gelu(x);
  return (*activation.value())(x);
}

}  // namespace

TransformerEncoderLayerImpl::TransformerEncoderLayerImpl(int64_t d_model, int64_t nhead)
    : TransformerEncoderLayerImpl(TransformerEncoderLayerOptions(d_model, nhead)) {}

TransformerEncoderLayerImpl::TransformerEncoderLayerImpl(
    const TransformerEncoderLayerOptions& settings)
    : options(settings) {
  reset();
}

void TransformerEncoderLayerImpl::reset() {
  const int64_t n = options.d_model(), inner = options.dim_feedforward();
  const double p = options.dropout();
  self_attn = register_module("self_attn", attention(n, options.nhead(), p));
  linear1 = register_module("linear1", Linear(n, inner));
  dropout = register_module("dropout", Dropout(p));
  linear2 = register_module("linear2", Linear(inner, n));
  norm1 = register_module("norm1", norm(n));
  norm2 = register_module("norm2", norm(n));
  dropout1 = register_module("dropout1", Dropout(p));
  dropout2 = register_module("dropout2", Dropout(p));
}

void TransformerEncoderLayerImpl::reset_parameters() {
  self_attn->_reset_parameters();
  linear1->reset_parameters();
  linear2->reset_parameters();
  norm1->reset_parameters();
  norm2->reset_parameters();
}

Variable TransformerEncoderLayerImpl::forward(const Variable& src, const Variable& src_mask,
                                              const Variable& src_key_padding_mask) {
  const auto [seen, weights] =
      self_attn(src, src, src, src_key_padding_mask, /*need_weights=*/false, src_mask);
  const Variable x = norm1(src + dropout1(seen));
  return norm2(x + dropout2(linear2(dropout(activated(options.activation(), linear1(x))))));
}

TransformerDecoderLayerImpl::TransformerDecoderLayerImpl(int64_t d_model, int64_t nhead)
    : TransformerDecoderLayerImpl(TransformerDecoderLayerOptions(d_model, nhead)) {}

TransformerDecoderLayerImpl::TransformerDecoderLayerImpl(
    const TransformerDecoderLayerOptions& settings)
    : options(settings) {
  reset();
}

void TransformerDecoderLayerImpl::reset() {
  const int64_t n = options.d_model(), inner = options.dim_feedforward();
  const double p = options.dropout();
  self_attn = register_module("self_attn", attention(n, options.nhead(), p));
  multihead_attn = register_module("multihead_attn", attention(n, options.nhead(), p));
  linear1 = register_module("linear1", Linear(n, inner));
  dropout = register_module("dropout", Dropout(p));
  linear2 = register_module("linear2", Linear(inner, n));
  norm1 = register_module("norm1", norm(n));
  norm2 = register_module("norm2", norm(n));
  norm3 = register_module("norm3", norm(n));
  dropout1 = register_module("dropout1", Dropout(p));
  dropout2 = register_module("dropout2", Dropout(p));
  dropout3 = register_module("dropout3", Dropout(p));
}

void TransformerDecoderLayerImpl::reset_parameters() {
  self_attn->_reset_parameters();
  norm1->reset_parameters();
  multihead_attn->_reset_parameters();
  norm2->reset_parameters();
  linear1->reset_parameters();
  linear2->reset_parameters();
  norm3->reset_parameters();
}

Variable TransformerDecoderLayerImpl::forward(const Variable& tgt, const Variable& memory,
                                              const Variable& tgt_mask, const Variable& memory_mask,
                                              const Variable& tgt_key_padding_mask,
                                              const Variable& memory_key_padding_mask) {
  constexpr bool kNoWeights = false;
  const auto [own, own_weights] =
      self_attn(tgt, tgt, tgt, tgt_key_padding_mask, kNoWeights, tgt_mask);
  Variable x = norm1(tgt + dropout1(own));
  const auto [seen, weights] =
      multihead_attn(x, memory, memory, memory_key_padding_mask, kNoWeights, memory_mask);
  x = norm2(x + dropout2(seen));
  return norm3(x + dropout3(linear2(dropout(activated(options.activation(), linear1(x))))));
}

}  // namespace taper::nn
