#pragma once

#include "taper/core/tensor/array.h"

/// Rows of x (n, classes) against the classes `target` (n) of int64, which count_targets() has
/// found right. Rows whose target is ignore_index give 0.
namespace taper::kernel {

/// How many targets are not ignore_index. Throws if one of them is not in [0, classes).
int64_t count_targets(const char* op, const Array& target, int64_t classes, int64_t ignore_index);

/// -x_i[target_i] for each row.
Array nll_loss(const Array& x, const Array& target, int64_t ignore_index);
/// What becomes of the cotangents g_i of its rows, of so many classes: -g_i * one_hot(target_i).
Array nll_loss_backward(const Array& g, const Array& target, int64_t classes, int64_t ignore_index);

struct CrossEntropies {
  /// One for each row.
  Array losses;
  /// The largest element m of each row, and sum(exp(x_i - m)): (2, n), float32 or float64.
  Array moments;
};
/// log(sum(exp(x_i))) - x_i[target_i] for each row.
CrossEntropies cross_entropy(const Array& x, const Array& target, int64_t ignore_index);
/// g_i * (softmax(x_i) - one_hot(target_i)) for each row, by what cross_entropy() has found.
Array cross_entropy_backward(const Array& g, const Array& x, const Array& target,
                             const Array& moments, int64_t ignore_index);

}  // namespace taper::kernel
