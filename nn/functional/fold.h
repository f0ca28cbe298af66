#pragma once

#include "taper/core/ops/patches.h"
#include "taper/nn/options/fold.h"

/// The operations of core/ops/patches.h with their settings as options.
namespace taper::nn::functional {

/// The patches of images (n, c, h, w) as columns (n, c kernel, patches).
Variable unfold(const Variable& x, const UnfoldFuncOptions& options);
/// Images of size output_size, to which patches add up; (c kernel, patches) is a single one.
Variable fold(const Variable& x, const FoldFuncOptions& options);

}  // namespace taper::nn::functional
