#pragma once

#include "taper/core/base/error.h"
#include "taper/nn/functional/dropout.h"
#include "taper/nn/layer.h"

/// The functions of nn/functional/dropout.h as layers, which draw while they are training.
namespace taper::nn {

template <class Derived, auto function>
class DropoutLayer : public Layer<Derived, function, DropoutOptions> {
  using Base = Layer<Derived, function, DropoutOptions>;
  using FuncOptions = typename detail::Signature<decltype(function)>::Options;

 public:
  explicit DropoutLayer(const DropoutOptions& settings = {}) : Base(settings) { reset(); }
  void reset() override {
    check(this->options.p() >= 0 && this->options.p() <= 1, "Dropout",
          "dropout probability has to be between 0 and 1, but got ", this->options.p());
  }
  FuncOptions call_options() const {
    return FuncOptions()
        .p(this->options.p())
        .training(this->is_training())
        .inplace(this->options.inplace());
  }
};

TAPER_LAYER(AlphaDropout, DropoutLayer, functional::alpha_dropout);
TAPER_LAYER(Dropout, DropoutLayer, functional::dropout);
TAPER_LAYER(Dropout2d, DropoutLayer, functional::dropout2d);
TAPER_LAYER(Dropout3d, DropoutLayer, functional::dropout3d);
TAPER_LAYER(FeatureAlphaDropout, DropoutLayer, functional::feature_alpha_dropout);

}  // namespace taper::nn
