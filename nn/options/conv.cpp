#include "taper/nn/options/conv.h"

#include "taper/nn/options/setting.h"

namespace taper::nn {
namespace {

template <std::size_t D>
Setting if_other(const char* name, const ExpandingArray<D>& values, int64_t usual) {
  if (*values == *ExpandingArray<D>(usual)) return {"", std::string()};
  return {name, str(values)};
}

template <std::size_t D>
Setting shown_padding(const detail::conv_padding_t<D>& padding) {
  if (padding.is(kValid)) return {"padding", std::string("'valid'")};
  if (padding.is(kSame)) return {"padding", std::string("'same'")};
  return if_other("padding", *padding.value(), 0);
}
template <std::size_t D>
Setting shown_padding(const ExpandingArray<D>& padding) {
  return if_other("padding", padding, 0);
}

Setting shown_mode(const detail::conv_padding_mode_t& mode) {
  constexpr const char* names[] = {"", "kReflect", "kReplicate", "kCircular"};
  if (mode.index() == 0) return {"", std::string()};
  return {"padding_mode", std::string(names[mode.index()])};
}

template <class Options>
std::string show_conv(const Options& o, const Setting& output_padding) {
  return show({{"", o.in_channels()},
               {"", o.out_channels()},
               {"kernel_size", str(o.kernel_size())},
               {"stride", str(o.stride())},
               shown_padding(o.padding()),
               if_other("dilation", o.dilation(), 1),
               output_padding,
               o.groups() == 1 ? Setting("", std::string()) : Setting("groups", o.groups()),
               o.bias() ? Setting("", std::string()) : Setting("bias", false),
               shown_mode(o.padding_mode())});
}

}  // namespace

template <std::size_t D>
std::string ConvOptions<D>::shown() const {
  return show_conv(*this, {"", std::string()});
}
template <std::size_t D>
std::string ConvTransposeOptions<D>::shown() const {
  return show_conv(*this, if_other("output_padding", output_padding_, 0));
}

template struct ConvOptions<1>;
template struct ConvOptions<2>;
template struct ConvOptions<3>;
template struct ConvTransposeOptions<1>;
template struct ConvTransposeOptions<2>;
template struct ConvTransposeOptions<3>;

}  // namespace taper::nn
