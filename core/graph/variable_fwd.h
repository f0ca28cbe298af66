#pragma once

#include <optional>
#include <vector>

#include "taper/core/base/array_ref.h"
#include "taper/core/tensor/scalar.h"

/// The names that operations are declared with, which become Variable's methods.
namespace taper {

class Node;
class Variable;
using Tensor = Variable;
using variable_list = std::vector<Variable>;
using tensor_list = variable_list;
using TensorList = ArrayRef<Variable>;
struct VariableImpl;

/// No tensor, for defaults: std::nullopt cannot become an optional of a class that is yet to come.
extern const std::optional<Variable> kNoTensor;

}  // namespace taper
