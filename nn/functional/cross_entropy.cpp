#include "taper/nn/functional/loss.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/autocast.h"
#include "taper/core/ops/ops.h"

namespace taper::nn {
namespace {

/// (n, classes, d, ...) as rows (n * d * ..., classes), and (classes) as one row.
Variable as_rows(const Variable& x) {
  if (x.dim() == 1) return unsqueeze(x, 0);
  if (x.dim() == 2) return x;
  return transpose(flatten(x, 2), 1, 2).reshape({-1, x.size(1)});
}

/// The sizes of x without the axis of the classes.
Dims batch_sizes(const Variable& x) {
  Dims sizes(x.sizes());
  sizes.erase(x.dim() == 1 ? 0 : 1);
  return sizes;
}

/// Rows of probabilities that are 1 at each row's class, and all 0 where the row is ignored.
Variable class_rows(const Variable& input, const Variable& target, int64_t ignore_index) {
  check(target.dtype() == kLong, "cross_entropy", "expected scalar type int64 for the target, got ",
        target.dtype(), "; convert class numbers with .to(kLong)");
  check(target.sizes() == batch_sizes(input), "cross_entropy", "Expected target size ",
        batch_sizes(input), ", got ", target.sizes(), " for input ", input.sizes());
  const int64_t classes = input.size(input.dim() == 1 ? 0 : 1);
  const Variable t = reshape(target, {-1, 1}), counts = eq(eq(t, ignore_index), false);
  const Variable inside = logical_and(ge(t, 0), lt(t, classes));
  check(equal(logical_and(inside, counts), counts), "cross_entropy",
        "Target is out of bounds, expected classes 0 to ", classes - 1, " (or ignore_index ",
        ignore_index, ")");
  return logical_and(eq(t, arange(classes)), counts).to(input.dtype());
}

Variable probability_rows(const Variable& input, const Variable& target) {
  check(target.sizes() == input.sizes(), "cross_entropy",
        "Expected floating point target with class probabilities of the input's shape, got ",
        target.sizes(), " for input ", input.sizes(), "; class numbers must be int64");
  return as_rows(target);
}

void check_options(const Variable& input, const CrossEntropyLossOptions& options) {
  check(input.dim() > 0, "cross_entropy", "expected an input of shape (batch, classes), got ",
        input.sizes());
  const double e = options.label_smoothing();
  check(e >= 0 && e <= 1, "cross_entropy", "label_smoothing must be between 0.0 and 1.0, got ", e);
  if (!options.weight().defined()) return;
  const int64_t classes = input.size(input.dim() == 1 ? 0 : 1);
  check(options.weight().sizes() == IntArrayRef{classes}, "cross_entropy",
        "weight tensor should be defined either for all classes or no classes, got ",
        options.weight().sizes(), ", expected (", classes, ",)");
}

}  // namespace

// loss = -sum of weight * q * log softmax(input) over the classes, where q holds the target's
// probabilities, mixed with equal ones by label smoothing
Variable functional::cross_entropy(const Variable& input, const Variable& target,
                                   const CrossEntropyFuncOptions& options) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(
        [&](const Variable& x, const Variable& t) { return cross_entropy(x, t, options); }, input,
        target);
  const bool are_classes = !target.is_floating_point(), smooths = options.label_smoothing() != 0;
  if (are_classes && input.dim() == 2 && !options.weight().defined() && !smooths)
    return taper::cross_entropy(input, target, options.reduction(), options.ignore_index());
  check_options(input, options);
  const auto weigh = [&](const Variable& q) {
    return options.weight().defined() ? q * options.weight() : q;
  };
  const Variable log_p = log_softmax(as_rows(input), 1);
  const Variable p = are_classes ? class_rows(input, target, options.ignore_index())
                                 : probability_rows(input, target);
  const double e = options.label_smoothing() / static_cast<double>(p.size(1));
  const Variable counts = are_classes ? p.sum(1, true) : ones_like(p);
  const Variable q = smooths ? p * (1 - options.label_smoothing()) + e * counts : p;
  const Variable losses = -(weigh(q) * log_p).sum(1);
  if (options.reduction() == kNone) return reshape(losses, batch_sizes(input));
  if (options.reduction() == kSum) return losses.sum();
  return are_classes ? losses.sum() / weigh(p).sum() : losses.mean();
}

}  // namespace taper::nn
