#pragma once

#include "taper/core/variable.h"

/// Losses that are operations of their own, for speed or stability.
namespace taper {

/// What becomes of the losses of a batch.
namespace Reduction {
enum Reduction : uint8_t { None, Mean, Sum };
}

/// -weight[t] * log softmax(x)[t] for each row x (classes) of `input` and its class t in `target`
/// (int64): input (n, classes), target (n). Rows whose target is ignore_index count nothing; Mean
/// divides by the sum of the weights of the rows that count.
Variable cross_entropy(const Variable& input, const Variable& target,
                       Reduction::Reduction reduction = Reduction::Mean,
                       int64_t ignore_index = -100);

}  // namespace taper
