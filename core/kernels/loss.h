#pragma once

#include "taper/core/tensor/array.h"

/// Rows of x (n, classes) against the classes `target` (n) of int64, which count_targets() has
/// found right. Rows whose target is ignore_index give 0.
namespace taper::kernel {

/// How many targets are not ignore_index. Throws if one of them is not in [0, classes).
int64_t count_targets(const char* op, const Array& target, int64_t classes, int64_t ignore_index);
/// log(sum(exp(x_i))) - x_i[target_i] for each row.
Array cross_entropy(const Array& x, const Array& target, int64_t ignore_index);
/// g_i * (softmax(x_i) - one_hot(target_i)) for each row.
Array cross_entropy_backward(const Array& g, const Array& x, const Array& target,
                             int64_t ignore_index);

}  // namespace taper::kernel
