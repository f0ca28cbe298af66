#pragma once

#include <string>

#include "taper/core/base/arg.h"
#include "taper/core/graph/variable.h"
#include "taper/nn/options/enums.h"
#include "taper/nn/options/expanding_array.h"

namespace taper::nn {
namespace detail {

/// Numbers, none ("valid"), or as many as keep the image's size ("same").
template <std::size_t D>
using conv_padding_t = ValueOr<ExpandingArray<D>, enumtype::kValid, enumtype::kSame>;
using conv_padding_mode_t =
    Choice<enumtype::kZeros, enumtype::kReflect, enumtype::kReplicate, enumtype::kCircular>;

}  // namespace detail

/// What stands around an image is zeros or, by padding_mode, the image itself.
template <std::size_t D>
struct ConvOptions {
  using padding_t = detail::conv_padding_t<D>;
  using padding_mode_t = detail::conv_padding_mode_t;
  ConvOptions(int64_t in_channels, int64_t out_channels, ExpandingArray<D> kernel_size)
      : in_channels_(in_channels), out_channels_(out_channels), kernel_size_(kernel_size) {}
  std::string shown() const;
  TAPER_ARG(int64_t, in_channels);
  TAPER_ARG(int64_t, out_channels);
  TAPER_ARG(ExpandingArray<D>, kernel_size);
  TAPER_ARG(ExpandingArray<D>, stride) = 1;
  TAPER_ARG(padding_t, padding) = ExpandingArray<D>(0);
  TAPER_ARG(ExpandingArray<D>, dilation) = 1;
  TAPER_ARG(int64_t, groups) = 1;
  TAPER_ARG(bool, bias) = true;
  TAPER_ARG(padding_mode_t, padding_mode) = kZeros;
};
using Conv1dOptions = ConvOptions<1>;
using Conv2dOptions = ConvOptions<2>;
using Conv3dOptions = ConvOptions<3>;

template <std::size_t D>
struct ConvTransposeOptions {
  using padding_mode_t = detail::conv_padding_mode_t;
  ConvTransposeOptions(int64_t in_channels, int64_t out_channels, ExpandingArray<D> kernel_size)
      : in_channels_(in_channels), out_channels_(out_channels), kernel_size_(kernel_size) {}
  std::string shown() const;
  TAPER_ARG(int64_t, in_channels);
  TAPER_ARG(int64_t, out_channels);
  TAPER_ARG(ExpandingArray<D>, kernel_size);
  TAPER_ARG(ExpandingArray<D>, stride) = 1;
  TAPER_ARG(ExpandingArray<D>, padding) = 0;
  TAPER_ARG(ExpandingArray<D>, output_padding) = 0;
  TAPER_ARG(int64_t, groups) = 1;
  TAPER_ARG(bool, bias) = true;
  TAPER_ARG(ExpandingArray<D>, dilation) = 1;
  TAPER_ARG(padding_mode_t, padding_mode) = kZeros;
};
using ConvTranspose1dOptions = ConvTransposeOptions<1>;
using ConvTranspose2dOptions = ConvTransposeOptions<2>;
using ConvTranspose3dOptions = ConvTransposeOptions<3>;

namespace functional {

template <std::size_t D>
struct ConvFuncOptions {
  using padding_t = detail::conv_padding_t<D>;
  TAPER_ARG(Variable, bias);  // NOLINT(performance-unnecessary-value-param): it is moved
  TAPER_ARG(ExpandingArray<D>, stride) = 1;
  TAPER_ARG(padding_t, padding) = ExpandingArray<D>(0);
  TAPER_ARG(ExpandingArray<D>, dilation) = 1;
  TAPER_ARG(int64_t, groups) = 1;
};
using Conv1dFuncOptions = ConvFuncOptions<1>;
using Conv2dFuncOptions = ConvFuncOptions<2>;
using Conv3dFuncOptions = ConvFuncOptions<3>;

template <std::size_t D>
struct ConvTransposeFuncOptions {
  TAPER_ARG(Variable, bias);  // NOLINT(performance-unnecessary-value-param): it is moved
  TAPER_ARG(ExpandingArray<D>, stride) = 1;
  TAPER_ARG(ExpandingArray<D>, padding) = 0;
  TAPER_ARG(ExpandingArray<D>, output_padding) = 0;
  TAPER_ARG(int64_t, groups) = 1;
  TAPER_ARG(ExpandingArray<D>, dilation) = 1;
};
using ConvTranspose1dFuncOptions = ConvTransposeFuncOptions<1>;
using ConvTranspose2dFuncOptions = ConvTransposeFuncOptions<2>;
using ConvTranspose3dFuncOptions = ConvTransposeFuncOptions<3>;

}  // namespace functional
}  // namespace taper::nn
