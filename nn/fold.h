#pragma once

#include "taper/nn/functional/fold.h"
#include "taper/nn/layer.h"

/// The functions of nn/functional/fold.h as layers.
namespace taper::nn {

TAPER_LAYER(Fold, SizedLayer, functional::fold);
TAPER_LAYER(Unfold, SizedLayer, functional::unfold);

}  // namespace taper::nn
