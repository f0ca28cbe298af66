#pragma once

#include <cstdint>
#include <string>

#include "taper/core/base/arg.h"
#include "taper/nn/options/enums.h"
#include "taper/nn/options/setting.h"

/// What recurrent layers can be told. Several layers are stacked, with dropout behind all but the
/// last one; bidirectional ones read from both ends; with batch_first, axis 0 is that of the batch.
namespace taper::nn {
namespace detail {

/// What the options of all recurrent layers come down to.
struct RNNOptionsBase {
  using rnn_options_base_mode_t =
      Choice<enumtype::kLSTM, enumtype::kGRU, enumtype::kRNN_TANH, enumtype::kRNN_RELU>;
  RNNOptionsBase(rnn_options_base_mode_t mode, int64_t input_size, int64_t hidden_size)
      : mode_(mode), input_size_(input_size), hidden_size_(hidden_size) {}
  std::string shown() const;
  TAPER_ARG(rnn_options_base_mode_t, mode);
  TAPER_ARG(int64_t, input_size);
  TAPER_ARG(int64_t, hidden_size);
  TAPER_ARG(int64_t, num_layers) = 1;
  TAPER_ARG(bool, bias) = true;
  TAPER_ARG(bool, batch_first) = false;
  TAPER_ARG(double, dropout) = 0;
  TAPER_ARG(bool, bidirectional) = false;
  TAPER_ARG(int64_t, proj_size) = 0;
};

/// And those of cells; num_chunks is the number of gates.
struct RNNCellOptionsBase {
  RNNCellOptionsBase(int64_t input_size, int64_t hidden_size, bool bias, int64_t num_chunks)
      : input_size_(input_size), hidden_size_(hidden_size), bias_(bias), num_chunks_(num_chunks) {}
  TAPER_ARG(int64_t, input_size);
  TAPER_ARG(int64_t, hidden_size);
  TAPER_ARG(bool, bias);
  TAPER_ARG(int64_t, num_chunks);
};

using nonlinearity_t = Choice<enumtype::kTanh, enumtype::kReLU>;

}  // namespace detail

struct RNNOptions {
  using nonlinearity_t = detail::nonlinearity_t;
  RNNOptions(int64_t input_size, int64_t hidden_size)
      : input_size_(input_size), hidden_size_(hidden_size) {}
  TAPER_ARG(int64_t, input_size);
  TAPER_ARG(int64_t, hidden_size);
  TAPER_ARG(int64_t, num_layers) = 1;
  TAPER_ARG(nonlinearity_t, nonlinearity) = kTanh;
  TAPER_ARG(bool, bias) = true;
  TAPER_ARG(bool, batch_first) = false;
  TAPER_ARG(double, dropout) = 0;
  TAPER_ARG(bool, bidirectional) = false;
};

/// With a proj_size, the outputs and h are products of proj_size numbers.
struct LSTMOptions {
  LSTMOptions(int64_t input_size, int64_t hidden_size)
      : input_size_(input_size), hidden_size_(hidden_size) {}
  TAPER_ARG(int64_t, input_size);
  TAPER_ARG(int64_t, hidden_size);
  TAPER_ARG(int64_t, num_layers) = 1;
  TAPER_ARG(bool, bias) = true;
  TAPER_ARG(bool, batch_first) = false;
  TAPER_ARG(double, dropout) = 0;
  TAPER_ARG(bool, bidirectional) = false;
  TAPER_ARG(int64_t, proj_size) = 0;
};

struct GRUOptions {
  GRUOptions(int64_t input_size, int64_t hidden_size)
      : input_size_(input_size), hidden_size_(hidden_size) {}
  TAPER_ARG(int64_t, input_size);
  TAPER_ARG(int64_t, hidden_size);
  TAPER_ARG(int64_t, num_layers) = 1;
  TAPER_ARG(bool, bias) = true;
  TAPER_ARG(bool, batch_first) = false;
  TAPER_ARG(double, dropout) = 0;
  TAPER_ARG(bool, bidirectional) = false;
};

struct RNNCellOptions {
  using nonlinearity_t = detail::nonlinearity_t;
  RNNCellOptions(int64_t input_size, int64_t hidden_size)
      : input_size_(input_size), hidden_size_(hidden_size) {}
  TAPER_ARG(int64_t, input_size);
  TAPER_ARG(int64_t, hidden_size);
  TAPER_ARG(bool, bias) = true;
  TAPER_ARG(nonlinearity_t, nonlinearity) = kTanh;
};

struct LSTMCellOptions {
  LSTMCellOptions(int64_t input_size, int64_t hidden_size)
      : input_size_(input_size), hidden_size_(hidden_size) {}
  TAPER_ARG(int64_t, input_size);
  TAPER_ARG(int64_t, hidden_size);
  TAPER_ARG(bool, bias) = true;
};

struct GRUCellOptions {
  GRUCellOptions(int64_t input_size, int64_t hidden_size)
      : input_size_(input_size), hidden_size_(hidden_size) {}
  TAPER_ARG(int64_t, input_size);
  TAPER_ARG(int64_t, hidden_size);
  TAPER_ARG(bool, bias) = true;
};

}  // namespace taper::nn
