#include "taper/nn/linear.h"

#include <cmath>

#include "taper/core/ops/creation.h"
#include "taper/nn/init.h"
#include "taper/nn/layer.h"

namespace taper::nn {
namespace {

/// 1 / sqrt(n), with which layers of n inputs begin.
double bound(int64_t n) { return 1 / std::sqrt(static_cast<double>(std::max<int64_t>(n, 1))); }

}  // namespace

LinearImpl::LinearImpl(int64_t in_features, int64_t out_features)
    : LinearImpl(LinearOptions(in_features, out_features)) {}

LinearImpl::LinearImpl(const LinearOptions& settings) : options(settings) { reset(); }

void LinearImpl::reset() {
  weight = register_parameter("weight", empty({options.out_features(), options.in_features()}));
  bias = register_parameter("bias", options.bias() ? empty({options.out_features()}) : Variable(),
                            options.bias());
  reset_parameters();
}

void LinearImpl::reset_parameters() {
  init::kaiming_uniform_(weight, std::sqrt(5.0));
  const double k = bound(options.in_features());
  if (bias.defined()) init::uniform_(bias, -k, k);
}

void LinearImpl::pretty_print(std::ostream& out) const {
  detail::print_layer(out, typeid(LinearImpl), options.shown());
}

Variable LinearImpl::forward(const Variable& input) const {
  return functional::linear(input, weight, bias);
}

BilinearImpl::BilinearImpl(int64_t in1_features, int64_t in2_features, int64_t out_features)
    : BilinearImpl(BilinearOptions(in1_features, in2_features, out_features)) {}

BilinearImpl::BilinearImpl(const BilinearOptions& settings) : options(settings) { reset(); }

void BilinearImpl::reset() {
  weight = register_parameter(
      "weight", empty({options.out_features(), options.in1_features(), options.in2_features()}));
  bias = register_parameter("bias", options.bias() ? empty({options.out_features()}) : Variable(),
                            options.bias());
  reset_parameters();
}

void BilinearImpl::reset_parameters() {
  const double k = bound(options.in1_features());
  init::uniform_(weight, -k, k);
  if (bias.defined()) init::uniform_(bias, -k, k);
}

void BilinearImpl::pretty_print(std::ostream& out) const {
  detail::print_layer(out, typeid(BilinearImpl), options.shown());
}

Variable BilinearImpl::forward(const Variable& input1, const Variable& input2) const {
  return functional::bilinear(input1, input2, weight, bias);
}

}  // namespace taper::nn
