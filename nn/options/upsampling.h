#pragma once

#include <optional>
#include <string>
#include <vector>

#include "taper/core/base/arg.h"
#include "taper/nn/options/enums.h"

namespace taper::nn {

/// Either a size or a scale factor for each axis.
struct UpsampleOptions {
  using mode_t = Choice<enumtype::kNearest, enumtype::kLinear, enumtype::kBilinear,
                        enumtype::kBicubic, enumtype::kTrilinear>;
  std::string shown() const;
  TAPER_ARG(std::optional<std::vector<int64_t>>, size);
  TAPER_ARG(std::optional<std::vector<double>>, scale_factor);
  TAPER_ARG(mode_t, mode) = kNearest;
  TAPER_ARG(std::optional<bool>, align_corners);
};

namespace functional {

/// With recompute_scale_factor the size that a scale factor leads to decides; antialias is for
/// kBilinear and kBicubic.
struct InterpolateFuncOptions {
  using mode_t =
      Choice<enumtype::kNearest, enumtype::kLinear, enumtype::kBilinear, enumtype::kBicubic,
             enumtype::kTrilinear, enumtype::kArea, enumtype::kNearestExact>;
  TAPER_ARG(std::optional<std::vector<int64_t>>, size);
  TAPER_ARG(std::optional<std::vector<double>>, scale_factor);
  TAPER_ARG(mode_t, mode) = kNearest;
  TAPER_ARG(std::optional<bool>, align_corners);
  TAPER_ARG(std::optional<bool>, recompute_scale_factor);
  TAPER_ARG(bool, antialias) = false;
};

}  // namespace functional
}  // namespace taper::nn
