#include "taper/nn/flatten.h"

#include <ostream>

#include "taper/core/ops/shape.h"

namespace taper::nn {

void FlattenImpl::pretty_print(std::ostream& out) const {
  out << str("taper::nn::Flatten(start_dim=", options.start_dim(), ", end_dim=", options.end_dim(),
             ")");
}

Variable FlattenImpl::forward(const Variable& input) const {
  return flatten(input, options.start_dim(), options.end_dim());
}

void IdentityImpl::pretty_print(std::ostream& out) const { out << "taper::nn::Identity()"; }

}  // namespace taper::nn
