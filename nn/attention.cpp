#include "taper/nn/attention.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/creation.h"
#include "taper/nn/init.h"

namespace taper::nn {

MultiheadAttentionImpl::MultiheadAttentionImpl(int64_t embed_dim, int64_t num_heads)
    : MultiheadAttentionImpl(MultiheadAttentionOptions(embed_dim, num_heads)) {}

MultiheadAttentionImpl::MultiheadAttentionImpl(const MultiheadAttentionOptions& settings)
    : options(settings) {
  reset();
}

void MultiheadAttentionImpl::reset() {
  const int64_t n = options.embed_dim(), heads = options.num_heads();
  check(heads > 0 && n % heads == 0, "MultiheadAttention",
        "embed_dim must be divisible by num_heads, got ", n, " and ", heads);
  head_dim = n / heads;
  _qkv_same_embed_dim = options.kdim() == n && options.vdim() == n;
  if (_qkv_same_embed_dim) {
    in_proj_weight = register_parameter("in_proj_weight", empty({3 * n, n}));
  } else {
    q_proj_weight = register_parameter("q_proj_weight", empty({n, n}));
    k_proj_weight = register_parameter("k_proj_weight", empty({n, options.kdim()}));
    v_proj_weight = register_parameter("v_proj_weight", empty({n, options.vdim()}));
  }
  in_proj_bias = register_parameter("in_proj_bias", options.bias() ? empty({3 * n}) : Variable(),
                                    options.bias());
  out_proj = register_module("out_proj", Linear(LinearOptions(n, n).bias(options.bias())));
  if (options.add_bias_kv()) {
    bias_k = register_parameter("bias_k", empty({1, 1, n}));
    bias_v = register_parameter("bias_v", empty({1, 1, n}));
  }
  _reset_parameters();
}

void MultiheadAttentionImpl::_reset_parameters() {
  for (const Variable& weight : {in_proj_weight, q_proj_weight, k_proj_weight, v_proj_weight})
    if (weight.defined()) init::xavier_uniform_(weight);
  for (const Variable& bias : {in_proj_bias, out_proj->bias})
    if (bias.defined()) init::zeros_(bias);
  for (const Variable& bias : {bias_k, bias_v})
    if (bias.defined()) init::xavier_normal_(bias);
}

ForwardDefaults MultiheadAttentionImpl::forward_defaults() const {
  return {{3, AnyValue(Variable())},
          {4, AnyValue(true)},
          {5, AnyValue(Variable())},
          {6, AnyValue(true)}};
}

std::tuple<Variable, Variable> MultiheadAttentionImpl::forward(
    const Variable& query, const Variable& key, const Variable& value,
    const Variable& key_padding_mask, bool need_weights, const Variable& attn_mask,
    bool average_attn_weights) const {
  functional::MultiheadAttentionForwardFuncOptions how(
      options.embed_dim(), options.num_heads(), in_proj_weight, in_proj_bias, bias_k, bias_v,
      options.add_zero_attn(), options.dropout(), out_proj->weight, out_proj->bias);
  how.training(is_training()).key_padding_mask(key_padding_mask).need_weights(need_weights);
  how.attn_mask(attn_mask).use_separate_proj_weight(!_qkv_same_embed_dim);
  how.q_proj_weight(q_proj_weight).k_proj_weight(k_proj_weight).v_proj_weight(v_proj_weight);
  return functional::multi_head_attention_forward(query, key, value,
                                                  how.average_attn_weights(average_attn_weights));
}

}  // namespace taper::nn
