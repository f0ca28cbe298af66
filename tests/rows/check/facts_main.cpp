// Writes what the rows show of each operation, as JSON: for docs/generate_operations.py and
// coverage.py.

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/rows/check/facts.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: row_facts <file>\n";
    return 2;
  }
  rows::Survey survey;
  nlohmann::json json;
  for (const rows::Family& family : rows::kFamilies)
    for (const rows::Row& row : family.rows()) {
      rows::add(row, survey);
      json["rows"].push_back({family.name, row.op, row.variant});
    }
  for (const auto& [op, facts] : survey.operations)
    json["operations"][op] = {
        {"dtypes", facts.dtypes}, {"orders", facts.orders}, {"in_place", facts.in_place}};
  json["recorded"] = survey.recorded;
  json["checked"] = survey.checked;
  std::ofstream file(argv[1]);
  file << json.dump(1) << '\n';
  return file.flush() ? 0 : 1;
}
