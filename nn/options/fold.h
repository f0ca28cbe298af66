#pragma once

#include <string>

#include "taper/core/base/arg.h"
#include "taper/nn/options/expanding_array.h"
#include "taper/nn/options/setting.h"

namespace taper::nn {

struct FoldOptions {
  FoldOptions(ExpandingArray<2> output_size, ExpandingArray<2> kernel_size)
      : output_size_(output_size), kernel_size_(kernel_size) {}
  std::string shown() const {
    return show({{"output_size", str(output_size_)},
                 {"kernel_size", str(kernel_size_)},
                 {"dilation", str(dilation_)},
                 {"padding", str(padding_)},
                 {"stride", str(stride_)}});
  }
  TAPER_ARG(ExpandingArray<2>, output_size);
  TAPER_ARG(ExpandingArray<2>, kernel_size);
  TAPER_ARG(ExpandingArray<2>, dilation) = 1;
  TAPER_ARG(ExpandingArray<2>, padding) = 0;
  TAPER_ARG(ExpandingArray<2>, stride) = 1;
};

struct UnfoldOptions {
  UnfoldOptions(ExpandingArray<2> kernel_size) : kernel_size_(kernel_size) {}
  std::string shown() const {
    return show({{"kernel_size", str(kernel_size_)},
                 {"dilation", str(dilation_)},
                 {"padding", str(padding_)},
                 {"stride", str(stride_)}});
  }
  TAPER_ARG(ExpandingArray<2>, kernel_size);
  TAPER_ARG(ExpandingArray<2>, dilation) = 1;
  TAPER_ARG(ExpandingArray<2>, padding) = 0;
  TAPER_ARG(ExpandingArray<2>, stride) = 1;
};

namespace functional {

using FoldFuncOptions = FoldOptions;
using UnfoldFuncOptions = UnfoldOptions;

}  // namespace functional
}  // namespace taper::nn
