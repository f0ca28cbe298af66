#pragma once

#include "taper/nn/functional/upsampling.h"
#include "taper/nn/layer.h"

namespace taper::nn {

/// functional::interpolate() with the options of a layer, which are fewer.
template <class Derived, auto function>
class UpsampleLayer : public Layer<Derived, function, UpsampleOptions> {
  using FuncOptions = functional::InterpolateFuncOptions;

 public:
  using Layer<Derived, function, UpsampleOptions>::Layer;
  FuncOptions call_options() const {
    const UpsampleOptions& o = this->options;
    return FuncOptions()
        .size(o.size())
        .scale_factor(o.scale_factor())
        .mode(o.mode())
        .align_corners(o.align_corners());
  }
};
TAPER_LAYER(Upsample, UpsampleLayer, functional::interpolate);

}  // namespace taper::nn
