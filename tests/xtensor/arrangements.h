#pragma once

#include <vector>

#include "taper/core.h"

namespace taper::testing {

/// Tensors of one dtype that lie in memory in different ways.
inline std::vector<Variable> arrangements(ScalarType dtype) {
  const Variable x = arange(60).sub(30).reshape({3, 4, 5}).to(dtype);
  return {x,
          x.transpose(0, 2),
          x.permute({1, 2, 0}),
          x.slice(1, 1, 3),
          x.slice(1, 0, 4, 2).transpose(1, 2),
          x.select(1, 2),
          x.select(0, 1).select(0, 3).select(0, 4),
          x.slice(2, 1, 2).expand({3, 4, 6}),
          x.select(2, 0).unsqueeze(0).expand({2, 3, 4}),
          x.slice(0, 2, 2),
          x.unsqueeze(1).transpose(1, 3),
          zeros({0}, dtype),
          zeros({2, 0, 3}, dtype).transpose(0, 2)};
}

}  // namespace taper::testing
