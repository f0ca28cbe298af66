#pragma once

#include "taper/core/variable.h"

/// Element-wise functions. Integers are converted to the default floating dtype.
namespace taper {

Variable exp(const Variable& x);
/// The natural logarithm.
Variable log(const Variable& x);
Variable sqrt(const Variable& x);
/// The absolute value; its derivative at 0 is 0.
Variable abs(const Variable& x);
/// -1, 0 or 1; its derivative is 0 everywhere.
Variable sign(const Variable& x);

}  // namespace taper
