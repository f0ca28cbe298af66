#pragma once

#include "taper/core/array.h"

/// Rows of x (n, classes) against the classes `target` (n) of int64. Throws for a class out of
/// range. Rows whose target is ignore_index give 0.
namespace taper::kernel {

/// log(sum(exp(x_i))) - x_i[target_i] for each row.
Array cross_entropy(const Array& x, const Array& target, int64_t ignore_index);
/// g_i * (softmax(x_i) - one_hot(target_i)) for each row.
Array cross_entropy_backward(const Array& g, const Array& x, const Array& target,
                             int64_t ignore_index);

}  // namespace taper::kernel
