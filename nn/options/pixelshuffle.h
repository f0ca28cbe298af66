#pragma once

#include <string>

#include "taper/core/base/arg.h"
#include "taper/nn/options/setting.h"

namespace taper::nn {

struct PixelShuffleOptions {
  PixelShuffleOptions(int64_t upscale_factor) : upscale_factor_(upscale_factor) {}
  std::string shown() const { return show({{"upscale_factor", upscale_factor_}}); }
  TAPER_ARG(int64_t, upscale_factor);
};

struct PixelUnshuffleOptions {
  PixelUnshuffleOptions(int64_t downscale_factor) : downscale_factor_(downscale_factor) {}
  std::string shown() const { return show({{"downscale_factor", downscale_factor_}}); }
  TAPER_ARG(int64_t, downscale_factor);
};

namespace functional {

using PixelShuffleFuncOptions = PixelShuffleOptions;
using PixelUnshuffleFuncOptions = PixelUnshuffleOptions;

}  // namespace functional
}  // namespace taper::nn
