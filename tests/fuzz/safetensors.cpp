// Any bytes as a safetensors file. What could be read is written, and read again as the same.

#include "taper/serialize/safetensors.h"

#include "tests/fuzz/target.h"
#include "tests/support/encoded.h"

namespace taper::fuzz {
namespace {

using serialize::Safetensors;

Safetensors read(std::string_view bytes) {
  return serialize::read_safetensors(serialize::memory_source(bytes.data(), bytes.size()));
}

void write_and_read(const Safetensors& file) noexcept {
  const std::string bytes = testing::encoded(file);
  const Safetensors again = read(bytes);
  demand(again.texts == file.texts, "texts change in a file");
  demand(again.tensors.size() == file.tensors.size(), "a tensor is lost in a file");
  for (const auto& item : file.tensors)
    demand(same(again.tensors[item.key()], item.value()), "a tensor changes in a file");
}

}  // namespace

void target(std::string_view input) {
  write_and_read(within(2 * input.size(), [&] { return read(input); }));
}

}  // namespace taper::fuzz
