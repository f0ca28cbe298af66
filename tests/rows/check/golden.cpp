#include "tests/rows/check/golden.h"

#include "tests/support/folders.h"
#include "tests/support/safetensors.h"

namespace rows {

std::map<std::string, Golden> load_golden(const std::string& family) {
  std::map<std::string, Golden> cases;
  for (const auto& [key, tensor] : taper::testing::load_safetensors(
           taper::testing::tests_folder() + "/rows/golden/" + family + ".safetensors")) {
    const std::size_t cut = key.rfind('|') + 1;
    Golden& c = cases[key.substr(0, cut - 1)];
    if (key[cut] == 'x' || key[cut] == 'r') {
      c.checksum = tensor.item<int64_t>();
      c.refused = key[cut] == 'r';
    } else {
      (key[cut] == 'y' ? c.y : c.g)[std::stoul(key.substr(cut + 1))] = tensor;
    }
  }
  return cases;
}

}  // namespace rows
