#pragma once

#include "taper/core/ops/ops.h"

namespace taper::testing {

/// The gradient of sum(f(x)) at x.
template <class F>
Variable gradient(const Variable& x, F f) {
  const Variable leaf = x.clone().requires_grad_();
  f(leaf).sum().backward();
  return leaf.grad();
}

}  // namespace taper::testing
