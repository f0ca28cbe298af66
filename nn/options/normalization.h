#pragma once

#include <optional>
#include <vector>

#include "taper/core/base/arg.h"
#include "taper/core/graph/variable.h"
#include "taper/nn/options/setting.h"

namespace taper::nn {

/// Without momentum the running values are means over all batches.
struct BatchNormOptions {
  BatchNormOptions(int64_t num_features) : num_features_(num_features) {}
  std::string shown() const;
  TAPER_ARG(int64_t, num_features);
  TAPER_ARG(double, eps) = 1e-5;
  TAPER_ARG(std::optional<double>, momentum) = 0.1;
  TAPER_ARG(bool, affine) = true;
  TAPER_ARG(bool, track_running_stats) = true;
};
using BatchNorm1dOptions = BatchNormOptions;
using BatchNorm2dOptions = BatchNormOptions;
using BatchNorm3dOptions = BatchNormOptions;

struct InstanceNormOptions {
  InstanceNormOptions(int64_t num_features) : num_features_(num_features) {}
  std::string shown() const;
  TAPER_ARG(int64_t, num_features);
  TAPER_ARG(double, eps) = 1e-5;
  TAPER_ARG(double, momentum) = 0.1;
  TAPER_ARG(bool, affine) = false;
  TAPER_ARG(bool, track_running_stats) = false;
};
using InstanceNorm1dOptions = InstanceNormOptions;
using InstanceNorm2dOptions = InstanceNormOptions;
using InstanceNorm3dOptions = InstanceNormOptions;

struct LayerNormOptions {
  LayerNormOptions(std::vector<int64_t> normalized_shape)
      : normalized_shape_(std::move(normalized_shape)) {}
  std::string shown() const;
  TAPER_ARG(std::vector<int64_t>, normalized_shape);
  TAPER_ARG(double, eps) = 1e-5;
  TAPER_ARG(bool, elementwise_affine) = true;
};

struct GroupNormOptions {
  GroupNormOptions(int64_t num_groups, int64_t num_channels)
      : num_groups_(num_groups), num_channels_(num_channels) {}
  std::string shown() const;
  TAPER_ARG(int64_t, num_groups);
  TAPER_ARG(int64_t, num_channels);
  TAPER_ARG(double, eps) = 1e-5;
  TAPER_ARG(bool, affine) = true;
};

struct LocalResponseNormOptions {
  LocalResponseNormOptions(int64_t size) : size_(size) {}
  std::string shown() const;
  TAPER_ARG(int64_t, size);
  TAPER_ARG(double, alpha) = 1e-4;
  TAPER_ARG(double, beta) = 0.75;
  TAPER_ARG(double, k) = 1;
};

namespace functional {

using LocalResponseNormFuncOptions = LocalResponseNormOptions;

struct BatchNormFuncOptions {
  TAPER_ARG(Variable, weight);
  TAPER_ARG(Variable, bias);
  TAPER_ARG(bool, training) = false;
  TAPER_ARG(std::optional<double>, momentum) = 0.1;
  TAPER_ARG(double, eps) = 1e-5;
};

struct InstanceNormFuncOptions {
  TAPER_ARG(Variable, running_mean);
  TAPER_ARG(Variable, running_var);
  TAPER_ARG(Variable, weight);
  TAPER_ARG(Variable, bias);
  TAPER_ARG(bool, use_input_stats) = true;
  TAPER_ARG(double, momentum) = 0.1;
  TAPER_ARG(double, eps) = 1e-5;
};

struct LayerNormFuncOptions {
  LayerNormFuncOptions(std::vector<int64_t> normalized_shape)
      : normalized_shape_(std::move(normalized_shape)) {}
  TAPER_ARG(std::vector<int64_t>, normalized_shape);
  TAPER_ARG(Variable, weight);
  TAPER_ARG(Variable, bias);
  TAPER_ARG(double, eps) = 1e-5;
};

struct GroupNormFuncOptions {
  GroupNormFuncOptions(int64_t num_groups) : num_groups_(num_groups) {}
  TAPER_ARG(int64_t, num_groups);
  TAPER_ARG(Variable, weight);
  TAPER_ARG(Variable, bias);
  TAPER_ARG(double, eps) = 1e-5;
};

/// Norms count as at least eps.
struct NormalizeFuncOptions {
  TAPER_ARG(double, p) = 2;
  TAPER_ARG(int64_t, dim) = 1;
  TAPER_ARG(double, eps) = 1e-12;
  TAPER_ARG(std::optional<Variable>, out);
};

}  // namespace functional
}  // namespace taper::nn
