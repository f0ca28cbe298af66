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
  int64_t numel = 0;
  for (const Variable& x : parameters) numel += x.numel();
  check(vec.dim() == 1 && vec.numel() >= numel, "vector_to_parameters",
        "the vector must have an element for each of the parameters, got shape ", vec.sizes(),
        ", expected [", numel, "]");
  int64_t at = 0;
  for (const Variable& x : parameters) {
    x.set_data(vec.narrow(0, at, x.numel()).view_as(x).data());
    at += x.numel();
  }
}

}  // namespace taper::nn::utils
