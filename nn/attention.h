#pragma once

#include <tuple>

#include "taper/nn/any_value.h"
#include "taper/nn/functional/attention.h"
#include "taper/nn/linear.h"

namespace taper::nn {

/// functional::multi_head_attention_forward() with weights that are learnt. Throws unless the heads
/// divide the features.
class MultiheadAttentionImpl : public Cloneable<MultiheadAttentionImpl> {
 public:
  MultiheadAttentionImpl(int64_t embed_dim, int64_t num_heads);
  explicit MultiheadAttentionImpl(const MultiheadAttentionOptions& settings);
  std::tuple<Variable, Variable> forward(const Variable& query, const Variable& key,
                                         const Variable& value,
                                         const Variable& key_padding_mask = {},
                                         bool need_weights = true, const Variable& attn_mask = {},
                                         bool average_attn_weights = true) const;
  void reset() override;
  /// Draws the weights anew, by xavier_uniform_(); biases begin with 0.
  void _reset_parameters();

  MultiheadAttentionOptions options;
  bool _qkv_same_embed_dim = true;
  Variable in_proj_weight, in_proj_bias, bias_k, bias_v;
  Linear out_proj = nullptr;
  Variable q_proj_weight, k_proj_weight, v_proj_weight;
  int64_t head_dim = 0;

 protected:
  ForwardDefaults forward_defaults() const override;
};
using MultiheadAttention = ModuleHolder<MultiheadAttentionImpl>;

}  // namespace taper::nn
