#include "taper/core/ops/normalization.h"

#include "taper/core/graph/record.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/dims.h"

namespace taper {
namespace {

/// 1 / sqrt(variance + eps) over the axes, which stay with size 1.
Variable inverse_deviation(const Variable& x, const Dims& axes, double eps) {
  return rsqrt(var(x, IntArrayRef(axes), /*unbiased=*/false, /*keepdim=*/true) + eps);
}

// y = (x - m) r over the axes, r = 1 / sqrt(v + eps);  dL/dx = r (g - mean(g) - y mean(g y))
Variable standardize(const Variable& x, const Dims& axes, double eps) {
  const Variable c = x.detach();
  const Variable y = (c - c.mean(axes, true)) * inverse_deviation(c, axes, eps);
  return record("standardize", y.array(), wrt(x, x, kOutput, [axes, eps](V g, V x, V y) {
                  return inverse_deviation(x, axes, eps) *
                         (g - g.mean(axes, true) - y * (g * y).mean(axes, true));
                }));
}

Variable scaled(Variable y, const Variable& weight, const Variable& bias) {
  if (weight.defined()) y = y * weight;
  return bias.defined() ? y + bias : y;
}

/// One number for each channel in a shape that broadcasts with x; nothing for nothing.
Variable by_channel(const Variable& x, const Variable& values) {
  if (!values.defined()) return values;
  Dims shape(static_cast<std::size_t>(x.dim()), 1);
  shape[1] = values.numel();
  return reshape(values, shape);
}

Dims axes_from(int64_t first, int64_t rank) {
  Dims axes;
  for (int64_t i = first; i < rank; ++i) axes.push_back(i);
  return axes;
}

void check_per_channel(const char* op, const char* name, const Variable& values, int64_t channels) {
  check(!values.defined() || values.numel() == channels, op, name, " should contain ", channels,
        " elements not ", values.defined() ? values.numel() : 0);
}

/// running = (1 - momentum) * running + momentum * now
void move_towards(const Variable& running, const Variable& now, double momentum) {
  if (!running.defined()) return;
  const NoGradGuard guard;
  running.mul_(1 - momentum).add_(now.reshape(running.sizes()), momentum);
}

/// What batch_norm and instance_norm check.
void check_channels(const char* op, const Variable& x, const Variable& weight, const Variable& bias,
                    const Variable& running_mean, const Variable& running_var) {
  check(x.dim() >= 2, op, "expected an input of shape (batch, channels, ...), got ", x.sizes());
  check_per_channel(op, "running_mean", running_mean, x.size(1));
  check_per_channel(op, "running_var", running_var, x.size(1));
  check_per_channel(op, "weight", weight, x.size(1));
  check_per_channel(op, "bias", bias, x.size(1));
}

}  // namespace

Variable layer_norm(const Variable& x, IntArrayRef normalized_shape, const Variable& weight,
                    const Variable& bias, double eps) {
  constexpr const char* op = "layer_norm";
  const auto n = static_cast<int64_t>(normalized_shape.size());
  check(n >= 1, op,
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one "
        "element, but got normalized_shape = ",
        normalized_shape);
  check(!weight.defined() || weight.sizes() == normalized_shape, op,
        "Expected weight to be of same shape as normalized_shape, but got weight of shape ",
        weight.defined() ? Dims(weight.sizes()) : Dims(),
        " and normalized_shape = ", normalized_shape);
  check(!bias.defined() || bias.sizes() == normalized_shape, op,
        "Expected bias to be of same shape as normalized_shape, but got bias of shape ",
        bias.defined() ? Dims(bias.sizes()) : Dims(), " and normalized_shape = ", normalized_shape);
  const bool fits = x.dim() >= n && x.sizes().slice(static_cast<std::size_t>(x.dim() - n),
                                                    normalized_shape.size()) == normalized_shape;
  if (!fits) {
    std::string expected = "[*";
    for (const int64_t size : normalized_shape) expected += ", " + std::to_string(size);
    check(false, op, "Given normalized_shape=", normalized_shape, ", expected input with shape ",
          expected, "], but got input of size", x.sizes());
  }
  return scaled(standardize(x, axes_from(x.dim() - n, x.dim()), eps), weight, bias);
}

Variable group_norm(const Variable& x, int64_t num_groups, const Variable& weight,
                    const Variable& bias, double eps) {
  constexpr const char* op = "group_norm";
  check(x.dim() >= 2, op, "expected an input of shape (batch, channels, ...), got ", x.sizes());
  check(num_groups > 0, op, "Expected num groups to be greater than 0, got ", num_groups);
  check(x.size(1) % num_groups == 0, op,
        "Expected number of channels in input to be divisible by num_groups, but got input of "
        "shape ",
        x.sizes(), " and num_groups=", num_groups);
  check_per_channel(op, "weight", weight, x.size(1));
  check_per_channel(op, "bias", bias, x.size(1));
  const Variable groups = reshape(x, {x.size(0), num_groups, -1});
  return scaled(reshape(standardize(groups, {2}, eps), x.sizes()), by_channel(x, weight),
                by_channel(x, bias));
}

Variable batch_norm(const Variable& x, const Variable& weight, const Variable& bias,
                    const Variable& running_mean, const Variable& running_var, bool training,
                    double momentum, double eps) {
  constexpr const char* op = "batch_norm";
  check_channels(op, x, weight, bias, running_mean, running_var);
  if (!training) {
    check(running_mean.defined() && running_var.defined(), op,
          running_mean.defined() ? "running_var" : "running_mean",
          " must be defined in evaluation mode");
    const Variable y = (x - by_channel(x, running_mean)) * rsqrt(by_channel(x, running_var) + eps);
    return scaled(y, by_channel(x, weight), by_channel(x, bias));
  }
  Dims axes = axes_from(1, x.dim());
  axes[0] = 0;  // all but the channels
  if (running_mean.defined() || running_var.defined()) {
    const auto [variance, mean] = var_mean(x.detach(), IntArrayRef(axes));
    move_towards(running_mean, mean, momentum);
    move_towards(running_var, variance, momentum);
  }
  return scaled(standardize(x, axes, eps), by_channel(x, weight), by_channel(x, bias));
}

Variable instance_norm(const Variable& x, const Variable& weight, const Variable& bias,
                       const Variable& running_mean, const Variable& running_var,
                       bool use_input_stats, double momentum, double eps) {
  constexpr const char* op = "instance_norm";
  check_channels(op, x, weight, bias, running_mean, running_var);
  check(use_input_stats || (running_mean.defined() && running_var.defined()), op,
        "Expected running_mean and running_var to be defined when use_input_stats is false");
  if (!use_input_stats)
    return batch_norm(x, weight, bias, running_mean, running_var, false, momentum, eps);
  const Dims axes = axes_from(2, x.dim());
  if (running_mean.defined() || running_var.defined()) {
    const auto [variance, mean] = var_mean(x.detach(), IntArrayRef(axes));
    move_towards(running_mean, mean.mean(0), momentum);
    move_towards(running_var, variance.mean(0), momentum);
  }
  return scaled(standardize(x, axes, eps), by_channel(x, weight), by_channel(x, bias));
}

}  // namespace taper
