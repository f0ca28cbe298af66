#pragma once

#include <map>
#include <string>

#include "tests/rows/rows.h"

namespace rows {

/// What libtorch gave for one case: outputs y, and gradients g of some inputs.
struct Golden {
  int64_t checksum = 0;
  bool refused = false;
  std::map<std::size_t, Tensor> y, g;
};

/// The cases of golden/<family>.safetensors, by "<operation>|<variant>|<case>".
std::map<std::string, Golden> load_golden(const std::string& family);

}  // namespace rows
