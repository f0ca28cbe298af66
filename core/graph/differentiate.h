#pragma once

#include "taper/core/graph/variable.h"

namespace taper {

/// What becomes of the cotangents g of ys (undefined ones count as zero) at xs, in a graph that can
/// be differentiated again; undefined where nothing arrives, or where x has no history. For rules.
variable_list differentiate(TensorList ys, TensorList g, TensorList xs);

}  // namespace taper
