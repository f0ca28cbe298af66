#include "taper/nn/loss.h"

#include <ostream>

#include "taper/core/base/error.h"
#include "taper/core/graph/autocast.h"
#include "taper/core/ops/ops.h"

namespace taper::nn {

Variable functional::cross_entropy(const Variable& input, const Variable& target,
                                   const CrossEntropyFuncOptions& options) {
  return cross_entropy_loss(input, target, options.weight(), options.reduction(),
                            options.ignore_index(), options.label_smoothing());
}

CrossEntropyLossImpl::CrossEntropyLossImpl(const CrossEntropyLossOptions& options)
    : options(options) {
  reset();
}

void CrossEntropyLossImpl::reset() { weight = register_buffer("weight", options.weight()); }

void CrossEntropyLossImpl::pretty_print(std::ostream& out) const {
  out << "taper::nn::CrossEntropyLoss()";
}

Variable CrossEntropyLossImpl::forward(const Variable& input, const Variable& target) const {
  CrossEntropyLossOptions settings = options;
  return functional::cross_entropy(input, target, settings.weight(weight));
}

}  // namespace taper::nn
