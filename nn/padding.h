#pragma once

#include "taper/nn/functional/padding.h"
#include "taper/nn/layer.h"

/// functional::pad() as layers, by mode and number of axes.
namespace taper::nn {
namespace functional {

/// The input with `value` around its last D axes.
template <std::size_t D>
Variable constant_pad(const Variable& x, const ConstantPadOptions<D>& o) {
  return constant_pad_nd(x, o.padding(), o.value());
}
/// The input with zeros around its last D axes.
template <std::size_t D>
Variable zero_pad(const Variable& x, const MarginOptions<D>& o) {
  return constant_pad_nd(x, o.padding());
}
/// The input mirrored at its border elements.
template <std::size_t D>
Variable reflection_pad(const Variable& x, const MarginOptions<D>& o) {
  return taper::pad(x, o.padding(), "reflect");
}
/// The input with its border elements again around it.
template <std::size_t D>
Variable replication_pad(const Variable& x, const MarginOptions<D>& o) {
  return taper::pad(x, o.padding(), "replicate");
}

}  // namespace functional

TAPER_LAYER(ConstantPad1d, SizedLayer, functional::constant_pad<1>);
TAPER_LAYER(ConstantPad2d, SizedLayer, functional::constant_pad<2>);
TAPER_LAYER(ConstantPad3d, SizedLayer, functional::constant_pad<3>);
TAPER_LAYER(ReflectionPad1d, SizedLayer, functional::reflection_pad<1>);
TAPER_LAYER(ReflectionPad2d, SizedLayer, functional::reflection_pad<2>);
TAPER_LAYER(ReflectionPad3d, SizedLayer, functional::reflection_pad<3>);
TAPER_LAYER(ReplicationPad1d, SizedLayer, functional::replication_pad<1>);
TAPER_LAYER(ReplicationPad2d, SizedLayer, functional::replication_pad<2>);
TAPER_LAYER(ReplicationPad3d, SizedLayer, functional::replication_pad<3>);
TAPER_LAYER(ZeroPad2d, SizedLayer, functional::zero_pad<2>);

}  // namespace taper::nn
