#pragma once

#include "taper/core/ops/shuffle.h"
#include "taper/nn/options/pixelshuffle.h"

/// The operations of core/ops/shuffle.h with their settings as options.
namespace taper::nn::functional {

Variable pixel_shuffle(const Variable& x, const PixelShuffleFuncOptions& options);
Variable pixel_unshuffle(const Variable& x, const PixelUnshuffleFuncOptions& options);

}  // namespace taper::nn::functional
