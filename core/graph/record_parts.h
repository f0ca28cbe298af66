#pragma once

#include <functional>
#include <vector>

#include "taper/core/graph/pass.h"

namespace taper {

/// How record_parts() turns the cotangents of the parts into that of the whole.
using PartsRule = std::function<Variable(TensorList g)>;

/// record_view() for an operation that cuts x into parts, all of them outputs of one node. They may
/// not be changed in place where the change would be recorded: each would have to follow the
/// others. The rule captures shapes and numbers only, no tensors.
variable_list record_parts(const char* name, const Variable& x, const std::vector<Array>& parts,
                           PartsRule rule);

}  // namespace taper
