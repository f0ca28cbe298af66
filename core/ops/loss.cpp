#include "taper/core/ops/loss.h"

#include "taper/core/base/warning.h"
#include "taper/core/graph/autocast.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/loss.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/pair_loss.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

// y_ij = g_i (p_ij - [j = t_i]), p = softmax(x);  dL/dg_i = sum_j gg_ij (p_ij - [j = t_i]),
// dL/dx_i = g_i (p_i gg_i - p_i sum_j p_ij gg_ij)
Variable cross_entropy_backward(const Variable& g, const Variable& x, const Variable& target,
                                const Variable& moments, int64_t ignore_index) {
  return record(
      "cross_entropy_backward",
      kernel::cross_entropy_backward(g.array(), x.array(), target.array(), moments.array(),
                                     ignore_index),
      wrt(g, x, target, moments,
          [ignore_index](V gg, V x, V t, V moments) {
            const Variable ones = taper::ones({x.size(0)}, x.dtype());
            return (gg * cross_entropy_backward(ones, x, t, moments, ignore_index)).sum(1);
          }),
      wrt(x, g, x, target, [ignore_index](V gg, V g, V x, V t) {
        const Variable counts = eq(eq(t, ignore_index), false).to(g.dtype());
        const Variable p = softmax(x, 1), a = gg * unsqueeze(g * counts, 1);
        return p * (a - (p * a).sum(1, true));
      }));
}

// y_i = log sum_j e^x_ij - x_it;  dL/dx_ij = g_i (softmax(x)_ij - [j = t_i])
Variable cross_entropy_rows(const Variable& x, const Variable& target, int64_t ignore_index) {
  const auto [losses, moments] = kernel::cross_entropy(x.array(), target.array(), ignore_index);
  return record("cross_entropy", losses,
                wrt(x, x, target, unobserved(moments), [ignore_index](V g, V x, V t, V moments) {
                  return cross_entropy_backward(g, x, t, moments, ignore_index);
                }));
}

Variable nll_loss_backward(const Variable& g, const Variable& target, int64_t classes,
                           int64_t ignore_index);

// y_i = -x_it;  dL/dx_ij = -g_i where j = t_i, else 0
Variable nll_rows(const Variable& x, const Variable& target, int64_t ignore_index) {
  return record("nll_loss", kernel::nll_loss(x.array(), target.array(), ignore_index),
                wrt(x, x, target, [ignore_index](V g, V x, V t) {
                  return flat_in(x, nll_loss_backward(g, t, x.size(1), ignore_index));
                }));
}

// y_ij = -g_i where j = t_i, else 0;  dL/dg_i = -gg_it
Variable nll_loss_backward(const Variable& g, const Variable& target, int64_t classes,
                           int64_t ignore_index) {
  return record(
      "nll_loss_backward",
      kernel::nll_loss_backward(g.array(), target.array(), classes, ignore_index),
      wrt(g, target, [ignore_index](V gg, V t) { return nll_rows(gg, t, ignore_index); }));
}

/// Losses of rows, of which so many count, as the reduction says.
Variable reduced_over(int64_t counted, const Variable& losses, Reduction::Reduction reduction) {
  if (reduction == Reduction::None) return losses;
  return reduction == Reduction::Sum ? losses.sum() : losses.sum() / static_cast<double>(counted);
}

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

/// Class numbers, which uint8 may hold too, as int64.
Variable class_numbers(const char* op, const Variable& target) {
  check(target.dtype() == kLong || target.dtype() == kByte, op,
        "expected scalar type Long but found ", target.dtype(),
        " for the target; convert class numbers with .to(kLong)");
  return to(target, kLong);
}

void check_weight(const char* op, const Variable& weight, int64_t classes) {
  check(!weight.defined() || weight.sizes() == IntArrayRef{classes}, op,
        "weight tensor should be defined either for all ", classes,
        " classes or no classes but got weight tensor of shape: ",
        weight.defined() ? IntArrayRef(weight.sizes()) : IntArrayRef());
}

int64_t class_axis(const Variable& input) { return input.dim() == 1 ? 0 : 1; }

/// The sizes of x without the axis of the classes.
Dims batch_sizes(const Variable& x) {
  Dims sizes(x.sizes());
  sizes.erase(static_cast<std::size_t>(class_axis(x)));
  return sizes;
}

void check_cross_entropy(const Variable& input, const Variable& target, const Variable& weight,
                         double label_smoothing) {
  constexpr const char* op = "cross_entropy";
  check(label_smoothing >= 0 && label_smoothing <= 1, op,
        "label_smoothing must be between 0.0 and 1.0. Got: ", label_smoothing);
  if (input.sizes() == target.sizes()) {
    check(target.is_floating_point() && input.dim() > 0, op,
          "Expected floating point type for target with class probabilities, got ", target.dtype(),
          " for an input of shape ", input.sizes());
  } else {
    check(input.dim() > 0, op, "expected an input of shape (batch, classes), got ", input.sizes());
    check(input.dim() != 2 || target.dim() <= 1, op,
          "0D or 1D target tensor expected, multi-target not supported, got shape ",
          target.sizes());
    check(input.dim() != 2 || target.numel() == input.size(0), op, "Expected input batch_size (",
          input.size(0), ") to match target batch_size (", target.numel(), ").");
    check(target.sizes() == IntArrayRef(batch_sizes(input)), op, "Expected target size ",
          IntArrayRef(batch_sizes(input)), ", got ", target.sizes());
  }
  check_weight(op, weight, input.size(class_axis(input)));
}

