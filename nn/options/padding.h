#pragma once

#include <string>
#include <vector>

#include "taper/core/base/arg.h"
#include "taper/nn/options/enums.h"
#include "taper/nn/options/expanding_array.h"
#include "taper/nn/options/setting.h"

namespace taper::nn {

/// How many elements stand before and behind each of D axes, the last one first.
template <std::size_t D>
struct MarginOptions {
  MarginOptions(ExpandingArray<2 * D> padding) : padding_(padding) {}
  std::string shown() const { return show({{"padding", str(padding_)}}); }
  TAPER_ARG(ExpandingArray<2 * D>, padding);
};
template <std::size_t D>
using ReflectionPadOptions = MarginOptions<D>;
using ReflectionPad1dOptions = MarginOptions<1>;
using ReflectionPad2dOptions = MarginOptions<2>;
using ReflectionPad3dOptions = MarginOptions<3>;
template <std::size_t D>
using ReplicationPadOptions = MarginOptions<D>;
using ReplicationPad1dOptions = MarginOptions<1>;
using ReplicationPad2dOptions = MarginOptions<2>;
using ReplicationPad3dOptions = MarginOptions<3>;
using ZeroPad2dOptions = MarginOptions<2>;

template <std::size_t D>
struct ConstantPadOptions {
  ConstantPadOptions(ExpandingArray<2 * D> padding, double value)
      : padding_(padding), value_(value) {}
  std::string shown() const { return show({{"padding", str(padding_)}, {"value", value_}}); }
  TAPER_ARG(ExpandingArray<2 * D>, padding);
  TAPER_ARG(double, value) = 0;
};
using ConstantPad1dOptions = ConstantPadOptions<1>;
using ConstantPad2dOptions = ConstantPadOptions<2>;
using ConstantPad3dOptions = ConstantPadOptions<3>;

namespace functional {

struct PadFuncOptions {
  using mode_t =
      Choice<enumtype::kConstant, enumtype::kReflect, enumtype::kReplicate, enumtype::kCircular>;
  PadFuncOptions(std::vector<int64_t> pad) : pad_(std::move(pad)) {}
  TAPER_ARG(std::vector<int64_t>, pad);
  TAPER_ARG(mode_t, mode) = kConstant;
  TAPER_ARG(double, value) = 0;
};

}  // namespace functional
}  // namespace taper::nn
