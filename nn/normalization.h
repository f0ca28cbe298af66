#pragma once

#include "taper/nn/cloneable.h"
#include "taper/nn/functional/normalization.h"
#include "taper/nn/layer.h"

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

/// Batch normalization with running values.
template <std::size_t D, class Derived>
class BatchNorm : public ChannelNorm<Derived, BatchNormOptions> {
 public:
  using ChannelNorm<Derived, BatchNormOptions>::ChannelNorm;
  Variable forward(const Variable& input);
};
/// functional::batch_norm() of inputs (n, c) or (n, c, length).
class BatchNorm1dImpl : public BatchNorm<1, BatchNorm1dImpl> {
 public:
  using BatchNorm::BatchNorm;
};
/// functional::batch_norm() of inputs (n, c, h, w).
class BatchNorm2dImpl : public BatchNorm<2, BatchNorm2dImpl> {
 public:
  using BatchNorm::BatchNorm;
};
/// functional::batch_norm() of inputs (n, c, d, h, w).
class BatchNorm3dImpl : public BatchNorm<3, BatchNorm3dImpl> {
 public:
  using BatchNorm::BatchNorm;
};
using BatchNorm1d = ModuleHolder<BatchNorm1dImpl>;
using BatchNorm2d = ModuleHolder<BatchNorm2dImpl>;
using BatchNorm3d = ModuleHolder<BatchNorm3dImpl>;

/// Instance normalization of D axes.
template <std::size_t D, class Derived>
class InstanceNorm : public ChannelNorm<Derived, InstanceNormOptions> {
 public:
  using ChannelNorm<Derived, InstanceNormOptions>::ChannelNorm;
  Variable forward(const Variable& input) const;
};
/// functional::instance_norm() of inputs (n, c, length) or (c, length).
class InstanceNorm1dImpl : public InstanceNorm<1, InstanceNorm1dImpl> {
 public:
  using InstanceNorm::InstanceNorm;
};
/// functional::instance_norm() of inputs (n, c, h, w) or (c, h, w).
class InstanceNorm2dImpl : public InstanceNorm<2, InstanceNorm2dImpl> {
 public:
  using InstanceNorm::InstanceNorm;
};
/// functional::instance_norm() of inputs (n, c, d, h, w) or (c, d, h, w).
class InstanceNorm3dImpl : public InstanceNorm<3, InstanceNorm3dImpl> {
 public:
  using InstanceNorm::InstanceNorm;
};
using InstanceNorm1d = ModuleHolder<InstanceNorm1dImpl>;
using InstanceNorm2d = ModuleHolder<InstanceNorm2dImpl>;
using InstanceNorm3d = ModuleHolder<InstanceNorm3dImpl>;

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

TAPER_LAYER(LocalResponseNorm, SizedLayer, functional::local_response_norm);

}  // namespace taper::nn
