#include "taper/core/ops/loss.h"

#include "taper/core/base/warning.h"
#include "taper/core/graph/autocast.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/pair_loss.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// Throws unless all of x is in [0, 1].
void check_probabilities(const Variable& x) {
  const Variable p = x.detach();
  check(logical_and(p >= 0, p <= 1).all().item<bool>(), "binary_cross_entropy",
        "all elements of input should be between 0 and 1; use binary_cross_entropy_with_logits() "
        "for unbounded values");
}

/// The target in the shape of the input, from which axes of size 1 make no difference.
Variable in_shape_of(const Variable& input, const Variable& target, const char* op) {
  if (input.sizes() == target.sizes()) return target;
  check(squeeze(target.detach()).sizes() == squeeze(input.detach()).sizes(), op,
        "Using a target size that is different to the input size is deprecated. Please ensure they "
        "have the same size, got input ",
        input.sizes(), " and target ", target.sizes());
  return reshape(target, input.sizes());
}

/// Says that the shapes of a loss's operands differ and will be broadcast.
void warn_of_broadcast(const Variable& input, const Variable& target) {
  if (input.sizes() == target.sizes()) return;
  TAPER_WARN("Using a target size (", target.sizes(), ") that is different to the input size (",
             input.sizes(),
             "). This will likely lead to incorrect results due to broadcasting. Please ensure "
             "they have the same size.");
}

}  // namespace

Variable reduced(const Variable& losses, Reduction::Reduction reduction) {
  if (reduction == Reduction::None) return losses;
  return reduction == Reduction::Sum ? losses.sum() : losses.mean();
}

// y = -(t log p + (1 - t) log(1 - p));  dL/dp = g * (p - t) / (p (1 - p)),
// dL/dt = g * log((1 - p) / p)
Variable binary_cross_entropy(const Variable& input, const Variable& target, const Variable& weight,
                              Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(binary_cross_entropy, input, target, weight, reduction);
  broadcast_shapes("binary_cross_entropy", input.sizes(), target.sizes());  // throws
  check(target.is_floating_point(), "binary_cross_entropy", "Found dtype ", target.dtype(),
        " but expected ", input.dtype(), "; convert with .to(dtype)");
  const Variable t = in_shape_of(input, target, "binary_cross_entropy");
  const auto inner = weight.defined() ? Reduction::None : reduction;
  const Variable losses = pair_loss("binary_cross_entropy", loss::CrossEntropy(), inner, input, t);
  // Logarithms of what is outside are NaN.
  if (losses.detach().isnan().any().item<bool>()) check_probabilities(input);
  return weight.defined() ? reduced(losses * weight, reduction) : losses;
}

// y = (1 - t) x - log sigmoid(x);  dL/dx = g * (sigmoid(x) - t), dL/dt = -g * x.
// -(w t log p + (1 - t) log(1 - p)), p = sigmoid(x), is (1 - t) x - (1 + (w - 1) t) log p
Variable binary_cross_entropy_with_logits(const Variable& input, const Variable& target,
                                          const Variable& weight, const Variable& pos_weight,
                                          Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(binary_cross_entropy_with_logits, input, target, weight, pos_weight,
                            reduction);
  check_output("binary_cross_entropy_with_logits", target.sizes(), input.sizes());
  if (!pos_weight.defined()) {
    const auto inner = weight.defined() ? Reduction::None : reduction;
    const Variable losses = pair_loss("binary_cross_entropy_with_logits", loss::LogitCrossEntropy(),
                                      inner, input, target);
    return weight.defined() ? reduced(losses * weight, reduction) : losses;
  }
  const Variable above = 1 + (pos_weight - 1) * target;
  const Variable losses = (1 - target) * input - above * log_sigmoid(input);
  return reduced(weight.defined() ? losses * weight : losses, reduction);
}

// y = (x - t)^2;  dL/dx = g * 2 (x - t), dL/dt = -g * 2 (x - t)
Variable mse_loss(const Variable& input, const Variable& target, Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled()) return autocast::raised(mse_loss, input, target, reduction);
  warn_of_broadcast(input, target);
  check(input.is_floating_point() || target.is_floating_point(), "mse_loss",
        "not implemented for '", input.dtype(), "'; convert with .to(kFloat)");
  return pair_loss("mse_loss", loss::Squared(), reduction, input, target);
}

// y = |x - t|;  dL/dx = g * sign(x - t), dL/dt = -g * sign(x - t)
Variable l1_loss(const Variable& input, const Variable& target, Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled()) return autocast::raised(l1_loss, input, target, reduction);
  return pair_loss("l1_loss", loss::Absolute(), reduction, input, target);
}

// y = c (d - c / 2) / beta, where c is d = x - t cut off at beta;  dL/dx = g * c / beta,
// dL/dt = -g * c / beta
Variable smooth_l1_loss(const Variable& input, const Variable& target,
                        Reduction::Reduction reduction, double beta) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(smooth_l1_loss, input, target, reduction, beta);
  check_that(beta >= 0, "smooth_l1_loss does not support negative values for beta. Got ", beta);
  if (beta == 0) return l1_loss(input, target, reduction);
  warn_of_broadcast(input, target);
  return pair_loss("smooth_l1_loss", loss::Huber{{beta, 1 / beta}}, reduction, input, target);
}

// y = c (d - c / 2), where c is d = x - t cut off at delta;  dL/dx = g * c, dL/dt = -g * c
Variable huber_loss(const Variable& input, const Variable& target, Reduction::Reduction reduction,
                    double delta) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(huber_loss, input, target, reduction, delta);
  check_that(delta > 0, "huber_loss does not support non-positive values for delta. Got ", delta);
  warn_of_broadcast(input, target);
  return pair_loss("huber_loss", loss::Huber{{delta, 1}}, reduction, input, target);
}

}  // namespace taper
