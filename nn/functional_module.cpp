#include "taper/nn/functional_module.h"

#include <ostream>

namespace taper::nn {

void FunctionalImpl::pretty_print(std::ostream& out) const { out << "taper::nn::Functional()"; }

}  // namespace taper::nn
