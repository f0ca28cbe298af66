#pragma once

#include "taper/core/tensor/array.h"

namespace taper::kernel {

/// y = a @ b (+ bias, if defined) for matrices, or stacks of them, of float32 or bfloat16, by
/// oneDNN, on as many threads as ThreadLimit allows. Returns false where Taper was built without
/// it.
bool onednn_matmul(const Array& a, const Array& b, const Array& bias, const Array& y);
/// True if the processor multiplies bfloat16 by itself, and onednn_matmul() makes use of it.
bool multiplies_bfloat16();

}  // namespace taper::kernel
