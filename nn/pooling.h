#pragma once

#include "taper/nn/functional/pooling.h"
#include "taper/nn/layer.h"

/// The functions of nn/functional/pooling.h as layers.
namespace taper::nn {

template <class Derived, auto function, auto with_indices>
class MaxPoolLayer : public SizedLayer<Derived, function> {
 public:
  using SizedLayer<Derived, function>::SizedLayer;
  /// The maxima, and where in the plane they stand.
  std::tuple<Variable, Variable> forward_with_indices(const Variable& x) const {
    return with_indices(x, this->options);
  }
};

#define TAPER_MAX_POOL(Name, function)                                          \
  class Name##Impl : public MaxPoolLayer<Name##Impl, functional::function,      \
                                         functional::function##_with_indices> { \
   public:                                                                      \
    using MaxPoolLayer::MaxPoolLayer;                                           \
  };                                                                            \
  using Name = ModuleHolder<Name##Impl>
TAPER_MAX_POOL(MaxPool1d, max_pool1d);
TAPER_MAX_POOL(MaxPool2d, max_pool2d);
TAPER_MAX_POOL(MaxPool3d, max_pool3d);
#undef TAPER_MAX_POOL

TAPER_LAYER(AvgPool1d, SizedLayer, functional::avg_pool1d);
TAPER_LAYER(AvgPool2d, SizedLayer, functional::avg_pool2d);
TAPER_LAYER(AvgPool3d, SizedLayer, functional::avg_pool3d);
TAPER_LAYER(AdaptiveAvgPool1d, SizedLayer, functional::adaptive_avg_pool1d);
TAPER_LAYER(AdaptiveAvgPool2d, SizedLayer, functional::adaptive_avg_pool2d);
TAPER_LAYER(AdaptiveAvgPool3d, SizedLayer, functional::adaptive_avg_pool3d);

}  // namespace taper::nn
