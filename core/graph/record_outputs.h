#pragma once

#include <functional>
#include <vector>

#include "taper/core/graph/pass.h"

namespace taper {

/// How record_outputs() turns the cotangents of the outputs, undefined for those that nothing was
/// made of, and the outputs themselves into the cotangent of the input.
using OutputsRule = std::function<Variable(TensorList g, TensorList y)>;

/// record() for an operation with one input and several outputs, all of one node. The rule captures
/// shapes and numbers only, no tensors.
variable_list record_outputs(const char* name, const Variable& x, const std::vector<Array>& ys,
                             OutputsRule rule);

}  // namespace taper
