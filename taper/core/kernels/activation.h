#pragma once

#include "taper/core/array.h"

/// Activation functions of one floating-point array. The result goes to `into` if that is
/// defined; it may be x itself.
namespace taper::kernel {

Array relu(const Array& x, const Array& into = {});
/// 0 where y <= 0, else g.
Array relu_backward(const Array& g, const Array& y);
Array sigmoid(const Array& x, const Array& into = {});
Array tanh(const Array& x, const Array& into = {});

}  // namespace taper::kernel
