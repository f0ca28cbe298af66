#include "taper/core/ops/loss.h"

#include "taper/core/kernels/loss.h"
#include "taper/core/ops.h"
#include "taper/core/record.h"

namespace taper {
namespace {

// y_ij = g_i (p_ij - [j = t_i]), p = softmax(x);  dL/dg_i = sum_j gg_ij (p_ij - [j = t_i]),
// dL/dx_i = g_i (p_i gg_i - p_i sum_j p_ij gg_ij)
Variable cross_entropy_backward(const Variable& g, const Variable& x, const Variable& target,
                                int64_t ignore_index) {
  return record("cross_entropy_backward",
                kernel::cross_entropy_backward(g.array(), x.array(), target.array(), ignore_index),
                wrt(g, x, target,
                    [ignore_index](V gg, V x, V t) {
                      const Variable ones = taper::ones({x.size(0)}, x.dtype());
                      return (gg * cross_entropy_backward(ones, x, t, ignore_index)).sum(1);
                    }),
                wrt(x, g, x, target, [ignore_index](V gg, V g, V x, V t) {
                  const Variable counts = eq(eq(t, ignore_index), false).to(g.dtype());
                  const Variable p = softmax(x, 1), a = gg * unsqueeze(g * counts, 1);
                  return p * (a - (p * a).sum(1, true));
                }));
}

// y_i = log sum_j e^x_ij - x_it;  dL/dx_ij = g_i (softmax(x)_ij - [j = t_i])
Variable cross_entropy_rows(const Variable& x, const Variable& target, int64_t ignore_index) {
  return record("cross_entropy", kernel::cross_entropy(x.array(), target.array(), ignore_index),
                wrt(x, x, target, [ignore_index](V g, V x, V t) {
                  return cross_entropy_backward(g, x, t, ignore_index);
                }));
}

}  // namespace

Variable cross_entropy(const Variable& input, const Variable& target,
                       Reduction::Reduction reduction, int64_t ignore_index) {
  check(input.dim() == 2, "cross_entropy", "expected an input of shape (batch, classes), got ",
        input.sizes());
  check(target.dtype() == kLong, "cross_entropy", "expected scalar type int64 for the target, got ",
        target.dtype(), "; convert class numbers with .to(kLong)");
  check(target.sizes() == IntArrayRef{input.size(0)}, "cross_entropy",
        "Expected input batch_size to match target batch_size, got input ", input.sizes(),
        " and target ", target.sizes(), ", expected a target of shape (", input.size(0), ",)");
  Variable losses = cross_entropy_rows(input, target.contiguous(), ignore_index);
  if (reduction == Reduction::None) return losses;
  if (reduction == Reduction::Sum) return losses.sum();
  const auto ignored = eq(target, ignore_index).sum().item<int64_t>();
  return losses.sum() / static_cast<double>(target.numel() - ignored);
}

}  // namespace taper
