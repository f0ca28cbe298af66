#pragma once

#include <optional>

#include "taper/core/base/arg.h"
#include "taper/core/tensor/dtype.h"
#include "taper/nn/options/setting.h"

/// What the activations of nn/functional/activation.h can be told. A setting called inplace writes
/// the result over the input.
namespace taper::nn {

struct CELUOptions {
  std::string shown() const { return show({{"alpha", alpha_}, if_on("inplace", inplace_)}); }
  TAPER_ARG(double, alpha) = 1;
  TAPER_ARG(bool, inplace) = false;
};

struct ELUOptions {
  std::string shown() const { return show({{"alpha", alpha_}, if_on("inplace", inplace_)}); }
  TAPER_ARG(double, alpha) = 1;
  TAPER_ARG(bool, inplace) = false;
};

struct GELUOptions {
  std::string shown() const { return {}; }
  TAPER_ARG(std::string, approximate) = "none";
};

struct GLUOptions {
  GLUOptions(int64_t dim = -1) : dim_(dim) {}
  std::string shown() const { return show({{"dim", dim_}}); }
  TAPER_ARG(int64_t, dim);
};

struct HardshrinkOptions {
  HardshrinkOptions(double lambda = 0.5) : lambda_(lambda) {}
  std::string shown() const { return show({{"", lambda_}}); }
  TAPER_ARG(double, lambda);
};

struct HardtanhOptions {
  std::string shown() const {
    return show({{"min_val", min_val_}, {"max_val", max_val_}, if_on("inplace", inplace_)});
  }
  TAPER_ARG(double, min_val) = -1;
  TAPER_ARG(double, max_val) = 1;
  TAPER_ARG(bool, inplace) = false;
};

struct LeakyReLUOptions {
  std::string shown() const {
    return show({{"negative_slope", negative_slope_}, if_on("inplace", inplace_)});
  }
  TAPER_ARG(double, negative_slope) = 0.01;
  TAPER_ARG(bool, inplace) = false;
};

/// Of softmax, softmin and log_softmax; a dtype is what the input is converted to.
struct SoftmaxOptions {
  SoftmaxOptions(int64_t dim) : dim_(dim) {}
  std::string shown() const { return show({{"dim", dim_}}); }
  TAPER_ARG(int64_t, dim);
  TAPER_ARG(std::optional<ScalarType>, dtype);
};
using SoftminOptions = SoftmaxOptions;
using LogSoftmaxOptions = SoftmaxOptions;

struct PReLUOptions {
  std::string shown() const { return show({{"num_parameters", num_parameters_}}); }
  TAPER_ARG(int64_t, num_parameters) = 1;
  TAPER_ARG(double, init) = 0.25;
};

/// Of relu, relu6 and selu.
struct ReLUOptions {
  ReLUOptions(bool inplace = false) : inplace_(inplace) {}
  std::string shown() const { return show({if_on("inplace", inplace_)}); }
  TAPER_ARG(bool, inplace);
};
using ReLU6Options = ReLUOptions;
using SELUOptions = ReLUOptions;

/// In a layer, `training` is the layer's.
struct RReLUOptions {
  std::string shown() const {
    return show({{"lower", lower_}, {"upper", upper_}, if_on("inplace", inplace_)});
  }
  TAPER_ARG(double, lower) = 1. / 8;
  TAPER_ARG(double, upper) = 1. / 3;
  TAPER_ARG(bool, training) = false;
  TAPER_ARG(bool, inplace) = false;
};

struct SoftplusOptions {
  std::string shown() const { return show({{"beta", beta_}, {"threshold", threshold_}}); }
  TAPER_ARG(double, beta) = 1;
  TAPER_ARG(double, threshold) = 20;
};

struct SoftshrinkOptions {
  SoftshrinkOptions(double lambda = 0.5) : lambda_(lambda) {}
  std::string shown() const { return show({{"", lambda_}}); }
  TAPER_ARG(double, lambda);
};

struct ThresholdOptions {
  ThresholdOptions(double threshold, double value) : threshold_(threshold), value_(value) {}
  std::string shown() const {
    return show({{"threshold", threshold_}, {"value", value_}, if_on("inplace", inplace_)});
  }
  TAPER_ARG(double, threshold);
  TAPER_ARG(double, value);
  TAPER_ARG(bool, inplace) = false;
};

/// A small tau gives samples that are nearly one-hot; `hard` ones are, and have their gradient.
struct GumbelSoftmaxOptions {
  TAPER_ARG(double, tau) = 1;
  TAPER_ARG(bool, hard) = false;
  TAPER_ARG(int, dim) = -1;
};

namespace functional {
using CELUFuncOptions = CELUOptions;
using ELUFuncOptions = ELUOptions;
using GELUFuncOptions = GELUOptions;
using GLUFuncOptions = GLUOptions;
using GumbelSoftmaxFuncOptions = GumbelSoftmaxOptions;
using HardshrinkFuncOptions = HardshrinkOptions;
using HardtanhFuncOptions = HardtanhOptions;
using LeakyReLUFuncOptions = LeakyReLUOptions;
using LogSoftmaxFuncOptions = LogSoftmaxOptions;
using ReLUFuncOptions = ReLUOptions;
using ReLU6FuncOptions = ReLU6Options;
using RReLUFuncOptions = RReLUOptions;
using SELUFuncOptions = SELUOptions;
using SoftmaxFuncOptions = SoftmaxOptions;
using SoftminFuncOptions = SoftminOptions;
using SoftplusFuncOptions = SoftplusOptions;
using SoftshrinkFuncOptions = SoftshrinkOptions;
using ThresholdFuncOptions = ThresholdOptions;
}  // namespace functional

}  // namespace taper::nn
