#pragma once

#include <map>
#include <string>

#include "taper/core.h"

namespace taper::testing {

/// The tensors of a safetensors file, by name. Throws Error for a file that is not one.
std::map<std::string, Variable> load_safetensors(const std::string& path);

}  // namespace taper::testing
