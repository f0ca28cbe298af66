#pragma once

#include <functional>
#include <vector>

#include "taper/core/graph/pass.h"

namespace taper {

/// How record_list() turns the cotangent of the output into that of input `i`.
using ListRule = std::function<Variable(const Variable& g, std::size_t i)>;

/// record() for an operation over a list of inputs, for all of which one rule answers. The rule
/// captures shapes and numbers only, no tensors.
Variable record_list(const char* name, Array value, TensorList xs, ListRule rule);

}  // namespace taper
