#include "taper/nn/functional/conv.h"

namespace taper::nn::functional {
namespace {

/// What f makes of the options' padding, numbers or a name.
template <std::size_t D, class F>
Variable with_padding(const ConvFuncOptions<D>& o, const F& f) {
  if (o.padding().is(kValid)) return f(std::string("valid"));
  if (o.padding().is(kSame)) return f(std::string("same"));
  return f(IntArrayRef(*o.padding().value()));
}

}  // namespace

Variable conv1d(const Variable& x, const Variable& weight, const Conv1dFuncOptions& o) {
  return with_padding(o, [&](const auto& padding) {
    return taper::conv1d(x, weight, o.bias(), o.stride(), padding, o.dilation(), o.groups());
  });
}
Variable conv2d(const Variable& x, const Variable& weight, const Conv2dFuncOptions& o) {
  return with_padding(o, [&](const auto& padding) {
    return taper::conv2d(x, weight, o.bias(), o.stride(), padding, o.dilation(), o.groups());
  });
}
Variable conv3d(const Variable& x, const Variable& weight, const Conv3dFuncOptions& o) {
  return with_padding(o, [&](const auto& padding) {
    return taper::conv3d(x, weight, o.bias(), o.stride(), padding, o.dilation(), o.groups());
  });
}

Variable conv_transpose1d(const Variable& x, const Variable& weight,
                          const ConvTranspose1dFuncOptions& o) {
  return taper::conv_transpose1d(x, weight, o.bias(), o.stride(), o.padding(), o.output_padding(),
                                 o.groups(), o.dilation());
}
Variable conv_transpose2d(const Variable& x, const Variable& weight,
                          const ConvTranspose2dFuncOptions& o) {
  return taper::conv_transpose2d(x, weight, o.bias(), o.stride(), o.padding(), o.output_padding(),
                                 o.groups(), o.dilation());
}
Variable conv_transpose3d(const Variable& x, const Variable& weight,
                          const ConvTranspose3dFuncOptions& o) {
  return taper::conv_transpose3d(x, weight, o.bias(), o.stride(), o.padding(), o.output_padding(),
                                 o.groups(), o.dilation());
}

}  // namespace taper::nn::functional
