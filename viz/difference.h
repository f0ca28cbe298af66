#pragma once

#include <functional>
#include <string>

#include "taper/viz/recorder.h"

namespace taper::viz {

/// x.grad(), the central difference of f by every element of x, and what was derived by hand.
Check compared(const std::string& name, const Variable& x, const std::function<Variable()>& f,
               const Variable& hand);

}  // namespace taper::viz
