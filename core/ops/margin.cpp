#include "taper/core/ops/margin.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "taper/core/graph/autocast.h"
#include "taper/core/graph/differentiate.h"
#include "taper/core/graph/record_joint.h"
#include "taper/core/kernels/row_loss.h"
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
  const Array numbers = kernel::contiguous(target.array());
  const auto* t = numbers.data<int64_t>();
  const auto inside = [=](int64_t k) { return k >= lowest && k < classes; };
  check(std::all_of(t, t + numbers.numel(), inside), op, range, ", expected ", lowest, " to ",
        classes - 1);
}

/// The losses of rows, each a mean over the classes, as the reduction says.
Variable reduced_rows(const Variable& losses, const Variable& input,
                      Reduction::Reduction reduction) {
  return reduced(input.dim() == 1 ? squeeze(losses, 0) : losses, reduction);
}

/// Losses that a kernel has made of x, as an operation that has the first N of x for inputs:
/// backward(g, found, wanted, x...) is a kernel for the cotangents of those that are wanted. Where
/// they are to be differentiated again, they are those of composed(x...), the same losses in
/// operations, for the same x, which other names keep apart from what they were made of.
template <std::size_t N, class F, class Backward, class... X>
Variable row_losses(const char* op, const kernel::RowLosses& made, F composed, Backward backward,
                    const X&... x) {
  const std::array<Variable, sizeof...(X)> all{x...};
  std::array<Variable, N> inputs;
  std::copy_n(all.begin(), N, inputs.begin());
  const auto rule = [=](V g, const std::array<bool, N>& wanted, V found, const X&... x) {
    if (!GradMode::is_enabled())
      return unrecorded(op, backward(g.array(), found, wanted, x.array()...));
    const std::array aliases{x.requires_grad() ? view(x, x.sizes()) : x...};
    const variable_list all =
        differentiate({std::apply(composed, aliases)}, {g}, {aliases.data(), aliases.size()});
    std::array<Variable, N> cotangents;
    std::copy_n(all.begin(), N, cotangents.begin());
    return cotangents;
  };
  return record_joint(op, made.losses, inputs, rule, unobserved(made.found), x...);
}

/// True if rows of b can be read beside those of a.
bool lie_alike(const Variable& a, const Variable& b) {
  return a.sizes() == b.sizes() && a.dtype() == b.dtype() && a.is_floating_point() && a.dim() > 0;
}

}  // namespace

// y = x where t = 1, max(0, m - x) where t = -1;  dL/dx = g, and -g where x <= m
Variable hinge_embedding_loss(const Variable& input, const Variable& target, double margin,
                              Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(hinge_embedding_loss, input, target, margin, reduction);
  broadcast_shapes("hinge_embedding_loss", target.sizes(), input.sizes());
  return pair_loss("hinge_embedding_loss", loss::Hinge{margin}, reduction, input, target.detach());
}

// y = max(0, m - t (a - b));  dL/da = -g * t, dL/db = g * t, where t (a - b) <= m
Variable margin_ranking_loss(const Variable& input1, const Variable& input2, const Variable& target,
                             double margin, Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(margin_ranking_loss, input1, input2, target, margin, reduction);
  check(input1.dim() == input2.dim() && input1.dim() == target.dim(), "margin_ranking_loss ",
        "All input tensors should have same dimension but got sizes: input1: ", input1.sizes(),
        ", input2: ", input2.sizes(), ", target: ", target.sizes());
  return pair_loss("margin_ranking_loss", loss::Ranking{margin}, reduction, input1, input2, target);
}

// y = log(1 + e^(-t x));  dL/dx = -g * t sigmoid(-t x), dL/dt = -g * x sigmoid(-t x)
Variable soft_margin_loss(const Variable& input, const Variable& target,
                          Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(soft_margin_loss, input, target, reduction);
  return pair_loss("soft_margin_loss", loss::SoftMargin(), reduction, input, target);
}

// y = the mean of h_j^p, h_j = max(0, m - x_t + x_j), h_t = 0;  dL/dx_j = g * p h_j^(p - 1) / n
// where h_j > 0, and less their sum at t
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
  const Variable t = reshape(target, {n}).contiguous();
  const double m = margin.toDouble();
  const auto composed = [=](V x, V t) {
    const Variable column = unsqueeze(t, 1), over = relu(x - gather(x, 1, column) + m);
    return where(arange(x.size(1)) == column, 0, power == 1 ? over : square(over)).mean(1);
  };
  const auto backward = [=](const Array& g, V /*found*/, auto /*wanted*/, const Array& x,
                            const Array& t) {
    return std::array{kernel::multi_margin_backward(g, x, t, power, m)};
  };
  const kernel::RowLosses made{kernel::multi_margin_loss(x.array(), t.array(), power, m), {}};
  const Variable losses = row_losses<1>(op, made, composed, backward, x, t);
  return reduced_rows(weight.defined() ? losses * index_select(weight, 0, t) : losses, input,
                      reduction);
}

