#include "taper/nn/normalization.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/ops/creation.h"
#include "taper/core/ops/shape.h"
#include "taper/core/tensor/dims.h"
#include "taper/nn/init.h"

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

template <std::size_t D, class Derived>
Variable BatchNorm<D, Derived>::forward(const Variable& input) {
  const auto rank = static_cast<std::size_t>(input.dim());
  check_that(rank == D + 2 || (D == 1 && rank == 2), "BatchNorm", D, "d: expected ",
             D == 1 ? "2D or 3D" : str(D + 2, "D"), " input (got ", rank, "D input)");
  const BatchNormOptions& o = this->options;
  double momentum = o.momentum().value_or(0);
  if (this->is_training() && this->num_batches_tracked.defined()) {
    this->num_batches_tracked.add_(1);
    if (!o.momentum()) momentum = 1 / this->num_batches_tracked.template item<double>();
  }
  return functional::batch_norm(input, this->running_mean, this->running_var,
                                functional::BatchNormFuncOptions()
                                    .weight(this->weight)
                                    .bias(this->bias)
                                    .training(this->is_training() || !o.track_running_stats())
                                    .momentum(momentum)
                                    .eps(o.eps()));
}

template <std::size_t D, class Derived>
Variable InstanceNorm<D, Derived>::forward(const Variable& input) const {
  const auto rank = static_cast<std::size_t>(input.dim());
  check_that(rank == D + 1 || rank == D + 2, "InstanceNorm", D, "d: expected ", D + 1, "D or ",
             D + 2, "D input (got ", rank, "D input)");
  const InstanceNormOptions& o = this->options;
  const Variable y = functional::instance_norm(
      rank == D + 1 ? unsqueeze(input, 0) : input,
      functional::InstanceNormFuncOptions()
          .running_mean(this->running_mean)
          .running_var(this->running_var)
          .weight(this->weight)
          .bias(this->bias)
          .use_input_stats(this->is_training() || !o.track_running_stats())
          .momentum(o.momentum())
          .eps(o.eps()));
  return rank == D + 1 ? squeeze(y, 0) : y;
}

template class ChannelNorm<BatchNorm1dImpl, BatchNormOptions>;
template class ChannelNorm<BatchNorm2dImpl, BatchNormOptions>;
template class ChannelNorm<BatchNorm3dImpl, BatchNormOptions>;
template class ChannelNorm<InstanceNorm1dImpl, InstanceNormOptions>;
template class ChannelNorm<InstanceNorm2dImpl, InstanceNormOptions>;
template class ChannelNorm<InstanceNorm3dImpl, InstanceNormOptions>;
template class BatchNorm<1, BatchNorm1dImpl>;
template class BatchNorm<2, BatchNorm2dImpl>;
template class BatchNorm<3, BatchNorm3dImpl>;
template class InstanceNorm<1, InstanceNorm1dImpl>;
template class InstanceNorm<2, InstanceNorm2dImpl>;
template class InstanceNorm<3, InstanceNorm3dImpl>;

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
