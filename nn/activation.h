#pragma once

#include "taper/core/ops/smooth.h"
#include "taper/nn/functional/activation.h"
#include "taper/nn/layer.h"

/// The activations of nn/functional/activation.h as layers.
namespace taper::nn {

TAPER_LAYER(CELU, Layer, functional::celu);
TAPER_LAYER(ELU, Layer, functional::elu);
TAPER_LAYER(GELU, Layer, functional::gelu);
TAPER_LAYER(GLU, Layer, functional::glu);
TAPER_LAYER(Hardshrink, Layer, functional::hardshrink);
TAPER_LAYER(LeakyReLU, Layer, functional::leaky_relu);
TAPER_LAYER(LogSigmoid, Layer, functional::logsigmoid);
TAPER_LAYER(LogSoftmax, Layer, functional::log_softmax);
TAPER_LAYER(Mish, Layer, functional::mish);
TAPER_LAYER(ReLU, Layer, functional::relu);
TAPER_LAYER(ReLU6, Layer, functional::relu6);
TAPER_LAYER(SELU, Layer, functional::selu);
TAPER_LAYER(SiLU, Layer, functional::silu);
TAPER_LAYER(Sigmoid, Layer, taper::sigmoid);
TAPER_LAYER(Softmax, Layer, functional::softmax);
TAPER_LAYER(Softmax2d, Layer, functional::softmax2d);
TAPER_LAYER(Softmin, Layer, functional::softmin);
TAPER_LAYER(Softplus, Layer, functional::softplus);
TAPER_LAYER(Softshrink, Layer, functional::softshrink);
TAPER_LAYER(Softsign, Layer, functional::softsign);
TAPER_LAYER(Tanh, Layer, taper::tanh);
TAPER_LAYER(Tanhshrink, Layer, functional::tanhshrink);
TAPER_LAYER(Threshold, Layer, functional::threshold);

/// It throws unless min_val < max_val.
class HardtanhImpl : public Layer<HardtanhImpl, functional::hardtanh> {
 public:
  explicit HardtanhImpl(const HardtanhOptions& settings = {});
  void reset() override;
};
using Hardtanh = ModuleHolder<HardtanhImpl>;

/// It draws while it is training.
class RReLUImpl : public Layer<RReLUImpl, functional::rrelu> {
 public:
  using Layer::Layer;
  RReLUOptions call_options() const { return RReLUOptions(options).training(is_training()); }
};
using RReLU = ModuleHolder<RReLUImpl>;

/// functional::prelu() with a weight that is learnt.
class PReLUImpl : public Cloneable<PReLUImpl> {
 public:
  explicit PReLUImpl(const PReLUOptions& settings = {});
  void reset() override;
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const { return functional::prelu(input, weight); }

  PReLUOptions options;
  Variable weight;
};
using PReLU = ModuleHolder<PReLUImpl>;

}  // namespace taper::nn
