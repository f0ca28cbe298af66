// Any bytes as a .npy file. What could be read is written, and read again as the same.

#include "taper/data/npy.h"

#include "tests/fuzz/target.h"

namespace taper::fuzz {
namespace {

void write_and_read(const Tensor& x) noexcept {
  const std::string bytes = data::encode_npy(x, "written");
  demand(same(data::decode_npy(bytes, "written"), x), "an array changes in a file");
}

}  // namespace

void target(std::string_view input) {
  // Columns are copied into rows.
  write_and_read(within(2 * input.size(), [&] { return data::decode_npy(input, "input"); }));
}

}  // namespace taper::fuzz
