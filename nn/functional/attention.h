#pragma once

#include <tuple>

#include "taper/core/graph/variable.h"
#include "taper/nn/options/attention.h"

namespace taper::nn::functional {

/// softmax(q k^T / sqrt(d)) v for each of num_heads parts of d features of the projected queries
/// (targets, batch, embed_dim), keys (sources, batch, ...) and values, projected again, and the
/// softmax (batch, targets, sources), averaged over the heads or (batch, heads, targets, sources);
/// undefined unless need_weights (Vaswani et al. 2017). attn_mask (targets, sources) or (batch *
/// heads, targets, sources) is added in front of the softmax, or tells with true what is left out;
/// so does key_padding_mask (batch, sources).
std::tuple<Variable, Variable> multi_head_attention_forward(
    const Variable& query, const Variable& key, const Variable& value,
    const MultiheadAttentionForwardFuncOptions& options);

}  // namespace taper::nn::functional
