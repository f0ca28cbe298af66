#pragma once

#include "taper/core/ops/smooth.h"
#include "taper/nn/functional/activation.h"
#include "taper/nn/layer.h"

/// The activations of nn/functional/activation.h as layers.
namespace taper::nn {

TAPER_LAYER(CELU, functional::celu);
TAPER_LAYER(ELU, functional::elu);
TAPER_LAYER(GELU, functional::gelu);
TAPER_LAYER(GLU, functional::glu);
TAPER_LAYER(Hardshrink, functional::hardshrink);
TAPER_LAYER(LeakyReLU, functional::leaky_relu);
TAPER_LAYER(LogSigmoid, functional::logsigmoid);
TAPER_LAYER(LogSoftmax, functional::log_softmax);
TAPER_LAYER(Mish, functional::mish);
TAPER_LAYER(ReLU, functional::relu);
TAPER_LAYER(ReLU6, functional::relu6);
TAPER_LAYER(SELU, functional::selu);
TAPER_LAYER(SiLU, functional::silu);
TAPER_LAYER(Sigmoid, taper::sigmoid);
TAPER_LAYER(Softmax, functional::softmax);
TAPER_LAYER(Softmax2d, functional::softmax2d);
TAPER_LAYER(Softmin, functional::softmin);
TAPER_LAYER(Softplus, functional::softplus);
TAPER_LAYER(Softshrink, functional::softshrink);
TAPER_LAYER(Softsign, functional::softsign);
TAPER_LAYER(Tanh, taper::tanh);
TAPER_LAYER(Tanhshrink, functional::tanhshrink);
TAPER_LAYER(Threshold, functional::threshold);

/// Throws unless min_val < max_val.
class HardtanhImpl : public Layer<HardtanhImpl, functional::hardtanh> {
 public:
  explicit HardtanhImpl(const HardtanhOptions& settings = {}) : Layer(settings) { reset(); }
  void reset() override;
};
TAPER_MODULE(Hardtanh);

/// Draws the slopes while it is training.
class RReLUImpl : public Layer<RReLUImpl, functional::rrelu> {
 public:
  using Layer::Layer;
  RReLUOptions call_options() const { return RReLUOptions(options).training(is_training()); }
};
TAPER_MODULE(RReLU);

/// functional::prelu() with a weight that is learnt.
class PReLUImpl : public Cloneable<PReLUImpl> {
 public:
  explicit PReLUImpl(const PReLUOptions& settings = {}) : options(settings) { reset(); }
  void reset() override;
  void pretty_print(std::ostream& out) const override;
  Variable forward(const Variable& input) const { return functional::prelu(input, weight); }

  PReLUOptions options;
  Variable weight;
};
TAPER_MODULE(PReLU);

}  // namespace taper::nn