/// What losses_of(numbers of classes, their weights) says of rows, as the reduction says, where the
/// mean is one by weight. Without weights these are nothing; that of an ignored row is 0.
template <class F>
Variable over_classes(const char* op, const Variable& target, const Variable& weight,
                      int64_t classes, Reduction::Reduction reduction, int64_t ignore_index,
                      F losses_of) {
  const Variable numbers = class_numbers(op, target).contiguous();
  const int64_t counted = kernel::count_targets(op, numbers.array(), classes, ignore_index);
  if (!weight.defined()) return reduced_over(counted, losses_of(numbers, Variable()), reduction);
  const Variable counts = ne(numbers, ignore_index);
  const Variable weights = where(counts, index_select(weight, 0, where(counts, numbers, 0)), 0);
  const Variable losses = losses_of(numbers, weights);
  return reduction == Reduction::Mean ? losses.sum() / weights.sum() : reduced(losses, reduction);
}

Variable weighed(const Variable& losses, const Variable& weights) {
  return weights.defined() ? losses * weights : losses;
}

/// The sum over the classes of -weight log p, which is the sum of weight (y + x_t - x_j) with the
/// losses y of rows; 0 where a row is ignored.
Variable sum_over_classes(const Variable& x, const Variable& target, const Variable& weight,
                          const Variable& losses, int64_t ignore_index) {
  const Variable at_target = losses - nll_rows(x, target, ignore_index);
  const Variable all = weight.defined()
                           ? at_target * weight.sum() - matmul(x, to(weight, x.dtype()))
                           : at_target * x.size(1) - x.sum(1);
  return where(ne(target, ignore_index), all, 0);
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

Variable as_rows(const Variable& x) {
  if (x.dim() == 1) return unsqueeze(x, 0);
  if (x.dim() == 2) return x;
  return transpose(flatten(x, 2), 1, 2).reshape({-1, x.size(1)});
}

Variable reduced(const Variable& losses, Reduction::Reduction reduction) {
  if (reduction == Reduction::None) return losses;
  return reduction == Reduction::Sum ? losses.sum() : losses.mean();
}

// loss = -sum of weight * q * log softmax(input) over the classes, where q holds the target's
// probabilities, or 1 at its class, mixed with equal ones by label smoothing
Variable cross_entropy_loss(const Variable& input, const Variable& target, const Variable& weight,
                            Reduction::Reduction reduction, int64_t ignore_index,
                            double label_smoothing) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(cross_entropy_loss, input, target, weight, reduction, ignore_index,
                            label_smoothing);
  check_cross_entropy(input, target, weight, label_smoothing);
  const Variable x = as_rows(input);
  const double e = label_smoothing / static_cast<double>(x.size(1));
  const Dims sizes = batch_sizes(input);
  const auto shaped = [&](const Variable& losses) {
    return losses.dim() == 1 && sizes != losses.sizes() ? reshape(losses, sizes) : losses;
  };
  if (input.sizes() != target.sizes()) {
    const auto rows = [&](V numbers, V weights) {
      const Variable losses = cross_entropy_rows(x, numbers, ignore_index);
      Variable own = weighed(losses, weights);
      if (label_smoothing == 0) return own;
      return own * (1 - label_smoothing) +
             sum_over_classes(x, numbers, weight, losses, ignore_index) * e;
    };
    const Variable numbers = target.dim() == 1 ? target : reshape(target, {-1});
    return shaped(
        over_classes("cross_entropy", numbers, weight, x.size(1), reduction, ignore_index, rows));
  }
  const Variable p = as_rows(target);
  const Variable q = label_smoothing == 0 ? p : p * (1 - label_smoothing) + e;
  const Variable log_p = log_softmax(x, 1);
  return shaped(reduced(0 - (weighed(q, weight) * log_p).sum(1), reduction));
}

Variable nll_loss(const Variable& input, const Variable& target, const Variable& weight,
                  Reduction::Reduction reduction, int64_t ignore_index) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(nll_loss, input, target, weight, reduction, ignore_index);
  check(input.dim() == 1 || input.dim() == 2, "nll_loss", "input tensor should be 1D or 2D, got ",
        input.sizes());
  if (input.dim() == 1)
    return nll_loss(unsqueeze(input, 0), unsqueeze(target, 0), weight,
                    reduction == Reduction::None ? Reduction::Sum : reduction, ignore_index);
  check(target.dim() <= 1, "nll_loss",
        "0D or 1D target tensor expected, multi-target not supported", ", got shape ",
        target.sizes());
  check(target.sizes() == input.sizes().slice(0, 1), "nll_loss",
        "size mismatch (got input: ", input.sizes(), ", target: ", target.sizes(), ")");
  check_weight("nll_loss", weight, input.size(1));
  return over_classes("nll_loss", target, weight, input.size(1), reduction, ignore_index,
                      [&](V numbers, V weights) {
                        return weighed(nll_rows(input, numbers, ignore_index), weights);
                      });
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
