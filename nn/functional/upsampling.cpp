#include "taper/nn/functional/upsampling.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/core/ops/pool.h"

namespace taper::nn::functional {
namespace {

/// How a mode is called, and how many axes it takes: 0 for any.
struct Mode {
  const char *constant, *name;
  std::size_t axes;
  Interpolation interpolation;
};
constexpr Mode kModes[] = {{"kNearest", "nearest", 0, Interpolation::Nearest},
                           {"kLinear", "linear", 1, Interpolation::Linear},
                           {"kBilinear", "bilinear", 2, Interpolation::Linear},
                           {"kBicubic", "bicubic", 2, Interpolation::Cubic},
                           {"kTrilinear", "trilinear", 3, Interpolation::Linear},
                           {"kArea", "area", 0, Interpolation::Linear},
                           {"kNearestExact", "nearest-exact", 0, Interpolation::NearestExact}};

void check_corners(const Mode& mode, bool takes_none, const std::optional<bool>& align_corners) {
  check(!takes_none || !align_corners, "interpolate",
        "align_corners option can only be set with the interpolating modes: linear | bilinear | "
        "bicubic | trilinear");
  if (!takes_none && !align_corners)
    TAPER_WARN("Default upsampling behavior when mode=", mode.constant,
               " is changed to align_corners=False since 0.4.0. Please specify align_corners=True "
               "if the old behavior is desired. See the documentation of nn.Upsample for details.");
}

void check_rank(const Mode& mode, const Variable& x) {
  const auto rank = static_cast<std::size_t>(x.dim());
  const bool is_image = rank >= 3 && rank <= 5;
  if (is_image && (mode.axes == 0 || rank == mode.axes + 2)) return;
  check(!is_image || mode.interpolation == Interpolation::Cubic, "interpolate", "Got ", rank,
        "D input, but ", mode.name, " mode needs ", mode.axes + 2, "D input");
  check(false, "interpolate", "Input Error: Only 3D, 4D and 5D input Tensors supported (got ", rank,
        "D) for the modes: nearest | linear | bilinear | bicubic | trilinear (got ", mode.constant,
        ")");
}

void check_factors(const std::vector<double>& factors, std::size_t axes) {
  std::ostringstream shown;
  shown << ArrayRef<double>(factors);
  check(factors.size() == axes, "interpolate",
        "scale_factor shape must match input shape. Input is ", axes, "D, scale_factor size is ",
        shown.str());
}

std::vector<int64_t> output_size(const Variable& x, const InterpolateFuncOptions& o) {
  check(o.size() || o.scale_factor(), "interpolate",
        "either size or scale_factor should be defined");
  check(!o.size() || !o.scale_factor(), "interpolate",
        "only one of size or scale_factor should be defined");
  if (o.size()) return *o.size();
  const std::vector<double>& factors = *o.scale_factor();
  const IntArrayRef sizes = x.sizes().slice(2);
  check_factors(factors, sizes.size());
  const auto is_whole = [](double factor) { return std::floor(factor) == factor; };
  if (!o.recompute_scale_factor() && !std::all_of(factors.begin(), factors.end(), is_whole))
    TAPER_WARN(
        "The default behavior for interpolate/upsample with float scale_factor changed in 1.6.0 "
        "to align with other frameworks/libraries, and uses scale_factor directly, instead of "
        "relying on the computed output size. If you wish to keep the old behavior, please set "
        "recompute_scale_factor=True. See the documentation of nn.Upsample for details. ");
  std::vector<int64_t> out;
  for (std::size_t i = 0; i < sizes.size(); ++i)
    out.push_back(static_cast<int64_t>(std::floor(static_cast<double>(sizes[i]) * factors[i])));
  return out;
}

}  // namespace

Variable interpolate(const Variable& x, const InterpolateFuncOptions& o) {
  const Mode& mode = kModes[o.mode().index()];
  const bool is_area = o.mode().is(kArea);
  check_corners(mode, is_area || o.mode().is(kNearest), o.align_corners());
  check(!o.antialias() || (x.dim() == 4 && mode.axes == 2), "interpolate",
        "Anti-alias option is only supported for bilinear and bicubic modes");
  check_rank(mode, x);
  const std::size_t axes = static_cast<std::size_t>(x.dim()) - 2;
  const std::vector<int64_t> size = output_size(x, o);
  if (is_area) {
    constexpr Variable (*pools[])(const Variable&, IntArrayRef) = {
        taper::adaptive_avg_pool1d, taper::adaptive_avg_pool2d, taper::adaptive_avg_pool3d};
    return pools[axes - 1](x, size);
  }
  std::vector<std::optional<double>> scales(axes);
  if (o.scale_factor() && !o.recompute_scale_factor().value_or(false))
    scales.assign(o.scale_factor()->begin(), o.scale_factor()->end());
  return upsample("interpolate", x, size, scales, mode.interpolation,
                  o.align_corners().value_or(false), o.antialias());
}

}  // namespace taper::nn::functional
