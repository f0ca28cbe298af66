#include "taper/nn/functional/pixelshuffle.h"

namespace taper::nn::functional {

Variable pixel_shuffle(const Variable& x, const PixelShuffleFuncOptions& options) {
  return taper::pixel_shuffle(x, options.upscale_factor());
}

Variable pixel_unshuffle(const Variable& x, const PixelUnshuffleFuncOptions& options) {
  return taper::pixel_unshuffle(x, options.downscale_factor());
}

}  // namespace taper::nn::functional
