#pragma once

#include "taper/core/ops/conversion.h"
#include "taper/core/ops/creation.h"

namespace taper::testing {

/// Of float64 tensors that require grad.
inline const TensorOptions kLeaf = TensorOptions(kDouble).requires_grad(true);

/// One number that requires grad.
inline Variable leaf(double value) { return tensor(value, kLeaf); }
/// The number in a tensor of one element.
inline double value(const Variable& x) { return x.item<double>(); }

}  // namespace taper::testing
