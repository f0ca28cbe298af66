#pragma once

#include "taper/core/variable.h"

/// Activation functions; floating-point tensors only.
namespace taper {

/// max(x, 0); its derivative at 0 is 0.
Variable relu(const Variable& x);
/// 1 / (1 + e^-x).
Variable sigmoid(const Variable& x);
Variable tanh(const Variable& x);
/// e^x / sum(e^x) along `dim`.
Variable softmax(const Variable& x, int64_t dim);
/// log(softmax(x)) along `dim`, without overflow or loss of small probabilities.
Variable log_softmax(const Variable& x, int64_t dim);

}  // namespace taper
