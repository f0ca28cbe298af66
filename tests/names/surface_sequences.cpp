// More of the names that Taper has; surface_nn.cpp says how they are used.
#include <torch/torch.h>

namespace names {

// Recurrent nets and attention
namespace n381 {
using torch::nn::GRU, torch::nn::GRUCell, torch::nn::LSTM, torch::nn::LSTMCell, torch::nn::RNN,
    torch::nn::RNNCell, torch::nn::utils::rnn::PackedSequence,
    torch::nn::utils::rnn::pack_padded_sequence, torch::nn::utils::rnn::pack_sequence,
    torch::nn::utils::rnn::pad_packed_sequence, torch::nn::utils::rnn::pad_sequence;
}
struct S382 : torch::nn::LSTMImpl {
  using B = torch::nn::LSTMImpl;
  using B::all_weights, B::flatten_parameters, B::forward_with_packed_input, B::reset_parameters;
};
struct S383 : torch::nn::LSTMCellImpl {
  using B = torch::nn::LSTMCellImpl;
  using B::bias_hh, B::bias_ih, B::weight_hh, B::weight_ih;
};
namespace n3831 {
using torch::nn::MultiheadAttention, torch::nn::Transformer, torch::nn::TransformerDecoder,
    torch::nn::TransformerDecoderLayer, torch::nn::TransformerEncoder,
    torch::nn::TransformerEncoderLayer, torch::nn::functional::multi_head_attention_forward;
}
struct S3832 : torch::nn::MultiheadAttentionImpl {
  using B = torch::nn::MultiheadAttentionImpl;
  using B::_qkv_same_embed_dim, B::_reset_parameters, B::bias_k, B::bias_v, B::head_dim,
      B::in_proj_bias, B::in_proj_weight, B::k_proj_weight, B::out_proj, B::q_proj_weight,
      B::v_proj_weight;
};
struct S3833 : torch::nn::TransformerImpl {
  using B = torch::nn::TransformerImpl;
  using B::decoder, B::encoder, B::generate_square_subsequent_mask, B::reset_parameters;
};
struct S3834 : torch::nn::MultiheadAttentionOptions {
  using B = torch::nn::MultiheadAttentionOptions;
  using B::add_bias_kv, B::add_zero_attn, B::bias, B::dropout, B::kdim, B::vdim;
};
struct S3835 : torch::nn::TransformerOptions {
  using B = torch::nn::TransformerOptions;
  using B::activation, B::custom_decoder, B::custom_encoder, B::d_model, B::dim_feedforward,
      B::dropout, B::nhead, B::num_decoder_layers, B::num_encoder_layers;
};
struct S384 : torch::nn::LSTMOptions {
  using B = torch::nn::LSTMOptions;
  using B::batch_first, B::bias, B::bidirectional, B::dropout, B::num_layers, B::proj_size;
};
struct S385 : torch::nn::RNNOptions {
  using B = torch::nn::RNNOptions;
  using B::nonlinearity;
};

}  // namespace names
