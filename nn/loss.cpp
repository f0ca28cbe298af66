#include "taper/nn/loss.h"

namespace taper::nn {

Variable detail::buffer_of(const Variable& option) {
  return option.defined() ? option.detach() : Variable();
}

}  // namespace taper::nn
