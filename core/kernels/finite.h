#pragma once

#include <optional>
#include <utility>

#include "taper/core/tensor/array.h"

namespace taper::kernel {

/// The index and the value of the first element, in row-major order, that is NaN or infinite.
std::optional<std::pair<Dims, double>> find_not_finite(const Array& x);

}  // namespace taper::kernel
