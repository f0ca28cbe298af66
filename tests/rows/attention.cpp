// Attention, and what is made of it.

#include "tests/rows/modules.h"
#include "tests/rows/rows.h"

namespace rows {
namespace {

namespace nn = lib::nn;
using Options = F::MultiheadAttentionForwardFuncOptions;

/// Inputs between -1 and 1: products of larger ones show the roundings of float32.
Inputs small(std::vector<std::vector<Sizes>> sizes) {
  return operands(std::move(sizes), kFloats, -1, 1);
}

/// The options for n features, with the projections in, without biases, and out.
Options options(int64_t n, int64_t heads, const Tensor& in, const Tensor& out) {
  return Options(n, heads, in, {}, {}, {}, false, 0.0, out, {});
}

/// -infinity above the diagonal of (n, n).
Tensor later(int64_t n) { return nn::TransformerImpl::generate_square_subsequent_mask(n); }

/// The second of two sequences of three has no last item.
Tensor padding() { return tensor({0, 0, 0, 0, 0, 1}).reshape({2, 3}).to(kBool); }

nn::TransformerEncoderLayer encoder_layer(bool smooth) {
  nn::TransformerEncoderLayerOptions options(4, 2);
  options.dim_feedforward(6).dropout(0.3);
  if (smooth) options.activation(kGELU);
  return nn::TransformerEncoderLayer(options);
}

nn::Transformer transformer() {
  return nn::Transformer(nn::TransformerOptions(4, 2, 2, 2).dim_feedforward(6).dropout(0.2));
}

}  // namespace

Rows attention() {
  const Inputs nothing = given({{"", {}}}), sequence = shapes({{3, 2, 4}});
  return {
      {"multi_head_attention_forward", "self",
       small({{{2, 1, 2}, {6, 2}, {6}, {2, 2}, {2}}, {{3, 2, 8}, {24, 8}, {24}, {8, 8}, {8}}}),
       [](X x) {
         const int64_t n = x[0].size(2);
         return F::multi_head_attention_forward(
             x[0], x[0], x[0], Options(n, 2, x[1], x[2], {}, {}, false, 0.0, x[3], x[4]));
       }},
      alone({"multi_head_attention_forward", "no batch",
             small({{{2, 0, 2}, {6, 2}, {6}, {2, 2}, {2}}}),
             [](X x) {
               return F::multi_head_attention_forward(
                   x[0], x[0], x[0], Options(2, 2, x[1], x[2], {}, {}, false, 0.0, x[3], x[4]));
             }}),
      {"multi_head_attention_forward", "keys and values",
       small({{{2, 1, 2}, {3, 1, 2}, {3, 1, 2}, {6, 2}, {2, 2}},
              {{3, 2, 6}, {5, 2, 6}, {5, 2, 6}, {18, 6}, {6, 6}}}),
       [](X x) {
         return F::multi_head_attention_forward(x[0], x[1], x[2],
                                                options(x[0].size(2), 2, x[3], x[4]));
       }},
      {"multi_head_attention_forward", "masks",
       small({{{3, 2, 2}, {6, 2}, {2, 2}}, {{3, 2, 6}, {18, 6}, {6, 6}}}),
       [](X x) {
         auto o = options(x[0].size(2), 2, x[1], x[2]);
         o.attn_mask(later(3).to(x[0].scalar_type())).key_padding_mask(padding());
         return F::multi_head_attention_forward(x[0], x[0], x[0], o.average_attn_weights(false));
       }},
      {"multi_head_attention_forward", "weights of their own, biases and zeros",
       small({{{2, 1, 2},
               {2, 1, 1},
               {2, 1, 1},
               {2, 2},
               {2, 1},
               {2, 1},
               {2, 2},
               {1, 1, 2},
               {1, 1, 2}}}),
       [](X x) {
         Options o(2, 1, {}, {}, x[7], x[8], true, 0.0, x[6], {});
         o.use_separate_proj_weight(true);
         o.q_proj_weight(x[3]).k_proj_weight(x[4]).v_proj_weight(x[5]);
         return F::multi_head_attention_forward(x[0], x[1], x[2], o);
       }},
      {"multi_head_attention_forward", "static keys and values",
       small({{{2, 1, 2}, {6, 2}, {2, 2}, {2, 3, 1}, {2, 3, 1}}}),
       [](X x) {
         return F::multi_head_attention_forward(
             x[0], x[0], x[0], options(2, 2, x[1], x[2]).static_k(x[3]).static_v(x[4]));
       }},
      {"multi_head_attention_forward", "dropout", small({{{3, 2, 6}, {18, 6}, {6, 6}}}),
       [](X x) {
         lib::manual_seed(22);
         return F::multi_head_attention_forward(x[0], x[0], x[0],
                                                options(6, 2, x[1], x[2]).dropout_p(0.4));
       }},
      alone({"multi_head_attention_forward", "a mask of bools",
             small({{{3, 1, 2}, {6, 2}, {2, 2}}}),
             [](X x) {
               return F::multi_head_attention_forward(
                   x[0], x[0], x[0], options(2, 2, x[1], x[2]).attn_mask(later(3) < 0));
             }}),
      {"multi_head_attention_forward", "begins", nothing,
       [](X) {
         std::vector<Tensor> all = begun([] { return nn::MultiheadAttention(6, 2); });
         const auto other = begun([] {
           return nn::MultiheadAttention(
               nn::MultiheadAttentionOptions(4, 2).kdim(3).vdim(5).bias(false).add_bias_kv(true));
         });
         all.insert(all.end(), other.begin(), other.end());
         return all;
       }},
      {"multi_head_attention_forward", "transformers begin", nothing,
       [](X) { return begun([] { return transformer(); }); }},
      {"multi_head_attention_forward", "modules", sequence,
       [](X x) {
         lib::manual_seed(23);
         auto attention = with_dtype(
             nn::MultiheadAttention(nn::MultiheadAttentionOptions(4, 2).add_zero_attn(true)), x[0]);
         auto other = with_dtype(
             nn::MultiheadAttention(
                 nn::MultiheadAttentionOptions(4, 1).kdim(2).vdim(2).add_bias_kv(true).dropout(
                     0.2)),
             x[0]);
         const Tensor part = x[0].narrow(2, 1, 2);
         const auto first = attention(x[0], x[0], x[0], padding());
         const auto second = other(x[0], part, part);
         return std::vector<Tensor>{std::get<0>(first), std::get<1>(first), std::get<0>(second),
                                    std::get<1>(second)};
       }},
      {"multi_head_attention_forward", "transformer layers", sequence,
       [](X x) {
         lib::manual_seed(24);
         auto encoder = with_dtype(encoder_layer(false), x[0]);
         auto smooth = with_dtype(encoder_layer(true), x[0]);
         auto decoder = with_dtype(
             nn::TransformerDecoderLayer(
                 nn::TransformerDecoderLayerOptions(4, 2).dim_feedforward(6).dropout(0.3)),
             x[0]);
         const Tensor mask = later(3).to(x[0].scalar_type());
         return std::vector<Tensor>{encoder(x[0], mask, padding()), smooth(x[0]),
                                    decoder(x[0], x[0] * 2, mask, Tensor(), padding())};
       }},
      {"multi_head_attention_forward", "transformers", sequence,
       [](X x) {
         lib::manual_seed(25);
         auto net = with_dtype(transformer(), x[0]);
         auto plain = with_dtype(nn::TransformerEncoder(encoder_layer(true), 2), x[0]);
         const Tensor tgt = x[0].narrow(0, 0, 2), mask = later(2).to(x[0].scalar_type());
         const Tensor trained = net(x[0], tgt, Tensor(), mask, Tensor(), padding());
         net->eval();
         return std::vector<Tensor>{trained, net(x[0], tgt), plain(x[0])};
       }},
  };
}

}  // namespace rows
