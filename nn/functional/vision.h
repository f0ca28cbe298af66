#pragma once

#include "taper/core/ops/grid_sample.h"
#include "taper/nn/options/vision.h"

/// The operations of core/ops/grid_sample.h with their settings as options.
namespace taper::nn::functional {

/// The places of a grid of `size` (n, c, h, w) or (n, c, d, h, w) under affine maps theta, (n, 2,
/// 3) or (n, 3, 4).
Variable affine_grid(const Variable& theta, const IntArrayRef& size, bool align_corners = false);
/// The values of images at places.
Variable grid_sample(const Variable& input, const Variable& grid,
                     const GridSampleFuncOptions& options = {});

}  // namespace taper::nn::functional
