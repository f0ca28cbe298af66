#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "taper/nn/any_value.h"
#include "taper/nn/cloneable.h"
#include "taper/nn/options/rnn.h"
#include "taper/nn/packed_sequence.h"

namespace taper::nn {
namespace detail {

/// Of all recurrent layers. Their parameters are called weight_ih_l0, weight_hh_l0, bias_ih_l0,
/// bias_hh_l0 and so on for each layer, with "_reverse" behind those of the second direction. They
/// begin uniform in +-1/sqrt(hidden_size).
template <class Derived>
class RNNImplBase : public Cloneable<Derived> {
 public:
  explicit RNNImplBase(const RNNOptionsBase& settings) : options_base(settings) { reset(); }
  void reset() override;
  void reset_parameters();
  void pretty_print(std::ostream& out) const override;
  /// The parameters, layer by layer.
  std::vector<Variable> all_weights() const { return this->parameters(/*recurse=*/false); }
  /// There is nothing to prepare for the processor.
  void flatten_parameters() {}

  RNNOptionsBase options_base;

 protected:
  using PackedSequence = utils::rnn::PackedSequence;
  /// The outputs, h and, of an LSTM, c, from states that begin as zeros if they are undefined.
  using Result = std::tuple<Variable, Variable, Variable>;
  /// For (steps, batch, input_size), with batch_first (batch, steps, input_size), or one sequence
  /// (steps, input_size), whose states have no batch either.
  Result run(const Variable& input, const Variable& h, const Variable& c) const;
  Result run(const PackedSequence& input, const Variable& h, const Variable& c) const;

 private:
  void check_input(const Variable& input, int64_t dim) const;
  Variable checked_state(const char* name, const Variable& state, int64_t batch, int64_t size,
                         const Variable& input) const;
  Result run_batch(const Variable& input, const Variable& batch_sizes, int64_t batch,
                   const Variable& h, const Variable& c) const;
};

/// Of the layers whose state is h alone.
template <class Derived>
class OneStateRNN : public RNNImplBase<Derived> {
 public:
  using RNNImplBase<Derived>::RNNImplBase;
  /// The outputs of all steps, and the last h of each layer and direction (layers * directions,
  /// batch, hidden_size).
  std::tuple<Variable, Variable> forward(const Variable& input, const Variable& hx = {}) const;
  std::tuple<utils::rnn::PackedSequence, Variable> forward_with_packed_input(
      const utils::rnn::PackedSequence& packed_input, const Variable& hx = {}) const;

 protected:
  ForwardDefaults forward_defaults() const override { return detail::undefined_tensors(1, 1); }
};

}  // namespace detail

/// rnn_tanh() or rnn_relu() with weights that are learnt.
class RNNImpl : public detail::OneStateRNN<RNNImpl> {
 public:
  RNNImpl(int64_t input_size, int64_t hidden_size);
  explicit RNNImpl(const RNNOptions& settings);
  RNNOptions options;
};
using RNN = ModuleHolder<RNNImpl>;

/// lstm() with weights that are learnt; those of projections are weight_hr_l0 and so on.
class LSTMImpl : public detail::RNNImplBase<LSTMImpl> {
 public:
  using States = std::tuple<Variable, Variable>;

  LSTMImpl(int64_t input_size, int64_t hidden_size);
  explicit LSTMImpl(const LSTMOptions& settings);
  /// The outputs of all steps, and the last h and c of each layer and direction.
  std::tuple<Variable, States> forward(const Variable& input,
                                       const std::optional<States>& hx_opt = {}) const;
  std::tuple<utils::rnn::PackedSequence, States> forward_with_packed_input(
      const utils::rnn::PackedSequence& packed_input,
      const std::optional<States>& hx_opt = {}) const;

  LSTMOptions options;

 protected:
  ForwardDefaults forward_defaults() const override;
};
using LSTM = ModuleHolder<LSTMImpl>;

/// gru() with weights that are learnt.
class GRUImpl : public detail::OneStateRNN<GRUImpl> {
 public:
  GRUImpl(int64_t input_size, int64_t hidden_size);
  explicit GRUImpl(const GRUOptions& settings);
  GRUOptions options;
};
using GRU = ModuleHolder<GRUImpl>;

}  // namespace taper::nn
