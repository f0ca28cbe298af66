#pragma once

#include "taper/nn/functional/pixelshuffle.h"
#include "taper/nn/layer.h"

/// The functions of nn/functional/pixelshuffle.h as layers.
namespace taper::nn {

TAPER_LAYER(PixelShuffle, SizedLayer, functional::pixel_shuffle);
TAPER_LAYER(PixelUnshuffle, SizedLayer, functional::pixel_unshuffle);

}  // namespace taper::nn
