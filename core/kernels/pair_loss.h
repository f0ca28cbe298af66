#pragma once

#include "taper/core/kernels/difference_loss.h"
#include "taper/core/kernels/likelihood_loss.h"
#include "taper/core/kernels/margin_loss.h"
#include "taper/core/tensor/array.h"

/// Losses of one prediction x and its target t: their values and their derivatives, in formulas
/// that are read twice. Kernels compute them in vectors, with several elements as an X; second
/// derivatives with Variables. `m` has the functions of either, and makes numbers of theirs.
namespace taper::kernel {

/// The loss of each pair of elements of x and t; shapes broadcast.
template <class Loss>
Array losses(const char* op, const Loss& loss, const Array& x, const Array& t);
/// Their sum, divided, of rank 0. float32 is summed in float64 by blocks.
template <class Loss>
Array sum_of_losses(const char* op, const Loss& loss, const Array& x, const Array& t,
                    double divisor);
/// `factor` times the derivatives with respect to x, or to t.
template <class Loss>
Array loss_slopes(const char* op, const Loss& loss, bool by_target, const Array& x, const Array& t,
                  double factor);

}  // namespace taper::kernel
