#pragma once

#include "taper/core/tensor/array.h"

namespace taper::kernel {

/// The product of two floating-point matrices (n, k) and (k, m) of one dtype, or of two stacks of
/// them (batch, n, k) and (batch, k, m). Transposed operands are read where they lie.
/// Sums of products of bfloat16 are float32, by the processor where it can, and are rounded to the
/// result's dtype, float32 or that of the operands.
Array matmul(const Array& a, const Array& b, ScalarType result);
/// The same in the dtype of the operands, plus a bias (m), in one pass over the result.
Array matmul_bias(const Array& a, const Array& b, const Array& bias);

}  // namespace taper::kernel
