#include "taper/nn/activation.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/creation.h"

namespace taper::nn {

HardtanhImpl::HardtanhImpl(const HardtanhOptions& settings) : Layer(settings) { reset(); }

void HardtanhImpl::reset() {
  check(options.min_val() < options.max_val(), "Hardtanh",
        "max_val must be greater than min_val, got ", options.min_val(), " and ",
        options.max_val());
}

PReLUImpl::PReLUImpl(const PReLUOptions& settings) : options(settings) { reset(); }

void PReLUImpl::reset() {
  weight = register_parameter("weight", full({options.num_parameters()}, options.init()));
}

void PReLUImpl::pretty_print(std::ostream& out) const {
  detail::print_layer(out, typeid(PReLUImpl), options.shown());
}

}  // namespace taper::nn
