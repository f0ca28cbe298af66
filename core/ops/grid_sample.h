#pragma once

#include "taper/core/graph/variable.h"

/// Images read at any places, which are given as coordinates from -1, one border of the image, to
/// 1, the other; with align_corners these are the middles of the outermost elements. See Jaderberg
/// et al., Spatial transformer networks (2015).
namespace taper {

/// The places (n, out..., axes) to which affine maps theta (n, axes, axes + 1) take those of a
/// regular grid of `size` (n, c, out...). The last axis comes first among coordinates.
Variable affine_grid_generator(const Variable& theta, IntArrayRef size, bool align_corners);
/// The values of images (n, c, axes...) at places (n, out..., axes), as (n, c, out...).
/// interpolation_mode: 0 linear, 1 nearest, 2 cubic, for two axes. padding_mode says what lies
/// outside: 0 zeros, 1 the border's elements, 2 the image mirrored. Both inputs have gradients.
Variable grid_sampler(const Variable& input, const Variable& grid, int64_t interpolation_mode,
                      int64_t padding_mode, bool align_corners);

}  // namespace taper
