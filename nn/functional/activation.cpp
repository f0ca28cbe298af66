#include "taper/nn/functional/activation.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/record.h"
#include "taper/core/ops/ops.h"

namespace taper::nn::functional {

Variable relu(V x, const ReLUFuncOptions& options) {
  return options.inplace() ? relu_(x) : taper::relu(x);
}
Variable relu6(V x, const ReLU6FuncOptions& options) {
  return options.inplace() ? relu6_(x) : taper::relu6(x);
}
Variable leaky_relu(V x, const LeakyReLUFuncOptions& options) {
  return options.inplace() ? leaky_relu_(x, options.negative_slope())
                           : taper::leaky_relu(x, options.negative_slope());
}
Variable rrelu(V x, const RReLUFuncOptions& options) {
  return options.inplace() ? rrelu_(x, options.lower(), options.upper(), options.training())
                           : taper::rrelu(x, options.lower(), options.upper(), options.training());
}
Variable prelu(V x, V weight) { return taper::prelu(x, weight); }

Variable elu(V x, const ELUFuncOptions& options) {
  return options.inplace() ? elu_(x, options.alpha()) : taper::elu(x, options.alpha());
}
Variable celu(V x, const CELUFuncOptions& options) {
  return options.inplace() ? celu_(x, options.alpha()) : taper::celu(x, options.alpha());
}
Variable selu(V x, const SELUFuncOptions& options) {
  return options.inplace() ? selu_(x) : taper::selu(x);
}

Variable gelu(V x, const GELUFuncOptions& options) { return taper::gelu(x, options.approximate()); }
Variable silu(V x) { return taper::silu(x); }
Variable mish(V x) { return taper::mish(x); }
Variable glu(V x, const GLUFuncOptions& options) {
  // The sentence is libtorch's, to the letter.
  check(x.dim() > 0, "glu", "glu does not suppport scalars because halving size must be even");
  return taper::glu(x, options.dim());
}

Variable hardtanh(V x, const HardtanhFuncOptions& options) {
  return options.inplace() ? hardtanh_(x, options.min_val(), options.max_val())
                           : taper::hardtanh(x, options.min_val(), options.max_val());
}
Variable hardshrink(V x, const HardshrinkFuncOptions& options) {
  return taper::hardshrink(x, options.lambda());
}
Variable softshrink(V x, const SoftshrinkFuncOptions& options) {
  return taper::softshrink(x, options.lambda());
}
Variable tanhshrink(V x) { return taper::tanhshrink(x); }
Variable softsign(V x) { return taper::softsign(x); }
Variable softplus(V x, const SoftplusFuncOptions& options) {
  return taper::softplus(x, options.beta(), options.threshold());
}
Variable logsigmoid(V x) { return log_sigmoid(x); }
Variable threshold(V x, const ThresholdFuncOptions& options) {
  return options.inplace() ? threshold_(x, options.threshold(), options.value())
                           : taper::threshold(x, options.threshold(), options.value());
}

Variable softmax(V x, const SoftmaxFuncOptions& options) {
  return taper::softmax(x, options.dim(), options.dtype());
}
Variable softmin(V x, const SoftminFuncOptions& options) {
  return taper::softmax(-x, options.dim(), options.dtype());
}
Variable log_softmax(V x, const LogSoftmaxFuncOptions& options) {
  return taper::log_softmax(x, options.dim(), options.dtype());
}
Variable softmax2d(V x) {
  check(x.dim() == 3 || x.dim() == 4, "softmax2d",
        "Softmax2d requires a 3D or 4D tensor as input, got ", x.sizes());
  return taper::softmax(x, -3);
}

// y = softmax((x - log e) / tau), e exponential. Hard samples are one-hot: the constant that makes
// them so is added, and y's gradient stays.
Variable gumbel_softmax(V logits, const GumbelSoftmaxFuncOptions& options) {
  const Variable noise = -empty_like(logits.detach()).exponential_().log();
  Variable y = taper::softmax((logits + noise) / options.tau(), options.dim());
  if (!options.hard()) return y;
  const Variable top = y.detach().argmax(options.dim(), /*keepdim=*/true);
  return zeros_like(y.detach()).scatter_(options.dim(), top, 1) - y.detach() + y;
}

}  // namespace taper::nn::functional
