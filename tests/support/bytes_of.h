#pragma once

#include <string>

#include "taper/core/graph/variable.h"
#include "taper/core/ops/conversion.h"

namespace taper::testing {

/// The elements of x, row by row.
inline std::string bytes_of(const Variable& x) {
  const Variable values = x.detach().contiguous();
  return {static_cast<const char*>(values.data_ptr()), values.nbytes()};
}

}  // namespace taper::testing
