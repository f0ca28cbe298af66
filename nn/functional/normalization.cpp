#include "taper/nn/functional/normalization.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/normalization.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/pad.h"

namespace taper::nn::functional {
namespace {

void check_batch(const char* op, const Variable& x) {
  int64_t count = x.size(0);
  for (int64_t i = 2; i < x.dim(); ++i) count *= x.size(i);
  check(count != 1, op, "Expected more than 1 value per channel when training, got input size ",
        x.sizes());
}

}  // namespace

Variable layer_norm(const Variable& x, const LayerNormFuncOptions& options) {
  return taper::layer_norm(x, options.normalized_shape(), options.weight(), options.bias(),
                           options.eps());
}

Variable group_norm(const Variable& x, const GroupNormFuncOptions& options) {
  return taper::group_norm(x, options.num_groups(), options.weight(), options.bias(),
                           options.eps());
}

Variable batch_norm(const Variable& x, const Variable& running_mean, const Variable& running_var,
                    const BatchNormFuncOptions& options) {
  check(options.momentum().has_value(), "batch_norm", "Expected momentum to be a number");
  if (options.training()) check_batch("batch_norm", x);
  return taper::batch_norm(x, options.weight(), options.bias(), running_mean, running_var,
                           options.training(), *options.momentum(), options.eps());
}

Variable instance_norm(const Variable& x, const InstanceNormFuncOptions& options) {
  return taper::instance_norm(x, options.weight(), options.bias(), options.running_mean(),
                              options.running_var(), options.use_input_stats(), options.momentum(),
                              options.eps());
}

Variable local_response_norm(const Variable& x, const LocalResponseNormFuncOptions& options) {
  check(x.dim() >= 3, "local_response_norm", "Expected 3D or higher dimensionality input (got ",
        x.dim(), " dimensions)");
  Dims margins(2 * static_cast<std::size_t>(x.dim() - 2), 0);
  margins.push_back(options.size() / 2);
  margins.push_back((options.size() - 1) / 2);
  const Variable windows = taper::unfold(constant_pad_nd(square(x), margins), 1, options.size(), 1);
  return x / pow(mean(windows, -1) * options.alpha() + options.k(), options.beta());
}

Variable normalize(const Variable& x, const NormalizeFuncOptions& options) {
  const Variable y = x / clamp_min(norm(x, options.p(), options.dim(), true), options.eps());
  return options.out() ? options.out()->copy_(y) : y;
}

}  // namespace taper::nn::functional
