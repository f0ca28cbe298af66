#pragma once

#include "taper/core/ops/upsample.h"
#include "taper/nn/options/upsampling.h"

namespace taper::nn::functional {

/// Images (n, c, axes...) of another size, by the modes of core/ops/upsample.h or, as kArea, by
/// adaptive_avg_pool.
Variable interpolate(const Variable& x, const InterpolateFuncOptions& options = {});

}  // namespace taper::nn::functional
