#pragma once

#include <cstdint>
#include <utility>

#include "taper/core/base/arg.h"
#include "taper/core/graph/variable.h"

namespace taper::nn {

/// kdim and vdim are the features of keys and values, which are embed_dim if nothing else is said.
struct MultiheadAttentionOptions {
  MultiheadAttentionOptions(int64_t embed_dim, int64_t num_heads)
      : embed_dim_(embed_dim), num_heads_(num_heads), kdim_(embed_dim), vdim_(embed_dim) {}
  TAPER_ARG(int64_t, embed_dim);
  TAPER_ARG(int64_t, num_heads);
  TAPER_ARG(double, dropout) = 0;
  TAPER_ARG(bool, bias) = true;
  TAPER_ARG(bool, add_bias_kv) = false;
  TAPER_ARG(bool, add_zero_attn) = false;
  TAPER_ARG(int64_t, kdim);
  TAPER_ARG(int64_t, vdim);
};

namespace functional {

/// The weights of queries, keys and values are one, in_proj_weight (3 * embed_dim, embed_dim), or
/// three; biases may be undefined. static_k and static_v stand for projected keys and values.
struct MultiheadAttentionForwardFuncOptions {
  MultiheadAttentionForwardFuncOptions(int64_t embed_dim_to_check, int64_t num_heads,
                                       Variable in_proj_weight, Variable in_proj_bias,
                                       Variable bias_k, Variable bias_v, bool add_zero_attn,
                                       double dropout_p, Variable out_proj_weight,
                                       Variable out_proj_bias)
      : embed_dim_to_check_(embed_dim_to_check),
        num_heads_(num_heads),
        in_proj_weight_(std::move(in_proj_weight)),
        in_proj_bias_(std::move(in_proj_bias)),
        bias_k_(std::move(bias_k)),
        bias_v_(std::move(bias_v)),
        add_zero_attn_(add_zero_attn),
        dropout_p_(dropout_p),
        out_proj_weight_(std::move(out_proj_weight)),
        out_proj_bias_(std::move(out_proj_bias)) {}
  TAPER_ARG(int64_t, embed_dim_to_check);
  TAPER_ARG(int64_t, num_heads);
  TAPER_ARG(Variable, in_proj_weight);
  TAPER_ARG(Variable, in_proj_bias);
  TAPER_ARG(Variable, bias_k);
  TAPER_ARG(Variable, bias_v);
  TAPER_ARG(bool, add_zero_attn);
  TAPER_ARG(double, dropout_p);
  TAPER_ARG(Variable, out_proj_weight);
  TAPER_ARG(Variable, out_proj_bias);
  TAPER_ARG(bool, training) = true;
  TAPER_ARG(Variable, key_padding_mask) = {};
  TAPER_ARG(bool, need_weights) = true;
  TAPER_ARG(Variable, attn_mask) = {};
  TAPER_ARG(bool, use_separate_proj_weight) = false;
  TAPER_ARG(Variable, q_proj_weight) = {};
  TAPER_ARG(Variable, k_proj_weight) = {};
  TAPER_ARG(Variable, v_proj_weight) = {};
  TAPER_ARG(Variable, static_k) = {};
  TAPER_ARG(Variable, static_v) = {};
  TAPER_ARG(bool, average_attn_weights) = true;
};

}  // namespace functional
}  // namespace taper::nn
