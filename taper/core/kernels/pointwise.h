#pragma once

#include "taper/core/array.h"

/// Element-wise functions of one floating-point array.
namespace taper::kernel {

Array exp(const Array& x);
Array log(const Array& x);
Array sqrt(const Array& x);
Array abs(const Array& x);
Array relu(const Array& x);
/// g where y > 0, else 0.
Array relu_backward(const Array& g, const Array& y);
Array sigmoid(const Array& x);
Array tanh(const Array& x);

}  // namespace taper::kernel
