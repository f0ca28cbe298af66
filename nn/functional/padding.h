#pragma once

#include "taper/core/ops/pad.h"
#include "taper/nn/options/padding.h"

namespace taper::nn::functional {

/// taper::pad() with its settings as options.
Variable pad(const Variable& x, const PadFuncOptions& options);

}  // namespace taper::nn::functional
