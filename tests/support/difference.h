#pragma once

#include <string>

#include "taper/core.h"

namespace taper::testing {

/// How `actual` differs from `expected`, or an empty text. Shapes, dtypes, integers and bools must
/// be the same, floating-point values to rounding.
std::string difference(const Variable& actual, const Variable& expected);

}  // namespace taper::testing
