#pragma once

#include "taper/core/graph/variable.h"

/// What courses and experiments need around a model: scores, a training loop, data, settings.
namespace taper::study {

/// The classes (n) of scores or one-hot rows (n, classes): where the greatest element is. Classes
/// are returned as they are.
Variable classes(const Variable& x);

/// How many, and which share of the rows of `output` (n, classes) have their greatest element at
/// the target's class; targets are classes (n) or one-hot rows. Throws if there are not n targets.
int64_t count_correct(const Variable& output, const Variable& target);
double accuracy(const Variable& output, const Variable& target);

/// Counts (classes, classes), int64: row = true class, column = predicted class.
Variable confusion_matrix(const Variable& output, const Variable& target, int64_t num_classes);

}  // namespace taper::study
