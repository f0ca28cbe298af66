#include "taper/core/ops/normalization.h"

#include "taper/core/graph/record_joint.h"
#include "taper/core/kernels/normalization.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/dims.h"

namespace taper {
namespace {

using kernel::Grouping;

/// The cotangents of x, weight and bias in operations.
std::array<Variable, 3> composed_cotangents(V cotangent, V x, V weight, const Grouping& by) {
  const auto seen = [&](V v) { return reshape(v, {by.n, by.groups, by.members, by.inner}); };
  const Dims axes = by.over_batch ? Dims{0, 2, 3} : Dims{2, 3};
  const auto mean = [&](V v) { return v.mean(IntArrayRef(axes), true); };
  const Variable v = seen(x), g = seen(cotangent);
  const Variable gw = g * reshape(weight, {1, by.groups, by.members, 1});
  const Variable scale = rsqrt(var(v, IntArrayRef(axes), /*unbiased=*/false, true) + by.eps);
  const Variable y = (v - mean(v)) * scale, dx = scale * (gw - mean(gw) - y * mean(gw * y));
  return {reshape(dx, x.sizes()), reshape((g * y).sum({0, 3}), weight.sizes()),
          reshape(g.sum({0, 3}), weight.sizes())};
}

struct Outcome {
  Variable y;
  Array mean, variance;
};

// y = (x - m) r w + b, r = 1 / sqrt(v + eps);  dL/dx = r (g w - mean(g w) - z mean(g w z)) with
// z = (x - m) r, dL/dw = sum(g z), dL/db = sum(g)
Outcome normalized(const char* op, V x, V weight, V bias, const Grouping& by) {
  const Dims size{by.groups * by.members};
  const Variable w = weight.defined() ? weight : ones(size, x.dtype());
  const Variable b = bias.defined() ? bias : zeros(size, x.dtype());
  const kernel::Normalized found = kernel::normalize(op, x.array(), w.array(), b.array(), by);
  const auto rule = [op, by](V g, auto /*wanted*/, V x, V w, V mean,
                             V variance) -> std::array<Variable, 3> {
    if (GradMode::is_enabled()) return composed_cotangents(g, x, w, by);
    const auto d = kernel::normalize_backward(op, g.array(), x.array(), mean.array(),
                                              variance.array(), w.array(), by);
    return unrecorded(op, std::array{d.x, d.weight, d.bias});
  };
  return {record_joint(op, found.y, std::array{x, w, b}, rule, x, w, unobserved(found.mean),
                       unobserved(found.variance)),
          found.mean, found.variance};
}

/// How often a part of `size` elements is in x.
int64_t parts_of(const Variable& x, int64_t size) { return size == 0 ? 0 : x.numel() / size; }

/// The channels of x (n, channels, ...) in groups.
Grouping grouping(const Variable& x, int64_t groups, bool over_batch, double eps) {
  const int64_t n = x.size(0), channels = x.size(1);
  const int64_t members = groups == 0 ? 1 : channels / groups;
  return {n, groups, members, parts_of(x, n * channels), over_batch, eps};
}

/// One number for each channel in a shape that broadcasts with x; nothing for nothing.
Variable by_channel(const Variable& x, const Variable& values) {
  if (!values.defined()) return values;
  Dims shape(static_cast<std::size_t>(x.dim()), 1);
  shape[1] = values.numel();
  return reshape(values, shape);
}

void check_per_channel(const char* op, const char* name, const Variable& values, int64_t channels) {
  check(!values.defined() || values.numel() == channels, op, name, " should contain ", channels,
        " elements not ", values.defined() ? values.numel() : 0);
}

/// running = (1 - momentum) * running + momentum * now, of which several make their mean.
void move_towards(V running, V now, double momentum) {
  if (!running.defined()) return;
  const NoGradGuard guard;
  running.mul_(1 - momentum)
      .add_(now.reshape({-1, running.numel()}).mean(0).reshape(running.sizes()), momentum);
}

/// The same for the mean and the variance, which of n values is divided by n - 1 here.
void move_towards(V running_mean, V running_var, const Outcome& found, double momentum) {
  const double n = static_cast<double>(found.y.numel()) / static_cast<double>(found.mean.numel());
  move_towards(running_mean, unobserved(found.mean), momentum);
  move_towards(running_var, unobserved(found.variance) * (n / (n - 1)), momentum);
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
                    const Variable& bias, double eps, bool /*cudnn_enabled*/) {
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
  int64_t members = 1;
  for (const int64_t size : normalized_shape) members *= size;
  return normalized(op, x, weight, bias, {parts_of(x, members), 1, members, 1, false, eps}).y;
}

Variable group_norm(const Variable& x, int64_t num_groups, const Variable& weight,
                    const Variable& bias, double eps, bool /*cudnn_enabled*/) {
  constexpr const char* op = "group_norm";
  check(x.dim() >= 2, op, "expected an input of shape (batch, channels, ...), got ", x.sizes());
  check(num_groups > 0, op, "Expected num groups to be greater than 0, got ", num_groups);
  check(x.size(1) % num_groups == 0, op,
        "Expected number of channels in input to be divisible by num_groups, but got input of "
        "shape ",
        x.sizes(), " and num_groups=", num_groups);
  for (const auto& [name, values] : {std::pair("weight", weight), std::pair("bias", bias)})
    check(!values.defined() || values.sizes() == IntArrayRef{x.size(1)}, op, "Expected ", name,
          " to be a vector of size equal to the number of channels in input, but got ", name,
          " of shape ", values.defined() ? Dims(values.sizes()) : Dims(), " and input of shape ",
          x.sizes());
  return normalized(op, x, weight, bias, grouping(x, num_groups, false, eps)).y;
}

Variable batch_norm(const Variable& x, const Variable& weight, const Variable& bias,
                    const Variable& running_mean, const Variable& running_var, bool training,
                    double momentum, double eps, bool /*cudnn_enabled*/) {
  constexpr const char* op = "batch_norm";
  check_channels(op, x, weight, bias, running_mean, running_var);
  if (!training) {
    check(running_mean.defined() && running_var.defined(), op,
          running_mean.defined() ? "running_var" : "running_mean",
          " must be defined in evaluation mode");
    const Variable scale = rsqrt(running_var + eps);
    const Variable y = (x - by_channel(x, running_mean)) *
                       by_channel(x, weight.defined() ? scale * weight : scale);
    return bias.defined() ? y + by_channel(x, bias) : y;
  }
  const Outcome found = normalized(op, x, weight, bias, grouping(x, x.size(1), true, eps));
  move_towards(running_mean, running_var, found, momentum);
  return found.y;
}

Variable instance_norm(const Variable& x, const Variable& weight, const Variable& bias,
                       const Variable& running_mean, const Variable& running_var,
                       bool use_input_stats, double momentum, double eps, bool /*cudnn_enabled*/) {
  constexpr const char* op = "instance_norm";
  check_channels(op, x, weight, bias, running_mean, running_var);
  check(use_input_stats || (running_mean.defined() && running_var.defined()), op,
        "Expected running_mean and running_var to be defined when use_input_stats is false");
  if (!use_input_stats)
    return batch_norm(x, weight, bias, running_mean, running_var, false, momentum, eps);
  const Outcome found = normalized(op, x, weight, bias, grouping(x, x.size(1), false, eps));
  move_towards(running_mean, running_var, found, momentum);
  return found.y;
}

}  // namespace taper
