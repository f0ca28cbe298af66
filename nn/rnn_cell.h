#pragma once

#include <optional>
#include <tuple>

#include "taper/nn/any_value.h"
#include "taper/nn/cloneable.h"
#include "taper/nn/options/rnn.h"

namespace taper::nn {
namespace detail {

/// Of all cells: weights that begin uniform in +-1/sqrt(hidden_size).
template <class Derived>
class RNNCellImplBase : public Cloneable<Derived> {
 public:
  explicit RNNCellImplBase(const RNNCellOptionsBase& settings) : options_base(settings) { reset(); }
  void reset() override;
  void reset_parameters();
  void pretty_print(std::ostream& out) const override;

  RNNCellOptionsBase options_base;
  Variable weight_ih, weight_hh, bias_ih, bias_hh;

 protected:
  /// Throws unless the input (batch, input_size) is one; the state that is given, or zeros.
  void check_forward_input(const Variable& input) const;
  Variable checked_state(const char* label, const Variable& state, const Variable& input) const;
};

}  // namespace detail

/// One step of an RNN for (batch, input_size): the new state (batch, hidden_size).
class RNNCellImpl : public detail::RNNCellImplBase<RNNCellImpl> {
 public:
  RNNCellImpl(int64_t input_size, int64_t hidden_size);
  explicit RNNCellImpl(const RNNCellOptions& settings);
  Variable forward(const Variable& input, const Variable& hx = {}) const;
  void pretty_print(std::ostream& out) const override;

  RNNCellOptions options;

 protected:
  ForwardDefaults forward_defaults() const override { return detail::undefined_tensors(1, 1); }
};
using RNNCell = ModuleHolder<RNNCellImpl>;

/// One step of an LSTM: the new h and c.
class LSTMCellImpl : public detail::RNNCellImplBase<LSTMCellImpl> {
 public:
  using States = std::tuple<Variable, Variable>;

  LSTMCellImpl(int64_t input_size, int64_t hidden_size);
  explicit LSTMCellImpl(const LSTMCellOptions& settings);
  States forward(const Variable& input, const std::optional<States>& hx_opt = {}) const;

  LSTMCellOptions options;

 protected:
  ForwardDefaults forward_defaults() const override;
};
using LSTMCell = ModuleHolder<LSTMCellImpl>;

/// One step of a GRU: the new state.
class GRUCellImpl : public detail::RNNCellImplBase<GRUCellImpl> {
 public:
  GRUCellImpl(int64_t input_size, int64_t hidden_size);
  explicit GRUCellImpl(const GRUCellOptions& settings);
  Variable forward(const Variable& input, const Variable& hx = {}) const;

  GRUCellOptions options;

 protected:
  ForwardDefaults forward_defaults() const override { return detail::undefined_tensors(1, 1); }
};
using GRUCell = ModuleHolder<GRUCellImpl>;

}  // namespace taper::nn