// y = the mean over j of the sum over t of h_tj = max(0, 1 - x_t + x_j), where t is listed and j is
// not;  dL/dx_j = g / n for each t with h_tj > 0, dL/dx_t = -g / n for each such j
Variable multilabel_margin_loss(const Variable& input, const Variable& target,
                                Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(multilabel_margin_loss, input, target, reduction);
  constexpr const char* op = "multilabel_margin_loss";
  const Variable x = as_rows(op, input);
  check(target.sizes() == input.sizes(), op, "inconsistent size ", target.sizes(),
        " for argument #2 'target', expected ", input.sizes());
  check_classes(op, "argument #2 'target' is out of range", target, -1, x.size(1));
  const Variable t = reshape(target, x.sizes()).contiguous();
  const auto composed = [](V x, V t) {
    const Variable listed = cumsum((t < 0).to(kLong), 1) == 0;  // before the first -1
    const Variable numbers = where(listed, t, 0);
    const Variable is_target = zeros(x.sizes(), kLong).scatter_add(1, numbers, listed.to(kLong));
    const Variable over = unsqueeze(x, 1) - unsqueeze(gather(x, 1, numbers), 2) + 1;
    const Variable counts = logical_and(unsqueeze(listed, 2), unsqueeze(is_target == 0, 1));
    return where(counts, clamp_min(over, 0), 0).sum({1, 2}) / x.size(1);
  };
  const auto backward = [](const Array& g, V /*found*/, auto /*wanted*/, const Array& x,
                           const Array& t) {
    return std::array{kernel::multilabel_margin_backward(g, x, t)};
  };
  const kernel::RowLosses made{kernel::multilabel_margin_loss(x.array(), t.array()), {}};
  return reduced_rows(row_losses<1>(op, made, composed, backward, x, t), input, reduction);
}

// y = 1 - c or max(0, c - m), c = a b / (|a| |b|);  dL/da = s (b / (|a| |b|) - a c / |a|^2),
// dL/db = s (a / (|a| |b|) - b c / |b|^2), s = -g or g where c >= m
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
  const auto composed = [margin](V a, V b, V t) {
    const auto along = [](V a, V b) { return (a * b).sum(-1); };
    constexpr double kTiny = 1e-12;
    const Variable c = along(a, b) / sqrt((along(a, a) + kTiny) * (along(b, b) + kTiny));
    return where(t == 1, 1 - c, 0) + where(t == -1, clamp_min(c - margin, 0), 0);
  };
  const bool fits = target.sizes() == input1.sizes().slice(0, rank - 1);
  if (!fits || !lie_alike(input1, input2))
    return reduced(composed(input1, input2, target), reduction);
  const auto backward = [margin](const Array& g, V found, auto wanted, const Array& a,
                                 const Array& b, const Array& t) {
    return kernel::cosine_embedding_backward(g, found.array(), a, b, t, margin, wanted);
  };
  const kernel::RowLosses made =
      kernel::cosine_embedding_loss(input1.array(), input2.array(), target.array(), margin);
  return reduced(row_losses<2>(op, made, composed, backward, input1, input2, target), reduction);
}

// y = max(0, m + |u| - |v|), u = a - p + eps, v = a - n + eps;  dL/da = g * (u / |u| - v / |v|),
// dL/dp = -g * u / |u|, dL/dn = g * v / |v| where m + |u| - |v| >= 0
Variable triplet_margin_loss(const Variable& anchor, const Variable& positive,
                             const Variable& negative, double margin, double p, double eps,
                             bool swap, Reduction::Reduction reduction) {
  if (autocast::is_cpu_enabled())
    return autocast::raised(triplet_margin_loss, anchor, positive, negative, margin, p, eps, swap,
                            reduction);
  check(anchor.dim() == positive.dim() && anchor.dim() == negative.dim(), "triplet_margin_loss",
        "All inputs should have same dimension but got ", anchor.dim(), "D, ", positive.dim(),
        "D and ", negative.dim(), "D inputs.");
  const auto composed = [=](V anchor, V positive, V negative) {
    const auto distance = [=](V x, V y) { return pairwise_distance(x, y, p, eps); };
    Variable apart = distance(anchor, negative);
    if (swap) apart = minimum(apart, distance(positive, negative));
    return clamp_min(margin + distance(anchor, positive) - apart, 0);
  };
  if (p != 2 || swap || !lie_alike(anchor, positive) || !lie_alike(anchor, negative))
    return reduced(composed(anchor, positive, negative), reduction);
  const auto backward = [=](const Array& g, V found, auto wanted, const Array& a, const Array& p,
                            const Array& n) {
    return kernel::triplet_margin_backward(g, found.array(), a, p, n, margin, eps, wanted);
  };
  const kernel::RowLosses made =
      kernel::triplet_margin_loss(anchor.array(), positive.array(), negative.array(), margin, eps);
  return reduced(
      row_losses<3>("triplet_margin_loss", made, composed, backward, anchor, positive, negative),
      reduction);
}

}  // namespace taper
