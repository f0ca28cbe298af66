#include "tests/errors/mistakes.h"

namespace rows::errors {

namespace {

namespace nn = lib::nn;
namespace rnn = lib::nn::utils::rnn;

Tensor batch(int64_t in = 3) { return ones({4, 2, in}); }
Tensor states(int64_t n = 5, int64_t size = 2) { return ones({1, size, n}); }
std::vector<Tensor> weights() { return {ones({20, 3}), ones({20, 5})}; }

}  // namespace

Mistakes recurrent() {
  Mistakes mistakes;
  MISTAKE(nn::LSTM(3, 5)(ones({1, 4, 2, 3})));
  MISTAKE(nn::LSTM(3, 5)(batch(2)));
  MISTAKE(nn::GRU(3, 5)(batch(), states(4)));
  MISTAKE(nn::RNN(3, 5)(batch(), states(5, 3)));
  MISTAKE(nn::LSTM(3, 5)(batch(), std::make_tuple(states(4), states())));
  MISTAKE(nn::LSTM(3, 5)(batch(), std::make_tuple(states(), states(4))));
  MISTAKE(nn::LSTM(nn::LSTMOptions(3, 5).dropout(1.5)));
  MISTAKE(nn::LSTM(nn::LSTMOptions(3, 5).dropout(0.5)));
  MISTAKE(nn::LSTM(nn::LSTMOptions(3, 5).proj_size(-1)));
  MISTAKE(nn::LSTM(nn::LSTMOptions(3, 5).proj_size(5)));
  MISTAKE(nn::GRU(3, 5)(ones({0, 2, 3})));
  MISTAKE(nn::GRU(3, 5)->to(kDouble); nn::GRU(3, 5)(batch().to(kDouble)));
  MISTAKE(nn::LSTMCell(3, 5)(ones({2, 4})));
  MISTAKE(nn::LSTMCell(3, 5)(ones({2, 3}), std::make_tuple(ones({1, 5}), ones({2, 5}))));
  MISTAKE(nn::LSTMCell(3, 5)(ones({2, 3}), std::make_tuple(ones({2, 5}), ones({2, 4}))));
  MISTAKE(nn::GRUCell(3, 5)(ones({2, 3}), ones({3, 5})));
  MISTAKE(nn::RNNCell(3, 5)(ones({2, 3}), ones({2, 4})));
  MISTAKE(lstm(batch(), {states()}, weights(), false, 1, 0.0, false, false, false));
  MISTAKE(gru(batch(), states(), weights(), true, 1, 0.0, false, false, false));
  MISTAKE(lstm_cell(ones({2, 3}), {ones({2, 5})}, ones({20, 3}), ones({20, 5})));
  MISTAKE(gru_cell(ones({2, 4}), ones({2, 5}), ones({15, 3}), ones({15, 5})));
  MISTAKE(gru_cell(ones({2, 3}), ones({1, 5}), ones({15, 3}), ones({15, 5})));
  MISTAKE(rnn_tanh_cell(ones({2, 3}), ones({2, 4}), ones({5, 3}), ones({5, 5})));
  MISTAKE(pad_sequence(std::vector<Tensor>()));
  MISTAKE(rnn::pack_padded_sequence(batch(), tensor({4, 3, 2})));
  MISTAKE(rnn::pack_padded_sequence(batch(), tensor({4, 0})));
  MISTAKE(rnn::pack_padded_sequence(batch(), tensor({3, 4})));
  MISTAKE(rnn::pack_padded_sequence(batch(), ones({1, 2})));
  MISTAKE(rnn::pack_padded_sequence(ones({0, 2}), tensor({1, 1})));
  MISTAKE(_pack_padded_sequence(batch(), ones({2}), false));
  MISTAKE(
      rnn::pad_packed_sequence(rnn::pack_padded_sequence(batch(), tensor({4, 3})), false, 0, 3));
  return mistakes;
}

}  // namespace rows::errors
