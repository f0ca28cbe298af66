#include "tests/support/safetensors.h"

#include "taper/serialize/safetensors.h"

namespace taper::testing {

std::map<std::string, Variable> load_safetensors(const std::string& path) {
  std::map<std::string, Variable> out;
  for (const auto& item : serialize::read_safetensors(serialize::file_source(path)).tensors)
    out.emplace(item.key(), item.value());
  return out;
}

}  // namespace taper::testing
