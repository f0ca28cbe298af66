#pragma once

#include <optional>

#include "taper/core/base/arg.h"
#include "taper/nn/options/enums.h"

namespace taper::nn::functional {

struct GridSampleFuncOptions {
  using mode_t = Choice<enumtype::kBilinear, enumtype::kNearest>;
  using padding_mode_t = Choice<enumtype::kZeros, enumtype::kBorder, enumtype::kReflection>;
  TAPER_ARG(mode_t, mode) = kBilinear;
  TAPER_ARG(padding_mode_t, padding_mode) = kZeros;
  TAPER_ARG(std::optional<bool>, align_corners);
};

}  // namespace taper::nn::functional
