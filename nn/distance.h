#pragma once

#include "taper/nn/functional/linear.h"
#include "taper/nn/layer.h"

namespace taper::nn {

TAPER_LAYER(CosineSimilarity, Layer, functional::cosine_similarity);
TAPER_LAYER(PairwiseDistance, Layer, functional::pairwise_distance);

}  // namespace taper::nn
