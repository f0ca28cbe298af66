#include "taper/nn/flatten.h"

namespace taper::nn {

void IdentityImpl::pretty_print(std::ostream& out) const {
  detail::print_layer(out, typeid(IdentityImpl), {});
}

}  // namespace taper::nn
