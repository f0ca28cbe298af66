#pragma once

#include "taper/core/graph/variable.h"
#include "taper/nn/options/activation.h"

/// Activations, with their settings as options. Floating-point inputs.
namespace taper::nn::functional {

/// max(x, 0); its derivative at 0 is 0.
Variable relu(const Variable& x, const ReLUFuncOptions& options = {});
/// min(max(x, 0), 6).
Variable relu6(const Variable& x, const ReLU6FuncOptions& options = {});
/// x where x > 0, else negative_slope * x.
Variable leaky_relu(const Variable& x, const LeakyReLUFuncOptions& options = {});
/// leaky_relu with a slope that is drawn from [lower, upper) for each element in training, and
/// their mean otherwise.
Variable rrelu(const Variable& x, const RReLUFuncOptions& options = {});
/// x where x > 0, else weight * x; weight has one element, or one for each channel (axis 1).
Variable prelu(const Variable& x, const Variable& weight);
/// x where x > 0, else alpha * (e^x - 1).
Variable elu(const Variable& x, const ELUFuncOptions& options = {});
/// x where x > 0, else alpha * (e^(x / alpha) - 1).
Variable celu(const Variable& x, const CELUFuncOptions& options = {});
/// s * elu(x) with the s and alpha that keep mean 0 and variance 1 (Klambauer et al. 2017).
Variable selu(const Variable& x, const SELUFuncOptions& options = {});
/// x * P(normal < x), or its approximation by "tanh".
Variable gelu(const Variable& x, const GELUFuncOptions& options = {});
/// x * sigmoid(x).
Variable silu(const Variable& x);
/// x * tanh(log(1 + e^x)).
Variable mish(const Variable& x);
/// a * sigmoid(b), where a and b are the halves of x along dim.
Variable glu(const Variable& x, const GLUFuncOptions& options = {});
/// x, not below min_val and not above max_val.
Variable hardtanh(const Variable& x, const HardtanhFuncOptions& options = {});
/// x outside of [-lambda, lambda], else 0.
Variable hardshrink(const Variable& x, const HardshrinkFuncOptions& options = {});
/// x moved towards 0 by lambda.
Variable softshrink(const Variable& x, const SoftshrinkFuncOptions& options = {});
/// x - tanh(x).
Variable tanhshrink(const Variable& x);
/// x / (1 + |x|).
Variable softsign(const Variable& x);
/// log(1 + e^(beta x)) / beta, and x where beta x > threshold.
Variable softplus(const Variable& x, const SoftplusFuncOptions& options = {});
/// log(sigmoid(x)).
Variable logsigmoid(const Variable& x);
/// x where x > threshold, else value.
Variable threshold(const Variable& x, const ThresholdFuncOptions& options);
/// e^x / sum(e^x) along dim.
Variable softmax(const Variable& x, const SoftmaxFuncOptions& options);
/// softmax(-x).
Variable softmin(const Variable& x, const SoftminFuncOptions& options);
/// log(softmax(x)).
Variable log_softmax(const Variable& x, const LogSoftmaxFuncOptions& options);
/// softmax(x) over the axis of the channels: input (n, c, h, w) or (c, h, w).
Variable softmax2d(const Variable& x);
/// softmax((x + noise) / tau), noise of density e^-(y + e^-y): a sample that has a derivative.
Variable gumbel_softmax(const Variable& logits, const GumbelSoftmaxFuncOptions& options = {});

}  // namespace taper::nn::functional
