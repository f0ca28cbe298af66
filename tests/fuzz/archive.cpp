// An archive, of which the length of the header is made up: the input is the header, a zero byte
// and the elements. What could be read is written, and read again as the same, and is offered to a
// module.

#include <sstream>

#include "taper/core/ops/ops.h"
#include "taper/nn.h"
#include "taper/serialize.h"
#include "taper/serialize/value_text.h"
#include "tests/fuzz/target.h"

namespace taper::fuzz {
namespace {

using serialize::InputArchive;
using Values = OrderedDict<std::string, IValue>;

bool same_value(const IValue& a, const IValue& b) {
  if (a.isTensor() && b.isTensor()) return same(a.toTensor(), b.toTensor());
  if (a.isTensor() || b.isTensor() || a.isTensorList() != b.isTensorList()) return false;
  if (!a.isTensorList()) return serialize::to_text(a) == serialize::to_text(b);
  const variable_list &x = a.toTensorVector(), &y = b.toTensorVector();
  return std::equal(x.begin(), x.end(), y.begin(), y.end(), same);
}

void write_and_read(const Values& values) noexcept {
  std::stringstream file;
  save(values, file);
  Values again;
  load(again, file);
  demand(again.keys() == values.keys(), "names change in an archive");
  for (const auto& item : values)
    demand(same_value(again[item.key()], item.value()), "a value changes in an archive");
}

void offer_to_module(InputArchive& archive) {
  nn::Sequential net(nn::Linear(2, 1), nn::BatchNorm1d(1));
  archive >> *net;
  net->forward(ones({3, 2})).sum().backward();
}

}  // namespace

void target(std::string_view input) {
  const std::size_t length = std::min(input.find('\0'), input.size());
  const uint64_t header = length;
  std::string file(reinterpret_cast<const char*>(&header), sizeof header);
  file += input.substr(0, length);
  if (length < input.size()) file += input.substr(length + 1);

  InputArchive archive;
  // Lists of tensors get copies of those that were read before.
  const Values values = within(4 * file.size(), [&] {
    archive.load_from(file.data(), file.size());
    return archive.values();
  });
  write_and_read(values);
  for (const std::string& key : archive.keys()) {
    InputArchive nested;
    if (archive.try_read(key, nested)) nested.values();
  }
  offer_to_module(archive);
}

}  // namespace taper::fuzz
