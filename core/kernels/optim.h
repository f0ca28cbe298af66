#pragma once

#include "taper/core/tensor/array.h"

/// Updates of parameters, each in one pass over memory. Parameter, gradient and state have one
/// floating dtype and one shape; the optimizers see to it.
namespace taper::kernel {

struct SgdRule {
  double lr = 0, momentum = 0, dampening = 0, weight_decay = 0;
  bool nesterov = false;
};

/// d = g + weight_decay w;  b = momentum b + (1 - dampening) d, or d if b is fresh;
/// w -= lr (nesterov ? d + momentum b : b). Without momentum b is undefined and stands for d.
void sgd(const Array& w, const Array& g, const Array& b, bool fresh, const SgdRule& rule);

}  // namespace taper::kernel
