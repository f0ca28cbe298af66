#pragma once

#include "taper/core/graph/variable.h"

namespace taper::testing {

/// Changes through y are seen in x.
inline bool shares_memory(const Variable& x, const Variable& y) {
  return x.array().storage() == y.array().storage();
}

}  // namespace taper::testing
