#pragma once

#include "taper/nn/cloneable.h"
#include "taper/nn/functional/normalization.h"

namespace taper::nn {

/// Of layers that normalize channels: weight and bias, if affine, begin with 1 and 0; the running
/// values, if tracked, with 0 and 1.
template <class Derived, class Options>
class ChannelNorm : public Cloneable<Derived> {
 public:
  explicit ChannelNorm(const Options& settings) : options(settings) { reset(); }
  void reset() override;
  void reset_parameters();
  void reset_running_stats();
  void pretty_print(std::ostream& out) const override;

  Options options;
  Variable weight, bias, running_mean, running_var, num_batches_tracked;
};

/// functional::batch_norm() of inputs (n, c) or (n, c, length).
class BatchNorm1dImpl : public ChannelNorm<BatchNorm1dImpl, BatchNorm1dOptions> {
 public:
  using ChannelNorm::ChannelNorm;
  Variable forward(const Variable& input);
};
using BatchNorm1d = ModuleHolder<BatchNorm1dImpl>;

/// functional::instance_norm() of inputs (n, c, length) or (c, length).
class InstanceNorm1dImpl : public ChannelNorm<InstanceNorm1dImpl, InstanceNorm1dOptions> {
 public:
  using ChannelNorm::ChannelNorm;
  Variable forward(const Variable& input) const;
};
using InstanceNorm1d = ModuleHolder<InstanceNorm1dImpl>;

/// functional::layer_norm() with a weight and a bias, which begin with 1 and 0.
class LayerNormImpl : public Cloneable<LayerNormImpl> {
 public:
  LayerNormImpl(std::vector<int64_t> normalized_shape);
  explicit LayerNormImpl(LayerNormOptions settings);
  void reset() override;
  void reset_parameters() const;
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const;

  LayerNormOptions options;
  Variable weight, bias;
};
using LayerNorm = ModuleHolder<LayerNormImpl>;

/// functional::group_norm() with a weight and a bias for each channel.
class GroupNormImpl : public Cloneable<GroupNormImpl> {
 public:
  GroupNormImpl(int64_t num_groups, int64_t num_channels);
  explicit GroupNormImpl(const GroupNormOptions& settings);
  void reset() override;
  void reset_parameters() const;
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const;

  GroupNormOptions options;
  Variable weight, bias;
};
using GroupNorm = ModuleHolder<GroupNormImpl>;

}  // namespace taper::nn
