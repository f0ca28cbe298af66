#include "taper/nn/utils/convert_parameters.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"

namespace taper::nn::utils {

Variable parameters_to_vector(const std::vector<Variable>& parameters) {
  std::vector<Variable> parts;
  parts.reserve(parameters.size());
  for (const Variable& x : parameters) parts.push_back(x.reshape({-1}));
  return cat(parts);
}

void vector_to_parameters(const Variable& vec, const std::vector<Variable>& parameters) {
  constexpr const char* wanted = "the vector must have an element for each of the parameters";
  check(vec.dim() == 1, "vector_to_parameters", wanted, ", got shape ", vec.sizes());
  int64_t left = vec.numel();
  for (const Variable& x : parameters) {
    check(left >= x.numel(), "vector_to_parameters", "shape '", x.sizes(),
          "' is invalid for input of size ", left, ": ", wanted, ", got shape ", vec.sizes());
    left -= x.numel();
  }
  int64_t at = 0;
  for (const Variable& x : parameters) {
    x.set_data(vec.narrow(0, at, x.numel()).view_as(x).data());
    at += x.numel();
  }
}

}  // namespace taper::nn::utils
