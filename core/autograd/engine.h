#pragma once

#include <optional>

#include "taper/core/graph/variable.h"

namespace taper {

namespace autograd {

using taper::tensor_list;
using taper::Variable;
using taper::variable_list;

/// A leaf on the memory of `data`.
inline Variable make_variable(const Variable& data, bool requires_grad = false,
                              bool /*allow_tensor_metadata_change*/ = true) {
  return Variable(data.array(), requires_grad);
}

/// The sum over i of tensors[i].backward(grad_tensors[i]). An undefined grad_tensor stands for 1
/// and needs a scalar.
void backward(TensorList tensors, TensorList grad_tensors = {},
              std::optional<bool> retain_graph = std::nullopt, bool create_graph = false,
              TensorList inputs = {});

/// The cotangents of `inputs` for the sum over i of outputs[i] * grad_outputs[i], written into no
/// grad. Only the nodes between are run. Throws for an input that plays no part, unless
/// allow_unused, which returns it undefined.
variable_list grad(TensorList outputs, TensorList inputs, TensorList grad_outputs = {},
                   std::optional<bool> retain_graph = std::nullopt, bool create_graph = false,
                   bool allow_unused = false);

}  // namespace autograd
}  // namespace taper
