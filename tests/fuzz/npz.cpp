// Any bytes as a .npz file. What could be read is written, and read again as the same.

#include "taper/data/npz.h"

#include "taper/data/npy.h"
#include "taper/data/zip.h"
#include "tests/fuzz/target.h"

namespace taper::fuzz {
namespace {

using Arrays = OrderedDict<std::string, Tensor>;

void write_and_read(const Arrays& arrays) noexcept {
  OrderedDict<std::string, std::string> entries;
  for (const auto& item : arrays)
    entries.insert(item.key() + ".npy", data::encode_npy(item.value(), item.key()));
  const MemoryFile file(data::zip_files(entries, /*compressed=*/true));
  const Arrays again = data::load_npz(file.path());
  demand(again.keys() == arrays.keys(), "names change in an archive");
  for (const auto& item : arrays)
    demand(same(again[item.key()], item.value()), "an array changes in an archive");
}

}  // namespace

void target(std::string_view input) {
  const MemoryFile file(input);
  write_and_read(
      within(2 * kMostDeflated * input.size(), [&] { return data::load_npz(file.path()); }));
}

}  // namespace taper::fuzz
