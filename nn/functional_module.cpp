#include "taper/nn/functional_module.h"

#include <ostream>

namespace taper::nn {

FunctionalImpl::FunctionalImpl(Function function) : function_(std::move(function)) {}

void FunctionalImpl::pretty_print(std::ostream& out) const { out << "taper::nn::Functional()"; }

}  // namespace taper::nn
