#include "taper/nn/rnn.h"

#include <cmath>

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/recurrent_layer.h"
#include "taper/nn/init.h"
#include "taper/nn/layer.h"

namespace taper::nn {
namespace detail {
namespace {

kernel::Cell cell_of(const RNNOptionsBase& o) {
  constexpr kernel::Cell kCells[] = {kernel::Cell::kLstm, kernel::Cell::kGru, kernel::Cell::kTanh,
                                     kernel::Cell::kRelu};
  return kCells[o.mode().index()];
}

int64_t directions_of(const RNNOptionsBase& o) { return o.bidirectional() ? 2 : 1; }

/// The numbers of h.
int64_t size_of_h(const RNNOptionsBase& o) {
  return o.proj_size() > 0 ? o.proj_size() : o.hidden_size();
}

void check_options(const RNNOptionsBase& o) {
  check(o.dropout() >= 0 && o.dropout() <= 1, "RNN",
        "dropout should be a number in range [0, 1] representing the probability of an element "
        "being zeroed, got ",
        o.dropout());
  check(o.proj_size() == 0 || (o.proj_size() > 0 && o.proj_size() < o.hidden_size()), "LSTM",
        "proj_size has to be a positive integer, smaller than hidden_size or zero to disable "
        "projections, got ",
        o.proj_size(), " and hidden_size=", o.hidden_size());
  if (o.dropout() > 0 && o.num_layers() == 1)
    TAPER_WARN(
        "dropout option adds dropout after all but last recurrent layer, so non-zero dropout "
        "expects num_layers greater than 1, but got dropout=",
        o.dropout(), " and num_layers=", o.num_layers());
}

}  // namespace

std::string RNNOptionsBase::shown() const {
  const std::string common = show({{"input_size", input_size_},
                                   {"hidden_size", hidden_size_},
                                   {"num_layers", num_layers_},
                                   {"bias", bias_},
                                   {"batch_first", batch_first_},
                                   {"dropout", dropout_},
                                   {"bidirectional", bidirectional_}});
  return proj_size_ > 0 ? common + ", " + show({{"proj_size", proj_size_}}) : common;
}

template <class Derived>
void RNNImplBase<Derived>::reset() {
  const RNNOptionsBase& o = options_base;
  check_options(o);
  const int64_t rows = taper::detail::gates_of(cell_of(o)) * o.hidden_size(), out = size_of_h(o);
  for (int64_t layer = 0; layer < o.num_layers(); ++layer) {
    const int64_t in = layer == 0 ? o.input_size() : out * directions_of(o);
    for (int64_t direction = 0; direction < directions_of(o); ++direction) {
      const auto add = [&](const char* name, const Dims& sizes) {
        const std::string end = direction == 1 ? "_reverse" : "";
        this->register_parameter(str(name, "_l", layer, end), empty(sizes));
      };
      add("weight_ih", {rows, in});
      add("weight_hh", {rows, out});
      if (o.bias()) {
        add("bias_ih", {rows});
        add("bias_hh", {rows});
      }
      if (o.proj_size() > 0) add("weight_hr", {out, o.hidden_size()});
    }
  }
  reset_parameters();
}

template <class Derived>
void RNNImplBase<Derived>::reset_parameters() {
  const double bound = 1 / std::sqrt(static_cast<double>(options_base.hidden_size()));
  for (const Variable& weight : all_weights()) init::uniform_(weight, -bound, bound);
}

template <class Derived>
void RNNImplBase<Derived>::pretty_print(std::ostream& out) const {
  print_layer(out, typeid(Derived), options_base.shown());
}

template <class Derived>
void RNNImplBase<Derived>::check_input(const Variable& input, int64_t dim) const {
  check(input.dim() == dim, "RNN", "input must have ", dim, " dimensions, got ", input.dim());
  check(input.size(-1) == options_base.input_size(), "RNN",
        "input.size(-1) must be equal to input_size. Expected ", options_base.input_size(),
        ", got ", input.size(-1));
}

template <class Derived>
Variable RNNImplBase<Derived>::checked_state(const char* name, const Variable& state, int64_t batch,
                                             int64_t size, const Variable& input) const {
  const Dims sizes{options_base.num_layers() * directions_of(options_base), batch, size};
  if (!state.defined()) return zeros(sizes, input.scalar_type());
  check_that(state.sizes() == IntArrayRef(sizes), "Expected ", name, " size ", sizes[0], ' ',
             sizes[1], ' ', sizes[2], ", got ", state.sizes());
  return state;
}

template <class Derived>
auto RNNImplBase<Derived>::run_batch(const Variable& input, const Variable& batch_sizes,
                                     int64_t batch, const Variable& h, const Variable& c) const
    -> Result {
  const RNNOptionsBase& o = options_base;
  const bool is_lstm = cell_of(o) == kernel::Cell::kLstm;
  const std::vector<Variable> weights = all_weights();
  const taper::detail::Net net{cell_of(o),        weights,          o.bias(),
                               o.num_layers(),    o.dropout(),      this->is_training(),
                               o.bidirectional(), o.proj_size() > 0};
  const Variable h0 =
      checked_state(is_lstm ? "hidden[0]" : "hidden", h, batch, size_of_h(o), input);
  const Variable c0 =
      is_lstm ? checked_state("hidden[1]", c, batch, o.hidden_size(), input) : Variable();
  const auto [outputs, last_h, last_c] =
      batch_sizes.defined() ? taper::detail::run_packed(net, input, batch_sizes, h0, c0)
                            : taper::detail::run_batch(net, input, h0, c0, o.batch_first());
  return {outputs, last_h, last_c};
}

template <class Derived>
auto RNNImplBase<Derived>::run(const Variable& input, const Variable& h, const Variable& c) const
    -> Result {
  if (input.dim() != 2) {
    check_input(input, 3);
    return run_batch(input, {}, input.size(options_base.batch_first() ? 0 : 1), h, c);
  }
  check_input(input, 2);
  const int64_t axis = options_base.batch_first() ? 0 : 1;
  const auto widened = [](const Variable& x) { return x.defined() ? unsqueeze(x, 1) : x; };
  const auto narrowed = [](const Variable& x) { return x.defined() ? squeeze(x, 1) : x; };
  const auto [outputs, last_h, last_c] =
      run_batch(unsqueeze(input, axis), {}, 1, widened(h), widened(c));
  return {squeeze(outputs, axis), narrowed(last_h), narrowed(last_c)};
}

template <class Derived>
auto RNNImplBase<Derived>::run(const PackedSequence& input, const Variable& h,
                               const Variable& c) const -> Result {
  check_input(input.data(), 2);
  const auto arranged = [](const Variable& state, const Variable& order) {
    return state.defined() && order.defined() ? index_select(state, 1, order) : state;
  };
  const auto batch = input.batch_sizes()[0].template item<int64_t>();
  const auto [outputs, last_h, last_c] =
      run_batch(input.data(), input.batch_sizes(), batch, arranged(h, input.sorted_indices()),
                arranged(c, input.sorted_indices()));
  return {outputs, arranged(last_h, input.unsorted_indices()),
          arranged(last_c, input.unsorted_indices())};
}

namespace {

utils::rnn::PackedSequence packed_like(const utils::rnn::PackedSequence& x, const Variable& data) {
  return utils::rnn::PackedSequence(data, x.batch_sizes(), x.sorted_indices(),
                                    x.unsorted_indices());
}

}  // namespace

template <class Derived>
std::tuple<Variable, Variable> OneStateRNN<Derived>::forward(const Variable& input,
                                                             const Variable& hx) const {
  const auto [outputs, h, c] = this->run(input, hx, {});
  return {outputs, h};
}

template <class Derived>
std::tuple<utils::rnn::PackedSequence, Variable> OneStateRNN<Derived>::forward_with_packed_input(
    const utils::rnn::PackedSequence& packed_input, const Variable& hx) const {
  const auto [outputs, h, c] = this->run(packed_input, hx, {});
  return {packed_like(packed_input, outputs), h};
}

template class RNNImplBase<RNNImpl>;
template class RNNImplBase<LSTMImpl>;
template class RNNImplBase<GRUImpl>;
template class OneStateRNN<RNNImpl>;
template class OneStateRNN<GRUImpl>;

}  // namespace detail

namespace {

using Base = detail::RNNOptionsBase;

/// The options in their common form.
template <class Options>
Base common(Base::rnn_options_base_mode_t mode, const Options& o) {
  Base base(mode, o.input_size(), o.hidden_size());
  base.num_layers(o.num_layers()).bias(o.bias()).batch_first(o.batch_first());
  base.dropout(o.dropout()).bidirectional(o.bidirectional());
  return base;
}

Base::rnn_options_base_mode_t mode_of(const RNNOptions& o) {
  if (o.nonlinearity().is(kReLU)) return kRNN_RELU;
  return kRNN_TANH;
}

}  // namespace

RNNImpl::RNNImpl(int64_t input_size, int64_t hidden_size)
    : RNNImpl(RNNOptions(input_size, hidden_size)) {}

RNNImpl::RNNImpl(const RNNOptions& settings)
    : OneStateRNN(common(mode_of(settings), settings)), options(settings) {}

GRUImpl::GRUImpl(int64_t input_size, int64_t hidden_size)
    : GRUImpl(GRUOptions(input_size, hidden_size)) {}

GRUImpl::GRUImpl(const GRUOptions& settings)
    : OneStateRNN(common(kGRU, settings)), options(settings) {}

LSTMImpl::LSTMImpl(int64_t input_size, int64_t hidden_size)
    : LSTMImpl(LSTMOptions(input_size, hidden_size)) {}

LSTMImpl::LSTMImpl(const LSTMOptions& settings)
    : RNNImplBase(common(kLSTM, settings).proj_size(settings.proj_size())), options(settings) {}

ForwardDefaults LSTMImpl::forward_defaults() const {
  return {{1, AnyValue(std::optional<States>())}};
}

std::tuple<Variable, LSTMImpl::States> LSTMImpl::forward(
    const Variable& input, const std::optional<States>& hx_opt) const {
  const auto [h, c] = hx_opt.value_or(States());
  const auto [outputs, last_h, last_c] = run(input, h, c);
  return {outputs, {last_h, last_c}};
}

std::tuple<utils::rnn::PackedSequence, LSTMImpl::States> LSTMImpl::forward_with_packed_input(
    const utils::rnn::PackedSequence& packed_input, const std::optional<States>& hx_opt) const {
  const auto [h, c] = hx_opt.value_or(States());
  const auto [outputs, last_h, last_c] = run(packed_input, h, c);
  return {detail::packed_like(packed_input, outputs), {last_h, last_c}};
}

}  // namespace taper::nn
