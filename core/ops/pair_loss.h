#pragma once

#include "taper/core/graph/record.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/pair_loss.h"
#include "taper/core/ops/loss_parts.h"
#include "taper/core/ops/ops.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/tensor/shape.h"

/// How the losses of core/kernels/pair_loss.h become operations.
namespace taper {

/// What their formulas need, for Variables. Choices of two numbers have this dtype.
struct VariableMath {
  ScalarType dtype;

  Scalar operator()(double value) const { return value; }
  Variable exp(V x) const { return taper::exp(x); }
  Variable log(V x) const { return taper::log(x); }
  Variable log_sigmoid(V x) const { return taper::log_sigmoid(x); }
  Variable sigmoid(V x) const { return taper::sigmoid(x); }
  Variable abs(V x) const { return taper::abs(x); }
  Variable sign(V x) const { return taper::sign(x); }
  Variable at_least(V x, double low) const { return clamp_min(x, low); }
  Variable between(V x, double low, double high) const { return hardtanh(x, low, high); }
  template <class A, class B>
  Variable where(V condition, const A& a, const B& b) const {
    return taper::where(condition, a, b).to(dtype);
  }
};

/// By what a reduction divides the sum of the losses of pairs.
inline double divisor_of(V x, V t, Reduction::Reduction reduction) {
  if (reduction != Reduction::Mean) return 1;
  return static_cast<double>(GeometryRef(broadcast_shapes("loss", x.sizes(), t.sizes()))->numel);
}

/// The cotangent of x, or of t: the loss's slopes times the cotangent g of the reduced losses. They
/// are composed of operations where they are to be differentiated again, and else one pass.
template <class Loss>
Variable pair_loss_backward(const char* op, V g, V x, V t, bool by_target, const Loss& loss,
                            Reduction::Reduction reduction) {
  const double divisor = divisor_of(x, t, reduction);
  if (GradMode::is_enabled()) {
    const VariableMath m{result_type(x, t)};
    return g / divisor * (by_target ? loss.by_target(m, x, t) : loss.by_input(m, x, t));
  }
  const Operands o(x, t);
  if (reduction == Reduction::None)
    return unrecorded(op, kernel::mul(kernel::loss_slopes(op, loss, by_target, o.a, o.b, 1),
                                      kernel::cast(g.array(), o.a.dtype())));
  const double factor = kernel::item(g.array()).toDouble() / divisor;
  return unrecorded(op, kernel::loss_slopes(op, loss, by_target, o.a, o.b, factor));
}

/// The losses of pairs of elements of x and t, reduced in the same pass.
template <class Loss>
Variable pair_loss(const char* op, V x, V t, const Loss& loss, Reduction::Reduction reduction) {
  const Operands o(x, t);
  if (!is_floating_point(o.a.dtype()))
    return reduced(loss.value(VariableMath{o.a.dtype()}, x, t), reduction);
  const auto backward = [=](bool by_target) {
    return
        [=](V g, V a, V b) { return pair_loss_backward(op, g, a, b, by_target, loss, reduction); };
  };
  return record(op,
                reduction == Reduction::None
                    ? kernel::losses(op, loss, o.a, o.b)
                    : kernel::sum_of_losses(op, loss, o.a, o.b, divisor_of(x, t, reduction)),
                wrt(x, x, t, backward(false)), wrt(t, x, t, backward(true)));
}

}  // namespace taper
