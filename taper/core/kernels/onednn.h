#pragma once

#include "taper/core/array.h"

namespace taper::kernel {

/// y = a @ b (+ bias, if defined) for float32 matrices or stacks of them, by oneDNN, on as many
/// threads as ThreadLimit allows. Returns false where Taper was built without it.
bool onednn_matmul(const Array& a, const Array& b, const Array& bias, const Array& y);

}  // namespace taper::kernel
