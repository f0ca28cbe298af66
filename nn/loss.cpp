#include "taper/nn/loss.h"

namespace taper::nn {

Variable detail::buffer_of(const Variable& option) {
  return option.defined() ? option.detach() : Variable();
}

BCEWithLogitsLossImpl::BCEWithLogitsLossImpl(const BCEWithLogitsLossOptions& settings)
    : WeightedLoss(settings) {
  pos_weight = register_buffer("pos_weight", detail::buffer_of(options.pos_weight()));
}

void BCEWithLogitsLossImpl::reset() {
  WeightedLoss::reset();
  pos_weight = register_buffer("pos_weight", detail::buffer_of(options.pos_weight()));
}

}  // namespace taper::nn
