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
  Variable softplus(V x) const { return -taper::log_sigmoid(-x); }
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

/// By what a reduction divides the sum of the losses.
template <class... X>
double divisor_of(Reduction::Reduction reduction, V first, const X&... more) {
  if (reduction != Reduction::Mean) return 1;
  Dims sizes(first.sizes());
  ((sizes = broadcast_shapes("loss", sizes, more.sizes())), ...);
  return static_cast<double>(GeometryRef(sizes)->numel);
}

/// The cotangent of the I-th of x: the loss's slopes times the cotangent g of the reduced losses.
/// They are composed of operations where they are to be differentiated again, and else one pass.
template <std::size_t I, class Loss, class... X>
Variable pair_loss_backward(const char* op, V g, const Loss& loss, Reduction::Reduction reduction,
                            const X&... x) {
  const double divisor = divisor_of(reduction, x...);
  const ScalarType dtype = result_type({&x...});
  if (GradMode::is_enabled()) return g / divisor * loss::slope<I>(loss, VariableMath{dtype}, x...);
  const bool whole = reduction == Reduction::None;
  const double factor = whole ? 1 : kernel::item(g.array()).toDouble() / divisor;
  const Array slopes = kernel::loss_slopes<I>(op, loss, factor, kernel::cast(x.array(), dtype)...);
  return unrecorded(op, whole ? kernel::mul(slopes, kernel::cast(g.array(), dtype)) : slopes);
}

template <class Loss, std::size_t... I, class... X>
Variable record_pair_loss(const char* op, const Loss& loss, Reduction::Reduction reduction,
                          Array value, std::index_sequence<I...> /*inputs*/, const X&... x) {
  return record(op, std::move(value), wrt(x, x..., [=](V g, const X&... saved) {
                  return pair_loss_backward<I>(op, g, loss, reduction, saved...);
                })...);
}

/// The losses of elements of x that belong together, the last of x being the target, reduced in the
/// same pass.
template <class Loss, class... X>
Variable pair_loss(const char* op, const Loss& loss, Reduction::Reduction reduction,
                   const X&... x) {
  const ScalarType dtype = result_type({&x...});
  if (!is_floating_point(dtype)) return reduced(loss.value(VariableMath{dtype}, x...), reduction);
  Array value = reduction == Reduction::None
                    ? kernel::losses(op, loss, kernel::cast(x.array(), dtype)...)
                    : kernel::sum_of_losses(op, loss, divisor_of(reduction, x...),
                                            kernel::cast(x.array(), dtype)...);
  return record_pair_loss(op, loss, reduction, std::move(value), std::index_sequence_for<X...>(),
                          x...);
}

}  // namespace taper
