#pragma once

#include "taper/core/kernels/difference_loss.h"
#include "taper/core/kernels/likelihood_loss.h"
#include "taper/core/kernels/margin_loss.h"
#include "taper/core/tensor/array.h"

/// Losses of one prediction x and its target t, or of two predictions and one: their values and
/// their derivatives, in formulas that are read twice. Kernels compute them in vectors, with
/// several elements as an X; second derivatives with Variables. `m` has the functions of either,
/// and makes numbers of theirs.
namespace taper::loss {

/// The derivative with respect to the I-th of x, of which the last is the target.
template <std::size_t I, class Loss, class M, class X, class... More>
auto slope(const Loss& loss, M m, const X& x, const More&... more) {
  if constexpr (I == 0)
    return loss.by_input(m, x, more...);
  else if constexpr (I == sizeof...(More))
    return loss.by_target(m, x, more...);
  else
    return loss.by_second(m, x, more...);
}

}  // namespace taper::loss

namespace taper::kernel {

/// The losses of elements of x, which belong together; shapes broadcast.
template <class Loss, class... X>
Array losses(const char* op, const Loss& loss, const X&... x);
/// Their sum, divided, of rank 0. float32 is summed in float64 by blocks.
template <class Loss, class... X>
Array sum_of_losses(const char* op, const Loss& loss, double divisor, const X&... x);
/// `factor` times the derivatives with respect to the I-th of x.
template <std::size_t I, class Loss, class... X>
Array loss_slopes(const char* op, const Loss& loss, double factor, const X&... x);

}  // namespace taper::kernel
