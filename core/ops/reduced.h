#pragma once

#include "taper/core/ops/loss.h"

/// What losses of several families end with.
namespace taper {

/// The losses of a batch as the reduction says: as they are, their mean, or their sum.
Variable reduced(const Variable& losses, Reduction::Reduction reduction);

}  // namespace taper
