#pragma once

#include <optional>
#include <vector>

#include "taper/nn/any_value.h"
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
TAPER_MAX_POOL(AdaptiveMaxPool1d, adaptive_max_pool1d);
TAPER_MAX_POOL(AdaptiveMaxPool2d, adaptive_max_pool2d);
TAPER_MAX_POOL(AdaptiveMaxPool3d, adaptive_max_pool3d);
#undef TAPER_MAX_POOL

TAPER_LAYER(AvgPool1d, SizedLayer, functional::avg_pool1d);
TAPER_LAYER(AvgPool2d, SizedLayer, functional::avg_pool2d);
TAPER_LAYER(AvgPool3d, SizedLayer, functional::avg_pool3d);
TAPER_LAYER(AdaptiveAvgPool1d, SizedLayer, functional::adaptive_avg_pool1d);
TAPER_LAYER(AdaptiveAvgPool2d, SizedLayer, functional::adaptive_avg_pool2d);
TAPER_LAYER(AdaptiveAvgPool3d, SizedLayer, functional::adaptive_avg_pool3d);
TAPER_LAYER(LPPool1d, SizedLayer, functional::lp_pool1d);
TAPER_LAYER(LPPool2d, SizedLayer, functional::lp_pool2d);

/// Maxima and their places back to an image, whose size may be given with them.
template <class Derived, auto function>
class MaxUnpoolLayer : public Cloneable<Derived> {
  using FuncOptions = typename detail::Signature<decltype(function)>::Options;
  using Options = typename FuncOptions::LayerOptions;
  using Sizes = std::optional<std::vector<int64_t>>;

 public:
  template <class Size>
  explicit MaxUnpoolLayer(const Size& kernel_size) : options(kernel_size) {}
  void reset() override {}
  void pretty_print(std::ostream& out) const override {
    detail::print_layer(out, typeid(Derived), options.shown());
  }
  Variable forward(const Variable& x, const Variable& indices,
                   const Sizes& output_size = std::nullopt) const {
    return function(x, indices,
                    FuncOptions(options.kernel_size())
                        .stride(options.stride())
                        .padding(options.padding())
                        .output_size(output_size));
  }

  Options options;

 protected:
  FORWARD_HAS_DEFAULT_ARGS({2, AnyValue(Sizes())})
};
TAPER_LAYER(MaxUnpool1d, MaxUnpoolLayer, functional::max_unpool1d);
TAPER_LAYER(MaxUnpool2d, MaxUnpoolLayer, functional::max_unpool2d);
TAPER_LAYER(MaxUnpool3d, MaxUnpoolLayer, functional::max_unpool3d);

}  // namespace taper::nn
