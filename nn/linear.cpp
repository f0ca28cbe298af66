#include "taper/nn/linear.h"

#include <cmath>
#include <ostream>

#include "taper/core/ops/creation.h"
#include "taper/nn/init.h"

namespace taper::nn {

LinearImpl::LinearImpl(const LinearOptions& options) : options(options) { reset(); }

void LinearImpl::reset() {
  weight = register_parameter("weight", empty({options.out_features(), options.in_features()}));
  bias = register_parameter("bias", options.bias() ? empty({options.out_features()}) : Variable(),
                            options.bias());
  reset_parameters();
}

void LinearImpl::reset_parameters() {
  init::kaiming_uniform_(weight, std::sqrt(5.0));
  if (!bias.defined()) return;
  const double k = 1 / std::sqrt(static_cast<double>(std::max<int64_t>(options.in_features(), 1)));
  init::uniform_(bias, -k, k);
}

void LinearImpl::pretty_print(std::ostream& out) const {
  out << str("taper::nn::Linear(in_features=", options.in_features(),
             ", out_features=", options.out_features(), ", bias=", options.bias(), ")");
}

Variable LinearImpl::forward(const Variable& input) const {
  return functional::linear(input, weight, bias);
}

}  // namespace taper::nn
