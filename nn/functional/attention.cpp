#include "taper/nn/functional/attention.h"

#include <cmath>
#include <limits>

#include "taper/core/base/error.h"
#include "taper/core/ops/dropout.h"
#include "taper/core/ops/ops.h"

namespace taper::nn::functional {
namespace {

using Options = MultiheadAttentionForwardFuncOptions;
constexpr const char* kOp = "multi_head_attention_forward";

struct Projected {
  Variable q, k, v;
};

/// Queries, keys and values by weights of their own.
Projected by_three(const Variable& query, const Variable& key, const Variable& value,
                   const Options& o, const variable_list& weights) {
  const int64_t n = query.size(2);
  const auto part = [&](const Variable& x, std::size_t i) {
    check(weights[i].dim() == 2 && weights[i].size(0) == n && weights[i].size(1) == x.size(-1), kOp,
          "expected a projection of shape ", IntArrayRef{n, x.size(-1)}, ", got ",
          weights[i].sizes());
    const Variable& b = o.in_proj_bias();
    return taper::linear(x, weights[i],
                         b.defined() ? narrow(b, 0, static_cast<int64_t>(i) * n, n) : Variable());
  };
  return {part(query, 0), part(key, 1), part(value, 2)};
}

/// The same, by one product where they are one tensor.
Projected projected(const Variable& query, const Variable& key, const Variable& value,
                    const Options& o) {
  if (o.use_separate_proj_weight())
    return by_three(query, key, value, o,
                    {o.q_proj_weight(), o.k_proj_weight(), o.v_proj_weight()});
  const int64_t n = query.size(2);
  check(o.in_proj_weight().dim() == 2 && o.in_proj_weight().size(0) == 3 * n, kOp,
        "expected an in_proj_weight of shape ", IntArrayRef{3 * n, n}, ", got ",
        o.in_proj_weight().sizes());
  if (!query.is_same(key) || !key.is_same(value))
    return by_three(query, key, value, o, chunk(o.in_proj_weight(), 3));
  const variable_list all =
      chunk(taper::linear(query, o.in_proj_weight(), o.in_proj_bias()), 3, -1);
  return {all[0], all[1], all[2]};
}

/// (length, batch, heads * d) as (batch * heads, length, d).
Variable by_head(const Variable& x, int64_t heads) {
  return transpose(reshape(x, {x.size(0), x.size(1) * heads, x.size(2) / heads}), 0, 1);
}

/// Keys or values (batch * heads, sources, d): those given, or x, which may be followed by a bias.
Variable sources(const Variable& x, const Variable& bias, const Variable& given, const Options& o) {
  const int64_t batch = x.size(1), n = x.size(2), heads = o.num_heads();
  check(!bias.defined() || !given.defined(), kOp, "bias cannot be added to static key and value");
  check(!given.defined() ||
            (given.dim() == 3 && given.size(0) == batch * heads && given.size(2) == n / heads),
        kOp, "expected static keys and values of shape (", batch * heads, ", sources, ", n / heads,
        "), got ", given.defined() ? given.sizes() : IntArrayRef());
  Variable y = given;
  if (!y.defined()) y = by_head(bias.defined() ? cat({x, expand(bias, {1, batch, n})}) : x, heads);
  return o.add_zero_attn() ? constant_pad_nd(y, {0, 0, 0, 1}) : y;
}

/// A mask for what was added to the sources, too, which is never left out.
Variable widened(const Variable& mask, int64_t columns) {
  return mask.defined() && columns > 0 ? constant_pad_nd(mask, {0, columns}) : mask;
}

/// Scores (batch * heads, targets, sources) under the masks.
Variable masked(Variable scores, const Variable& mask, const Variable& padding, int64_t batch) {
  constexpr double kNever = -std::numeric_limits<double>::infinity();
  if (mask.defined())
    scores = mask.scalar_type() == kBool ? masked_fill(scores, mask, kNever) : scores + mask;
  if (!padding.defined()) return scores;
  const Dims sizes{batch, scores.size(2)};
  check(padding.sizes() == IntArrayRef(sizes), kOp, "expected a key_padding_mask of shape ", sizes,
        ", got ", padding.sizes());
  const Variable by_batch =
      reshape(scores, {batch, scores.size(0) / batch, scores.size(1), scores.size(2)});
  const Variable left_out = unsqueeze(unsqueeze(padding.to(kBool), 1), 2);
  return reshape(masked_fill(by_batch, left_out, kNever), scores.sizes());
}

void check_inputs(const Variable& query, const Variable& key, const Variable& value,
                  const Options& o) {
  check(query.dim() == 3 && key.dim() == 3 && value.dim() == 3, kOp,
        "expected inputs of shape (length, batch, features), got ", query.sizes(), ", ",
        key.sizes(), " and ", value.sizes());
  check(query.size(2) == o.embed_dim_to_check(), kOp, "expected queries of ",
        o.embed_dim_to_check(), " features, got ", query.size(2));
  check(
      key.size(0) == value.size(0) && key.size(1) == value.size(1) && key.size(1) == query.size(1),
      kOp, "expected keys and values of one length, in batches of ", query.size(1), ", got ",
      key.sizes(), " and ", value.sizes());
  check(o.num_heads() > 0 && query.size(2) % o.num_heads() == 0, kOp,
        "embed_dim must be divisible by num_heads, got ", query.size(2), " and ", o.num_heads());
  check(o.bias_k().defined() == o.bias_v().defined(), kOp,
        "expected biases of both keys and values, or none");
}

}  // namespace

std::tuple<Variable, Variable> multi_head_attention_forward(const Variable& query,
                                                            const Variable& key,
                                                            const Variable& value,
                                                            const Options& o) {
  check_inputs(query, key, value, o);
  const int64_t targets = query.size(0), batch = query.size(1), n = query.size(2);
  const Projected x = projected(query, key, value, o);
  const int64_t head = n / o.num_heads();
  const double scale = 1 / std::sqrt(static_cast<double>(head));
  const Variable q = by_head(x.q * scale, o.num_heads());
  const Variable k = sources(x.k, o.bias_k(), o.static_k(), o);
  const Variable v = sources(x.v, o.bias_v(), o.static_v(), o);
  const int64_t added = (o.bias_k().defined() ? 1 : 0) + (o.add_zero_attn() ? 1 : 0);
  const Variable scores = masked(bmm(q, transpose(k, 1, 2)), widened(o.attn_mask(), added),
                                 widened(o.key_padding_mask(), added), batch);
  const Variable weights = dropout(softmax(scores, -1), o.dropout_p(), o.training());
  const Variable mixed = reshape(transpose(bmm(weights, v), 0, 1), {targets, batch, n});
  const Variable y = taper::linear(mixed, o.out_proj_weight(), o.out_proj_bias());
  if (!o.need_weights()) return {y, {}};
  const Variable by_batch = reshape(weights, {batch, o.num_heads(), targets, weights.size(2)});
  return {y, o.average_attn_weights() ? mean(by_batch, 1) : by_batch};
}

}  // namespace taper::nn::functional
