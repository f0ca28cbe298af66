#include "taper/nn/loss.h"

#include <ostream>

#include "taper/core/error.h"
#include "taper/core/ops.h"

namespace taper::nn {
namespace {

/// (n, classes, d, ...) as rows (n * d * ..., classes), and (classes) as one row.
Variable as_rows(const Variable& x) {
  if (x.dim() == 1) return unsqueeze(x, 0);
  if (x.dim() == 2) return x;
  return transpose(flatten(x, 2), 1, 2).reshape({-1, x.size(1)});
}

/// The losses of rows under the shape of the batch: that of `x` without the axis of the classes.
Variable as_batch(const Variable& losses, const Variable& x) {
  Dims sizes(x.sizes());
  sizes.erase(x.dim() == 1 ? 0 : 1);
  return reshape(losses, sizes);
}

/// 1 at each row's class, 0 elsewhere, and 0 in the rows that are ignored.
Variable one_hot(const Variable& target, int64_t classes, int64_t ignore_index, ScalarType dtype) {
  const Variable counts = eq(eq(target, ignore_index), false);
  const Variable inside = logical_and(ge(target, 0), lt(target, classes));
  check(equal(logical_and(inside, counts), counts), "cross_entropy",
        "Target is out of bounds, expected classes 0 to ", classes - 1, " (or ignore_index ",
        ignore_index, ")");
  const Variable hit = eq(unsqueeze(target, 1), arange(classes));
  return logical_and(hit, unsqueeze(counts, 1)).to(dtype);
}

/// Losses of rows of log-probabilities, and what their mean divides by.
struct Rows {
  Variable losses, divisor;
};

Rows weigh(const Variable& log_p, Variable q, const CrossEntropyLossOptions& options,
           bool are_classes) {
  const Variable weighted = options.weight().defined() ? q * options.weight() : q;
  const Variable divisor = are_classes ? weighted.sum() : scalar_tensor(q.size(0), log_p.dtype());
  const double e = options.label_smoothing();
  if (e > 0) {
    const Variable counts = are_classes ? q.sum(1, true) : ones_like(q);
    q = q * (1 - e) + counts * (e / static_cast<double>(q.size(1)));
  }
  const Variable scale = options.weight().defined() ? q * options.weight() : q;
  return {-(scale * log_p).sum(1), divisor};
}

void check_options(const Variable& input, const CrossEntropyLossOptions& options) {
  const double e = options.label_smoothing();
  check(e >= 0 && e <= 1, "cross_entropy", "label_smoothing must be between 0.0 and 1.0, got ", e);
  const int64_t classes = input.size(input.dim() == 1 ? 0 : 1);
  check(!options.weight().defined() || options.weight().sizes() == IntArrayRef{classes},
        "cross_entropy",
        "weight tensor should be defined either for all classes or no classes, got ",
        options.weight().defined() ? options.weight().sizes() : IntArrayRef(), ", expected (",
        classes, ",)");
}

}  // namespace

Variable functional::cross_entropy(const Variable& input, const Variable& target,
                                   const CrossEntropyFuncOptions& options) {
  const bool plain = !options.weight().defined() && options.label_smoothing() == 0;
  if (plain && input.dim() == 2 && !target.is_floating_point())
    return taper::cross_entropy(input, target, options.reduction(), options.ignore_index());
  check(input.dim() > 0, "cross_entropy", "expected an input of shape (batch, classes), got ",
        input.sizes());
  check_options(input, options);
  const Variable rows = as_rows(input);
  const bool are_classes = !target.is_floating_point();
  Variable q;
  if (are_classes) {
    Dims batch(input.sizes());
    batch.erase(input.dim() == 1 ? 0 : 1);
    check(target.sizes() == batch, "cross_entropy", "Expected target size ", batch, ", got ",
          target.sizes(), " for input ", input.sizes());
    q = one_hot(reshape(target, {-1}), rows.size(1), options.ignore_index(), input.dtype());
  } else {
    check(target.sizes() == input.sizes(), "cross_entropy",
          "Expected floating point target with class probabilities of the input's shape, got ",
          target.sizes(), " for input ", input.sizes(), "; class numbers must be int64");
    q = as_rows(target);
  }
  const Rows loss = weigh(log_softmax(rows, 1), q, options, are_classes);
  if (options.reduction() == kNone) return as_batch(loss.losses, input);
  return options.reduction() == kSum ? loss.losses.sum() : loss.losses.sum() / loss.divisor;
}

CrossEntropyLossImpl::CrossEntropyLossImpl(const CrossEntropyLossOptions& options)
    : options(options) {
  reset();
}

void CrossEntropyLossImpl::reset() { weight = register_buffer("weight", options.weight()); }

void CrossEntropyLossImpl::pretty_print(std::ostream& out) const {
  out << "taper::nn::CrossEntropyLoss()";
}

Variable CrossEntropyLossImpl::forward(const Variable& input, const Variable& target) const {
  CrossEntropyLossOptions settings = options;
  return functional::cross_entropy(input, target, settings.weight(weight));
}

}  // namespace taper::nn
