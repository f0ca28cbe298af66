#pragma once

#include <functional>

#include "taper/core/graph/variable.h"

namespace taper::optim {

/// A function at length t along a direction: its value, its gradient, and its slope there.
struct Trial {
  double t = 0, loss = 0;
  Variable grad;
  double slope = 0;
};

/// Finds a length that fulfils the strong Wolfe conditions (1e-4, 0.9), from the guess t: first a
/// bracket around such lengths, then ever narrower ones, by cubic interpolation. `start` is the
/// trial at 0, d_norm the direction's greatest element. Gives the best trial met if none is good
/// after 25, or when the bracket is smaller than 1e-9.
Trial strong_wolfe(const std::function<Trial(double)>& evaluate, const Trial& start, double t,
                   double d_norm);

}  // namespace taper::optim
