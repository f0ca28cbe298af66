#include "taper/core/ops/recurrent.h"

#include "taper/core/ops/dropout.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/recurrent_layer.h"

namespace taper {
namespace {

using detail::CellWeights;
using detail::Net;
using detail::Run;
using kernel::Cell;
using kernel::Steps;

/// The weights of each layer and direction.
std::vector<CellWeights> weights_of(const Net& net) {
  const std::size_t each = (net.has_biases ? 4 : 2) + (net.has_projections ? 1 : 0);
  const auto expected =
      static_cast<std::size_t>(net.num_layers) * (net.bidirectional ? 2 : 1) * each;
  check(net.params.size() == expected, detail::name_of(net.cell),
        "got an incorrect number of RNN parameters: ", net.params.size(), ", expected ", expected);
  std::vector<CellWeights> out;
  for (std::size_t i = 0; i < expected; i += each) {
    CellWeights w{net.params[i], net.params[i + 1], {}, {}, {}};
    if (net.has_biases) {
      w.b_ih = net.params[i + 2];
      w.b_hh = net.params[i + 3];
    }
    if (net.has_projections) w.w_hr = net.params[i + each - 1];
    out.push_back(w);
  }
  return out;
}

/// All layers over packed rows; h and c have a matrix for each layer and direction.
Run run_layers(const Net& net, Variable rows, const Variable& h, const Variable& c, Steps steps) {
  const char* const op = detail::name_of(net.cell);
  const std::vector<CellWeights> weights = weights_of(net);
  check(h.dim() == 3 && static_cast<std::size_t>(h.size(0)) == weights.size(), op,
        "Expected more hidden states in stacked_rnn: hx of shape [", weights.size(),
        ", batch, hidden], got ", h.sizes());
  check(!c.defined() || (c.dim() == 3 && c.size(0) == h.size(0)), op,
        "expected as many states c as h, ", h.size(0));
  const variable_list hs = unbind(h), cs = c.defined() ? unbind(c) : variable_list(hs.size());
  variable_list last_h, last_c;
  const std::size_t directions = net.bidirectional ? 2 : 1;
  for (std::size_t at = 0; at < weights.size(); at += directions) {
    if (at > 0 && net.dropout != 0) rows = dropout(rows, net.dropout, net.train);
    variable_list outputs;
    for (std::size_t i = at; i < at + directions; ++i) {
      steps.is_reversed = i > at;
      const Run run = detail::run_cell(op, net.cell, rows, weights[i], hs[i], cs[i], steps);
      outputs.push_back(run.outputs);
      last_h.push_back(run.h);
      last_c.push_back(run.c);
    }
    rows = directions == 1 ? outputs[0] : cat(outputs, 1);
  }
  return {rows, stack(last_h), c.defined() ? stack(last_c) : Variable()};
}

Net lstm_net(TensorList hx, TensorList params, bool has_biases, int64_t num_layers, double dropout,
             bool train, bool bidirectional) {
  check_that(hx.size() == 2, "lstm expects two hidden states, got ", hx.size());
  const bool projects = hx[0].dim() == 3 && hx[1].dim() == 3 && hx[0].size(2) != hx[1].size(2);
  return {Cell::kLstm, params, has_biases, num_layers, dropout, train, bidirectional, projects};
}

std::tuple<Variable, Variable> two_of(const Run& run) { return {run.outputs, run.h}; }
std::tuple<Variable, Variable, Variable> three_of(const Run& run) {
  return {run.outputs, run.h, run.c};
}

}  // namespace

Run detail::run_batch(const Net& net, const Variable& input, const Variable& h, const Variable& c,
                      bool batch_first) {
  const char* const op = name_of(net.cell);
  check(input.dim() == 3, op, "expected an input of shape (",
        batch_first ? "batch, steps" : "steps, batch", ", in), got ", input.sizes());
  const Variable x = batch_first ? transpose(input, 0, 1) : input;
  const int64_t count = x.size(0), batch = x.size(1);
  check(count > 0, op, "Expected sequence length to be larger than 0 in RNN");
  const Steps steps{std::vector<int64_t>(static_cast<std::size_t>(count), batch)};
  Run run = run_layers(net, reshape(x, {count * batch, x.size(2)}), h, c, steps);
  const Variable y = reshape(run.outputs, {count, batch, run.outputs.size(1)});
  run.outputs = batch_first ? transpose(y, 0, 1) : y;
  return run;
}

Run detail::run_packed(const Net& net, const Variable& data, const Variable& batch_sizes,
                       const Variable& h, const Variable& c) {
  const char* const op = name_of(net.cell);
  check(data.dim() == 2, op, "expected packed data of shape (rows, in), got ", data.sizes());
  check(batch_sizes.dim() == 1 && batch_sizes.scalar_type() == kLong && batch_sizes.numel() > 0, op,
        "expected batch_sizes as a vector of int64, got ", batch_sizes.scalar_type(), ' ',
        batch_sizes.sizes());
  const Variable sizes = batch_sizes.contiguous();
  const auto* const first = sizes.data_ptr<int64_t>();
  const Steps steps{std::vector<int64_t>(first, first + sizes.numel())};
  check(std::is_sorted(steps.batch_sizes.rbegin(), steps.batch_sizes.rend()) &&
            steps.batch_sizes.back() > 0,
        op, "expected batch_sizes that are positive and never grow");
  return run_layers(net, data, h, c, steps);
}

std::tuple<Variable, Variable, Variable> lstm(const Variable& input, TensorList hx,
                                              TensorList params, bool has_biases,
                                              int64_t num_layers, double dropout, bool train,
                                              bool bidirectional, bool batch_first) {
  const Net net = lstm_net(hx, params, has_biases, num_layers, dropout, train, bidirectional);
  return three_of(detail::run_batch(net, input, hx[0], hx[1], batch_first));
}
std::tuple<Variable, Variable, Variable> lstm(const Variable& data, const Variable& batch_sizes,
                                              TensorList hx, TensorList params, bool has_biases,
                                              int64_t num_layers, double dropout, bool train,
                                              bool bidirectional) {
  const Net net = lstm_net(hx, params, has_biases, num_layers, dropout, train, bidirectional);
  return three_of(detail::run_packed(net, data, batch_sizes, hx[0], hx[1]));
}

std::tuple<Variable, Variable> gru(const Variable& input, const Variable& hx, TensorList params,
                                   bool has_biases, int64_t num_layers, double dropout, bool train,
                                   bool bidirectional, bool batch_first) {
  return two_of(
      detail::run_batch({Cell::kGru, params, has_biases, num_layers, dropout, train, bidirectional},
                        input, hx, {}, batch_first));
}
std::tuple<Variable, Variable> gru(const Variable& data, const Variable& batch_sizes,
                                   const Variable& hx, TensorList params, bool has_biases,
                                   int64_t num_layers, double dropout, bool train,
                                   bool bidirectional) {
  return two_of(detail::run_packed(
      {Cell::kGru, params, has_biases, num_layers, dropout, train, bidirectional}, data,
      batch_sizes, hx, {}));
}

std::tuple<Variable, Variable> rnn_tanh(const Variable& input, const Variable& hx,
                                        TensorList params, bool has_biases, int64_t num_layers,
                                        double dropout, bool train, bool bidirectional,
                                        bool batch_first) {
  return two_of(detail::run_batch(
      {Cell::kTanh, params, has_biases, num_layers, dropout, train, bidirectional}, input, hx, {},
      batch_first));
}
std::tuple<Variable, Variable> rnn_tanh(const Variable& data, const Variable& batch_sizes,
                                        const Variable& hx, TensorList params, bool has_biases,
                                        int64_t num_layers, double dropout, bool train,
                                        bool bidirectional) {
  return two_of(detail::run_packed(
      {Cell::kTanh, params, has_biases, num_layers, dropout, train, bidirectional}, data,
      batch_sizes, hx, {}));
}

std::tuple<Variable, Variable> rnn_relu(const Variable& input, const Variable& hx,
                                        TensorList params, bool has_biases, int64_t num_layers,
                                        double dropout, bool train, bool bidirectional,
                                        bool batch_first) {
  return two_of(detail::run_batch(
      {Cell::kRelu, params, has_biases, num_layers, dropout, train, bidirectional}, input, hx, {},
      batch_first));
}
std::tuple<Variable, Variable> rnn_relu(const Variable& data, const Variable& batch_sizes,
                                        const Variable& hx, TensorList params, bool has_biases,
                                        int64_t num_layers, double dropout, bool train,
                                        bool bidirectional) {
  return two_of(detail::run_packed(
      {Cell::kRelu, params, has_biases, num_layers, dropout, train, bidirectional}, data,
      batch_sizes, hx, {}));
}

namespace {

/// One step of one layer.
Run run_once(const char* op, Cell cell, const Variable& input, const Variable& h, const Variable& c,
             const CellWeights& weights) {
  check(input.dim() == 2, op, "expected an input of shape (batch, in), got ", input.sizes());
  check_that(input.size(1) == weights.w_ih.size(1), "input has inconsistent input_size: got ",
             input.size(1), " expected ", weights.w_ih.size(1));
  const auto check_state = [&](const Variable& state, int number) {
    check(state.dim() == 2, op, "expected a state of shape (batch, hidden), got ", state.sizes());
    check_that(input.size(0) == state.size(0), "Input batch size ", input.size(0),
               " doesn't match hidden", number, " batch size ", state.size(0));
    check_that(state.size(1) == weights.w_hh.size(1), "hidden", number,
               " has inconsistent hidden_size: got ", state.size(1), ", expected ",
               weights.w_hh.size(1));
  };
  check_state(h, 0);
  if (c.defined()) check_state(c, 1);
  return detail::run_cell(op, cell, input, weights, h, c, {{input.size(0)}});
}

}  // namespace

std::tuple<Variable, Variable> lstm_cell(const Variable& input, TensorList hx, const Variable& w_ih,
                                         const Variable& w_hh, const Variable& b_ih,
                                         const Variable& b_hh) {
  check_that(hx.size() == 2, "lstm_cell expects two hidden states, got ", hx.size());
  const Run run =
      run_once("lstm_cell", Cell::kLstm, input, hx[0], hx[1], {w_ih, w_hh, b_ih, b_hh, {}});
  return {run.h, run.c};
}
Variable gru_cell(const Variable& input, const Variable& hx, const Variable& w_ih,
                  const Variable& w_hh, const Variable& b_ih, const Variable& b_hh) {
  return run_once("gru_cell", Cell::kGru, input, hx, {}, {w_ih, w_hh, b_ih, b_hh, {}}).h;
}
Variable rnn_tanh_cell(const Variable& input, const Variable& hx, const Variable& w_ih,
                       const Variable& w_hh, const Variable& b_ih, const Variable& b_hh) {
  return run_once("rnn_tanh_cell", Cell::kTanh, input, hx, {}, {w_ih, w_hh, b_ih, b_hh, {}}).h;
}
Variable rnn_relu_cell(const Variable& input, const Variable& hx, const Variable& w_ih,
                       const Variable& w_hh, const Variable& b_ih, const Variable& b_hh) {
  return run_once("rnn_relu_cell", Cell::kRelu, input, hx, {}, {w_ih, w_hh, b_ih, b_hh, {}}).h;
}

}  // namespace taper
