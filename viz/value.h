#pragma once

#include <string>
#include <vector>

#include "taper/core/tensor/array.h"

namespace taper::viz {

/// A value as the JSON that docs/viz.md describes: shape, dtype and statistics; every element of at
/// most 256, of more a corner, a sample as a heat map and, where rows have 784 elements, images.
std::string value_json(const Array& x);

std::vector<int64_t> sizes_of(const Array& x);

}  // namespace taper::viz
