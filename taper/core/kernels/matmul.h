#pragma once

#include "taper/core/array.h"

namespace taper::kernel {

/// The product of two floating-point matrices (n, k) and (k, m) of one dtype, or of two stacks of
/// them (batch, n, k) and (batch, k, m). Transposed operands are read where they lie.
/// bfloat16 is multiplied in float32 and rounded once, by the processor where it can.
Array matmul(const Array& a, const Array& b);
/// The same plus a bias (m), in one pass over the result.
Array matmul_bias(const Array& a, const Array& b, const Array& bias);

}  // namespace taper::kernel
