#pragma once

#include "taper/core/graph/variable.h"

/// Channels and places of images exchanged.
namespace taper {

/// (..., c r^2, h, w) to (..., c, h r, w r): r^2 channels become the pixels of an r by r square
/// (Shi et al. 2016). Throws if r is not positive, or channels do not come out even.
Variable pixel_shuffle(const Variable& x, int64_t upscale_factor);
/// The inverse: (..., c, h r, w r) to (..., c r^2, h, w).
Variable pixel_unshuffle(const Variable& x, int64_t downscale_factor);
/// (n, c, ...) with the channels in another order: those of `groups` equal groups by turns.
Variable channel_shuffle(const Variable& x, int64_t groups);

}  // namespace taper
