#pragma once

#include "taper/core/ops/loss.h"

/// What losses of several families begin and end with.
namespace taper {

/// Scores (n, classes, d, ...) as rows (n * d * ..., classes), and (classes) as one row.
Variable as_rows(const Variable& x);
/// The losses of a batch as the reduction says: as they are, their mean, or their sum.
Variable reduced(const Variable& losses, Reduction::Reduction reduction);

}  // namespace taper
