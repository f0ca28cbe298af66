#pragma once

#include <tuple>

#include "taper/core/graph/variable.h"

/// Recurrent nets: layers of cells that read sequences step by step. `params` are, layer by layer
/// and first forwards, then backwards: weight_ih (gates * hidden, in), weight_hh (gates * hidden,
/// hidden), with has_biases bias_ih and bias_hh (gates * hidden), and with projections weight_hr
/// (projected, hidden). A state has a matrix (batch, hidden) for each layer and direction. Between
/// layers, some numbers are dropped while training. With bidirectional, outputs are those of both
/// directions side by side.
namespace taper {

/// x (steps, batch, in), or (batch, steps, in) with batch_first, to the outputs (steps, batch,
/// hidden), h and c: i, f, o = sigmoid(.), g = tanh(.), c' = f c + i g, h' = o tanh(c') (Hochreiter
/// and Schmidhuber 1997), which a projection may make shorter: then h and c have other sizes.
std::tuple<Variable, Variable, Variable> lstm(const Variable& input, TensorList hx,
                                              TensorList params, bool has_biases,
                                              int64_t num_layers, double dropout, bool train,
                                              bool bidirectional, bool batch_first);
/// r, z = sigmoid(.), n = tanh(W x + b + r (U h + d)), h' = (1 - z) n + z h (Cho et al. 2014).
std::tuple<Variable, Variable> gru(const Variable& input, const Variable& hx, TensorList params,
                                   bool has_biases, int64_t num_layers, double dropout, bool train,
                                   bool bidirectional, bool batch_first);
/// h' = tanh(W x + b + U h + d), and h' = relu(.) (Elman 1990).
std::tuple<Variable, Variable> rnn_tanh(const Variable& input, const Variable& hx,
                                        TensorList params, bool has_biases, int64_t num_layers,
                                        double dropout, bool train, bool bidirectional,
                                        bool batch_first);
std::tuple<Variable, Variable> rnn_relu(const Variable& input, const Variable& hx,
                                        TensorList params, bool has_biases, int64_t num_layers,
                                        double dropout, bool train, bool bidirectional,
                                        bool batch_first);

/// The same for packed sequences: `data` (rows, in) has step after step the rows of those that are
/// not over, of which batch_sizes (int64) has the numbers.
std::tuple<Variable, Variable, Variable> lstm(const Variable& data, const Variable& batch_sizes,
                                              TensorList hx, TensorList params, bool has_biases,
                                              int64_t num_layers, double dropout, bool train,
                                              bool bidirectional);
std::tuple<Variable, Variable> gru(const Variable& data, const Variable& batch_sizes,
                                   const Variable& hx, TensorList params, bool has_biases,
                                   int64_t num_layers, double dropout, bool train,
                                   bool bidirectional);
std::tuple<Variable, Variable> rnn_tanh(const Variable& data, const Variable& batch_sizes,
                                        const Variable& hx, TensorList params, bool has_biases,
                                        int64_t num_layers, double dropout, bool train,
                                        bool bidirectional);
std::tuple<Variable, Variable> rnn_relu(const Variable& data, const Variable& batch_sizes,
                                        const Variable& hx, TensorList params, bool has_biases,
                                        int64_t num_layers, double dropout, bool train,
                                        bool bidirectional);

/// One step of a batch (batch, in): the new states.
std::tuple<Variable, Variable> lstm_cell(const Variable& input, TensorList hx, const Variable& w_ih,
                                         const Variable& w_hh, const Variable& b_ih = {},
                                         const Variable& b_hh = {});
Variable gru_cell(const Variable& input, const Variable& hx, const Variable& w_ih,
                  const Variable& w_hh, const Variable& b_ih = {}, const Variable& b_hh = {});
Variable rnn_tanh_cell(const Variable& input, const Variable& hx, const Variable& w_ih,
                       const Variable& w_hh, const Variable& b_ih = {}, const Variable& b_hh = {});
Variable rnn_relu_cell(const Variable& input, const Variable& hx, const Variable& w_ih,
                       const Variable& w_hh, const Variable& b_ih = {}, const Variable& b_hh = {});

}  // namespace taper
