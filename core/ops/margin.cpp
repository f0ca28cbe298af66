#include "taper/core/ops/margin.h"

#include "taper/core/graph/autocast.h"
#include "taper/core/ops/pair_loss.h"

namespace taper {
namespace {

/// Rows of scores (n, classes), of which a vector is one.
Variable as_rows(const char* op, const Variable& x) {
  check((x.dim() == 1 || x.dim() == 2) && x.size(-1) > 0, op,
        "Expected non-empty vector or matrix with optional 0-dim batch size, but got: ", x.sizes());
  return x.dim() == 1 ? unsqueeze(x, 0) : x;
}

/// Class numbers, of which all are in [lowest, classes), or `range` is the complaint.
void check_classes(const char* op, const char* range, const Variable& target, int64_t lowest,
                   int64_t classes) {
  check(target.dtype() == kLong, op, "expected scalar type Long but found ", target.dtype(),
        " for the target; convert class numbers with .to(kLong)");
  const Variable inside = logical_and(target >= lowest, target < classes);
  check(inside.all().item<bool>(), op, range, ", expected ", lowest, " to ", classes - 1);
}

/// The losses of rows, each a mean over the classes, as the reduction says.
Variable reduced_rows(const Variable& losses, const Variable& input,
                      Reduction::Reduction reduction) {
  return reduced(input.dim() == 1 ? squeeze(losses, 0) : losses, reduction);
}

}  // namespace

// y = x where t = 1, max(0, m - x) where t = -1;  dL/dx = g, and -g where x <= m
Variable hinge_embedding_loss(const Variable& input, const Variable& target, double margin,
                              Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(hinge_embedding_loss, input, target, margin, reduction);
  broadcast_shapes("hinge_embedding_loss", target.sizes(), input.sizes());
  return pair_loss("hinge_embedding_loss", input, target.detach(), loss::Hinge{margin}, reduction);
}

// y = max(0, m - t (a - b));  dL/da = -g * t, dL/db = g * t, where t (a - b) <= m
Variable margin_ranking_loss(const Variable& input1, const Variable& input2, const Variable& target,
                             double margin, Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(margin_ranking_loss, input1, input2, target, margin, reduction);
  check(input1.dim() == input2.dim() && input1.dim() == target.dim(), "margin_ranking_loss ",
        "All input tensors should have same dimension but got sizes: input1: ", input1.sizes(),
        ", input2: ", input2.sizes(), ", target: ", target.sizes());
  return pair_loss("margin_ranking_loss", input1 - input2, target, loss::Margin{margin}, reduction);
}

// y = log(1 + e^(-t x));  dL/dx = -g * t sigmoid(-t x), dL/dt = -g * x sigmoid(-t x)
Variable soft_margin_loss(const Variable& input, const Variable& target,
                          Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(soft_margin_loss, input, target, reduction);
  return pair_loss("soft_margin_loss", input, target, loss::SoftMargin(), reduction);
}

Variable multi_margin_loss(const Variable& input, const Variable& target, Scalar p, Scalar margin,
                           const Variable& weight, Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(multi_margin_loss, input, target, p, margin, weight, reduction);
  constexpr const char* op = "multi_margin_loss";
  const Variable x = as_rows(op, input);
  const int64_t n = x.size(0), classes = x.size(1), power = p.toLong();
  check(power == 1 || power == 2, op, "only p == 1 and p == 2 supported, got ", p);
  check(target.dim() <= 1 && target.numel() == n, op,
        "inconsistent target size, got: ", target.sizes(), " for an input of shape ",
        input.sizes());
  check(!weight.defined() || weight.sizes() == IntArrayRef{classes}, op,
        "inconsistent weight size, got: ", weight.defined() ? Dims(weight.sizes()) : Dims(),
        ", expected one for each of ", classes, " classes");
  check_classes(op, "target out of range", target, 0, classes);
  const Variable t = reshape(target, {n, 1});
  const Variable kept = clamp_min(x - gather(x, 1, t) + margin, 0);
  const Variable others = where(arange(classes) == t, 0, power == 1 ? kept : square(kept));
  const Variable sums = others.sum(1) / classes;
  return reduced_rows(weight.defined() ? sums * index_select(weight, 0, flatten(t)) : sums, input,
                      reduction);
}

Variable multilabel_margin_loss(const Variable& input, const Variable& target,
                                Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(multilabel_margin_loss, input, target, reduction);
  constexpr const char* op = "multilabel_margin_loss";
  const Variable x = as_rows(op, input);
  const int64_t n = x.size(0), classes = x.size(1);
  check(target.sizes() == input.sizes(), op, "inconsistent size ", target.sizes(),
        " for argument #2 'target', expected ", input.sizes());
  check_classes(op, "argument #2 'target' is out of range", target, -1, classes);
  const Variable t = reshape(target, {n, classes});
  const Variable listed = cumsum((t < 0).to(kLong), 1) == 0;  // before the first -1
  const Variable numbers = where(listed, t, 0);
  const Variable is_target = zeros({n, classes}, kLong).scatter_add(1, numbers, listed.to(kLong));
  const Variable over = unsqueeze(x, 1) - unsqueeze(gather(x, 1, numbers), 2) + 1;
  const Variable counts = logical_and(unsqueeze(listed, 2), unsqueeze(is_target == 0, 1));
  const Variable losses = where(counts, clamp_min(over, 0), 0).sum({1, 2}) / classes;
  return reduced_rows(losses, input, reduction);
}

Variable cosine_embedding_loss(const Variable& input1, const Variable& input2,
                               const Variable& target, double margin,
                               Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(cosine_embedding_loss, input1, input2, target, margin, reduction);
  constexpr const char* op = "cosine_embedding_loss";
  check(target.dim() <= 1, op, "0D or 1D target tensor expected, multi-target not supported, got ",
        target.sizes());
  const int64_t rank = target.dim() + 1;
  check(input1.dim() == rank && input2.dim() == rank, op, target.dim(), "D target tensor expects ",
        rank, "D input tensors, but found inputs with sizes ", input1.sizes(), " and ",
        input2.sizes(), ".");
  const auto along = [](const Variable& a, const Variable& b) { return (a * b).sum(-1); };
  constexpr double kTiny = 1e-12;
  const Variable squares = (along(input1, input1) + kTiny) * (along(input2, input2) + kTiny);
  const Variable c = along(input1, input2) / sqrt(squares);
  return reduced(where(target == 1, 1 - c, 0) + where(target == -1, clamp_min(c - margin, 0), 0),
                 reduction);
}

Variable triplet_margin_loss(const Variable& anchor, const Variable& positive,
                             const Variable& negative, double margin, double p, double eps,
                             bool swap, Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(triplet_margin_loss, anchor, positive, negative, margin, p, eps, swap,
                            reduction);
  check(anchor.dim() == positive.dim() && anchor.dim() == negative.dim(), "triplet_margin_loss",
        "All inputs should have same dimension but got ", anchor.dim(), "D, ", positive.dim(),
        "D and ", negative.dim(), "D inputs.");
  const auto distance = [&](const Variable& a, const Variable& b) {
    return pairwise_distance(a, b, p, eps);
  };
  Variable apart = distance(anchor, negative);
  if (swap) apart = minimum(apart, distance(positive, negative));
  return reduced(clamp_min(margin + distance(anchor, positive) - apart, 0), reduction);
}

}  // namespace taper
