#include "taper/nn/normalization.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/ops/creation.h"
#include "taper/core/ops/shape.h"
#include "taper/core/tensor/dims.h"
#include "taper/nn/init.h"
#include "taper/nn/layer.h"

namespace taper::nn {
namespace {

/// Registers weight and bias, or if the layer has none, their names.
void register_affine(Module& module, Variable& weight, Variable& bias, bool affine,
                     IntArrayRef sizes) {
  weight = module.register_parameter("weight", affine ? empty(sizes) : Variable(), affine);
  bias = module.register_parameter("bias", affine ? empty(sizes) : Variable(), affine);
}

void reset_affine(const Variable& weight, const Variable& bias) {
  if (weight.defined()) init::ones_(weight);
  if (bias.defined()) init::zeros_(bias);
}

}  // namespace

template <class Derived, class Options>
void ChannelNorm<Derived, Options>::reset() {
  const Dims sizes{options.num_features()};
  const bool tracks = options.track_running_stats();
  register_affine(*this, weight, bias, options.affine(), sizes);
  running_mean = this->register_buffer("running_mean", tracks ? zeros(sizes) : Variable());
  running_var = this->register_buffer("running_var", tracks ? ones(sizes) : Variable());
  num_batches_tracked =
      this->register_buffer("num_batches_tracked", tracks ? zeros({}, kLong) : Variable());
  reset_affine(weight, bias);
}

template <class Derived, class Options>
void ChannelNorm<Derived, Options>::reset_parameters() {
  reset_running_stats();
  reset_affine(weight, bias);
}

template <class Derived, class Options>
void ChannelNorm<Derived, Options>::reset_running_stats() {
  if (!options.track_running_stats()) return;
  const NoGradGuard guard;
  running_mean.zero_();
  running_var.fill_(1);
  num_batches_tracked.zero_();
}

template <class Derived, class Options>
void ChannelNorm<Derived, Options>::pretty_print(std::ostream& out) const {
  detail::print_layer(out, typeid(Derived), options.shown());
}

template class ChannelNorm<BatchNorm1dImpl, BatchNorm1dOptions>;
template class ChannelNorm<InstanceNorm1dImpl, InstanceNorm1dOptions>;

Variable BatchNorm1dImpl::forward(const Variable& input) {
  check(input.dim() == 2 || input.dim() == 3, "BatchNorm1d", "expected 2D or 3D input (got ",
        input.dim(), "D input)");
  double momentum = options.momentum().value_or(0);
  if (is_training() && num_batches_tracked.defined()) {
    num_batches_tracked.add_(1);
    if (!options.momentum()) momentum = 1 / num_batches_tracked.item<double>();
  }
  return functional::batch_norm(input, running_mean, running_var,
                                functional::BatchNormFuncOptions()
                                    .weight(weight)
                                    .bias(bias)
                                    .training(is_training() || !options.track_running_stats())
                                    .momentum(momentum)
                                    .eps(options.eps()));
}

Variable InstanceNorm1dImpl::forward(const Variable& input) const {
  check(input.dim() == 2 || input.dim() == 3, "InstanceNorm1d", "expected 2D or 3D input (got ",
        input.dim(), "D input)");
  const Variable batch = input.dim() == 2 ? unsqueeze(input, 0) : input;
  const Variable y = functional::instance_norm(
      batch, functional::InstanceNormFuncOptions()
                 .running_mean(running_mean)
                 .running_var(running_var)
                 .weight(weight)
                 .bias(bias)
                 .use_input_stats(is_training() || !options.track_running_stats())
                 .momentum(options.momentum())
                 .eps(options.eps()));
  return input.dim() == 2 ? squeeze(y, 0) : y;
}

LayerNormImpl::LayerNormImpl(std::vector<int64_t> normalized_shape)
    : LayerNormImpl(LayerNormOptions(std::move(normalized_shape))) {}

LayerNormImpl::LayerNormImpl(LayerNormOptions settings) : options(std::move(settings)) { reset(); }

void LayerNormImpl::reset() {
  register_affine(*this, weight, bias, options.elementwise_affine(), options.normalized_shape());
  reset_parameters();
}

void LayerNormImpl::reset_parameters() const { reset_affine(weight, bias); }

void LayerNormImpl::pretty_print(std::ostream& out) const {
  detail::print_layer(out, typeid(LayerNormImpl), options.shown());
}

Variable LayerNormImpl::forward(const Variable& input) const {
  return functional::layer_norm(input, functional::LayerNormFuncOptions(options.normalized_shape())
                                           .weight(weight)
                                           .bias(bias)
                                           .eps(options.eps()));
}

GroupNormImpl::GroupNormImpl(int64_t num_groups, int64_t num_channels)
    : GroupNormImpl(GroupNormOptions(num_groups, num_channels)) {}

GroupNormImpl::GroupNormImpl(const GroupNormOptions& settings) : options(settings) { reset(); }

void GroupNormImpl::reset() {
  register_affine(*this, weight, bias, options.affine(), {options.num_channels()});
  reset_parameters();
}

void GroupNormImpl::reset_parameters() const { reset_affine(weight, bias); }

void GroupNormImpl::pretty_print(std::ostream& out) const {
  detail::print_layer(out, typeid(GroupNormImpl), options.shown());
}

Variable GroupNormImpl::forward(const Variable& input) const {
  return functional::group_norm(input, functional::GroupNormFuncOptions(options.num_groups())
                                           .weight(weight)
                                           .bias(bias)
                                           .eps(options.eps()));
}

}  // namespace taper::nn
