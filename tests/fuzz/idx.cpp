// Any bytes as an IDX file, plain or compressed.

#include "taper/data/idx.h"

#include "tests/fuzz/target.h"

namespace taper::fuzz {

void target(std::string_view input) {
  const MemoryFile file(input);
  within(kMostDeflated * input.size(), [&] { return data::read_idx(file.path()); });
}

}  // namespace taper::fuzz
