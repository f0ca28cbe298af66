#include "taper/optim/fields.h"

#include "taper/core/base/error.h"
#include "taper/core/ops/comparison.h"
#include "taper/core/ops/conversion.h"

namespace taper::optim {
namespace {

constexpr int64_t kMostCounted = int64_t{1} << 62;  // a counter never gets that far

IValue copied(const IValue& value) {
  if (value.isTensor()) return value.toTensor().clone();
  if (!value.isTensorList()) return value;
  variable_list list;
  for (const Variable& x : value.toTensorVector()) list.push_back(x.clone());
  return list;
}

bool same_list(const variable_list& a, const variable_list& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Variable& x, const Variable& y) { return equal(x, y); });
}

bool same(const IValue& a, const IValue& b) {
  if (a.isTensorList() && b.isTensorList())
    return same_list(a.toTensorVector(), b.toTensorVector());
  if (a.isTensor() && b.isTensor()) return equal(a.toTensor(), b.toTensor());
  if (a.isString() && b.isString()) return a.toStringRef() == b.toStringRef();
  if (a.isDouble() && b.isDouble()) return a.toDouble() == b.toDouble();
  if (a.isInt() && b.isInt()) return a.toInt() == b.toInt();
  if (a.isBool() && b.isBool()) return a.toBool() == b.toBool();
  return a.isNone() && b.isNone();
}

}  // namespace

bool FieldWriter::field(const std::string& name, IValue& value, bool left_out) {
  if (!left_out || !value.isNone()) dict_.insert(prefix_ + name, value);
  return false;
}

bool FieldReader::field(const std::string& name, IValue& value, bool left_out) {
  const IValue* found = dict_.find(prefix_ + name);
  check(found != nullptr || left_out, "load_state_dict", "the entry '", prefix_, name,
        "' is missing");
  value = found == nullptr ? IValue() : copied(*found);
  const int64_t number = value.isInt() ? value.toInt() : 0;
  check(number > -kMostCounted && number < kMostCounted, "load_state_dict", "the entry '", prefix_,
        name, "' is too large to count on from, got ", number);
  return true;
}

bool same_entries(const StateDict& a, const StateDict& b) {
  if (a.size() != b.size()) return false;
  for (const auto& item : a) {
    const IValue* other = b.find(item.key());
    if (other == nullptr || !same(item.value(), *other)) return false;
  }
  return true;
}

}  // namespace taper::optim
