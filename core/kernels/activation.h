#pragma once

#include "taper/core/kernels/random.h"
#include "taper/core/tensor/array.h"
#include "taper/core/tensor/scalar.h"

/// Activation functions of one floating-point array. The result goes to `into` if that is
/// defined (it may be x itself); else it is returned.
namespace taper::kernel {

/// Integers, too.
Array relu(const Array& x, const Array& into = {});
/// 0 where y <= 0, else g.
Array relu_backward(const Array& g, const Array& y);
/// x where x > 0, else slope * x.
Array leaky_relu(const Array& x, double slope, const Array& into = {});
/// x where x > 0, else weight * x; shapes broadcast.
Array prelu(const Array& x, const Array& weight);
/// scale * x where x > 0, else scale * alpha * (e^(input_scale * x) - 1).
Array elu(const Array& x, double alpha, double scale, double input_scale, const Array& into = {});
/// x where x > threshold, else value. Integers, too.
Array threshold(const Array& x, Scalar threshold, Scalar value, const Array& into = {});
/// x outside of [-lambd, lambd], else 0.
Array hardshrink(const Array& x, double lambd);
/// x moved towards 0 by lambd.
Array softshrink(const Array& x, double lambd);
/// 1 where x > 0, else uniform in [from, to): the slopes of rrelu.
Array random_slopes(const Array& x, double from, double to, LockedGenerator generator);

Array sigmoid(const Array& x, const Array& into = {});
/// g * y (1 - y).
Array sigmoid_backward(const Array& g, const Array& y);
Array log_sigmoid(const Array& x);
Array tanh(const Array& x, const Array& into = {});
/// g * (1 - y^2).
Array tanh_backward(const Array& g, const Array& y);
/// log(1 + e^(beta x)) / beta, and x where beta x > threshold.
Array softplus(const Array& x, double beta, double threshold);
/// x * P(normal < x), and its approximation by tanh.
Array gelu(const Array& x);
Array gelu_tanh(const Array& x);
Array silu(const Array& x, const Array& into = {});
Array mish(const Array& x, const Array& into = {});

}  // namespace taper::kernel
