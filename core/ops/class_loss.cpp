#include "taper/core/ops/loss.h"

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/loss.h"
#include "taper/core/ops/inverse.h"
#include "taper/core/ops/loss_parts.h"
#include "taper/core/ops/ops.h"
#include "taper/core/tensor/shape.h"

/// Losses of rows of scores, against a class or the probabilities of all classes for each.
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

}  // namespace

Variable as_rows(const Variable& x) {
  if (x.dim() == 1) return unsqueeze(x, 0);
  if (x.dim() == 2) return x;
  return transpose(flatten(x, 2), 1, 2).reshape({-1, x.size(1)});
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

}  // namespace taper
