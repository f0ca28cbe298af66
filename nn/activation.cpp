#include "taper/nn/activation.h"

#include <ostream>

#include "taper/core/graph/inplace.h"
#include "taper/core/ops/activation.h"

namespace taper::nn {

Variable functional::relu(const Variable& input, const ReLUFuncOptions& options) {
  if (!options.inplace()) return taper::relu(input);
  return in_place("relu_", input, taper::relu);
}

void ReLUImpl::pretty_print(std::ostream& out) const {
  out << "taper::nn::ReLU(" << (options.inplace() ? "inplace=true" : "") << ')';
}

void SigmoidImpl::pretty_print(std::ostream& out) const { out << "taper::nn::Sigmoid()"; }

void TanhImpl::pretty_print(std::ostream& out) const { out << "taper::nn::Tanh()"; }

}  // namespace taper::nn
