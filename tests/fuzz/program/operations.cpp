#include "tests/fuzz/program/operations.h"

#include <map>

namespace taper::fuzz {
namespace {

using Operations = std::map<uint32_t, Operation>;

uint32_t number_of(const std::string& name) {
  uint32_t hash = 2166136261;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
  return hash;
}

Operations all_operations() {
  Operations operations;
  for (const rows::Family& family : rows::kFamilies) {
    if (family.name == std::string("random")) continue;  // values are sizes there
    for (const rows::Row& row : family.rows())
      operations.try_emplace(number_of(row.name()), Operation{row, {}});
  }
  return operations;
}

}  // namespace

const Operation& operation(uint32_t number) {
  static Operations operations = all_operations();
  auto at = operations.lower_bound(number);
  if (at == operations.end()) at = operations.begin();
  if (at->second.cases.empty()) at->second.cases = at->second.row.cases();
  return at->second;
}

}  // namespace taper::fuzz
