#include "taper/nn/rnn_cell.h"

#include <cmath>

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"
#include "taper/nn/init.h"
#include "taper/nn/layer.h"

namespace taper::nn {
namespace {

std::string shown(const detail::RNNCellOptionsBase& o) {
  return show({{"", o.input_size()},
               {"", o.hidden_size()},
               o.bias() ? Setting("", std::string()) : Setting("bias", false)});
}

}  // namespace

namespace detail {

template <class Derived>
void RNNCellImplBase<Derived>::reset() {
  const RNNCellOptionsBase& o = options_base;
  const int64_t rows = o.num_chunks() * o.hidden_size();
  weight_ih = this->register_parameter("weight_ih", empty({rows, o.input_size()}));
  weight_hh = this->register_parameter("weight_hh", empty({rows, o.hidden_size()}));
  const auto bias = [&](const char* name) {
    return this->register_parameter(name, o.bias() ? empty({rows}) : Variable(), o.bias());
  };
  bias_ih = bias("bias_ih");
  bias_hh = bias("bias_hh");
  reset_parameters();
}

template <class Derived>
void RNNCellImplBase<Derived>::reset_parameters() {
  const double bound = 1 / std::sqrt(static_cast<double>(options_base.hidden_size()));
  for (const Variable& weight : this->parameters()) init::uniform_(weight, -bound, bound);
}

template <class Derived>
void RNNCellImplBase<Derived>::pretty_print(std::ostream& out) const {
  print_layer(out, typeid(Derived), shown(options_base));
}

template <class Derived>
void RNNCellImplBase<Derived>::check_forward_input(const Variable& input) const {
  check(input.dim() == 2, "RNNCell", "expected an input of shape (batch, input_size), got ",
        input.sizes());
  check_that(input.size(1) == options_base.input_size(), "input has inconsistent input_size: got ",
             input.size(1), " expected ", options_base.input_size());
}

template <class Derived>
Variable RNNCellImplBase<Derived>::checked_state(const char* label, const Variable& state,
                                                 const Variable& input) const {
  const int64_t batch = input.size(0), hidden = options_base.hidden_size();
  if (!state.defined()) return zeros({batch, hidden}, input.scalar_type());
  check(state.dim() == 2, "RNNCell", "expected a state of shape (batch, hidden_size), got ",
        state.sizes());
  check_that(state.size(0) == batch, "Input batch size ", batch, " doesn't match hidden", label,
             " batch size ", state.size(0));
  check_that(state.size(1) == hidden, "hidden", label, " has inconsistent hidden_size: got ",
             state.size(1), ", expected ", hidden);
  return state;
}

template class RNNCellImplBase<RNNCellImpl>;
template class RNNCellImplBase<LSTMCellImpl>;
template class RNNCellImplBase<GRUCellImpl>;

}  // namespace detail

namespace {

template <class Options>
detail::RNNCellOptionsBase common(const Options& o, int64_t num_chunks) {
  return {o.input_size(), o.hidden_size(), o.bias(), num_chunks};
}

}  // namespace

RNNCellImpl::RNNCellImpl(int64_t input_size, int64_t hidden_size)
    : RNNCellImpl(RNNCellOptions(input_size, hidden_size)) {}

RNNCellImpl::RNNCellImpl(const RNNCellOptions& settings)
    : RNNCellImplBase(common(settings, 1)), options(settings) {}

Variable RNNCellImpl::forward(const Variable& input, const Variable& hx) const {
  check_forward_input(input);
  const Variable h = checked_state("", hx, input);
  const bool rectifies = options.nonlinearity().is(kReLU);
  return (rectifies ? rnn_relu_cell : rnn_tanh_cell)(input, h, weight_ih, weight_hh, bias_ih,
                                                     bias_hh);
}

void RNNCellImpl::pretty_print(std::ostream& out) const {
  const bool rectifies = options.nonlinearity().is(kReLU);
  detail::print_layer(out, typeid(RNNCellImpl),
                      shown(options_base) + (rectifies ? ", nonlinearity=kReLU" : ""));
}

LSTMCellImpl::LSTMCellImpl(int64_t input_size, int64_t hidden_size)
    : LSTMCellImpl(LSTMCellOptions(input_size, hidden_size)) {}

LSTMCellImpl::LSTMCellImpl(const LSTMCellOptions& settings)
    : RNNCellImplBase(common(settings, 4)), options(settings) {}

ForwardDefaults LSTMCellImpl::forward_defaults() const {
  return {{1, AnyValue(std::optional<States>())}};
}

LSTMCellImpl::States LSTMCellImpl::forward(const Variable& input,
                                           const std::optional<States>& hx_opt) const {
  check_forward_input(input);
  const auto [h, c] = hx_opt.value_or(States());
  return lstm_cell(input, {checked_state("[0]", h, input), checked_state("[1]", c, input)},
                   weight_ih, weight_hh, bias_ih, bias_hh);
}

GRUCellImpl::GRUCellImpl(int64_t input_size, int64_t hidden_size)
    : GRUCellImpl(GRUCellOptions(input_size, hidden_size)) {}

GRUCellImpl::GRUCellImpl(const GRUCellOptions& settings)
    : RNNCellImplBase(common(settings, 3)), options(settings) {}

Variable GRUCellImpl::forward(const Variable& input, const Variable& hx) const {
  check_forward_input(input);
  return gru_cell(input, checked_state("", hx, input), weight_ih, weight_hh, bias_ih, bias_hh);
}

}  // namespace taper::nn
