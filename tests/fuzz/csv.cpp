// A table in a CSV file. A digit comes first, whose bits are options, then the delimiter.

#include "taper/data/csv.h"

#include "taper/core/ops/ops.h"
#include "tests/fuzz/target.h"

namespace taper::fuzz {
namespace {

void examine(const data::Table& table) {
  const auto columns = static_cast<int64_t>(table.columns.size());
  demand(table.values.dim() == 2 && table.values.size(1) == columns, "columns lack a name");
  for (int64_t i = 0; i < columns; ++i) {
    const std::size_t names = table.class_names[static_cast<std::size_t>(i)].size();
    const Tensor column = table.values.select(1, i);
    const Tensor is_class =
        column.isnan() | ((column >= 0) & (column < static_cast<double>(names)));
    demand(names == 0 || is_class.all().item<bool>(), "a class lacks a name");
  }
}

}  // namespace

void target(std::string_view input) {
  Choices choices(input);
  const uint8_t bits = choices.byte();
  data::CSVOptions options;
  options.header(bits & 1).missing_is_nan(bits & 2);
  options.delimiter(static_cast<char>(choices.byte()));
  if (bits & 4) options.classes({options.header() ? "a" : "0"});
  const MemoryFile file(choices.rest());
  // Of a field with its delimiter, two bytes, there is a float64, and in the end a copy.
  examine(within(16 * input.size(), [&] { return data::read_csv(file.path(), options); }));
  const std::string target = options.header() ? "b" : "0";
  data::datasets::CSVDataset(file.path(), target, options).get(0);
}

}  // namespace taper::fuzz
