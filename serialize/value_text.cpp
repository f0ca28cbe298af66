#include "taper/serialize/value_text.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "taper/core/base/error.h"
#include "taper/core/graph/variable.h"

namespace taper::serialize {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kList = " tensors";

/// The shortest digits that read as x again; NaN and infinity as Python and JavaScript spell them.
std::string digits(double x) {
  if (std::isnan(x)) return "NaN";
  if (std::isinf(x)) return x > 0 ? "Infinity" : "-Infinity";
  char buffer[32];
  std::string text(buffer, std::to_chars(buffer, buffer + sizeof buffer, x).ptr);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

/// Whether it is a number that an int64_t holds.
bool is_integer(const Json& json) {
  constexpr uint64_t kMost = std::numeric_limits<int64_t>::max();
  return json.is_number_integer() && !(json.is_number_unsigned() && json.get<uint64_t>() > kMost);
}

std::optional<IValue> list_of(const Json& json) {
  std::vector<int64_t> values;
  for (const Json& item : json) {
    if (!is_integer(item)) return std::nullopt;
    values.push_back(item.get<int64_t>());
  }
  return IValue(std::move(values));
}

std::optional<IValue> value_of(const Json& json) {
  if (json.is_null()) return IValue();
  if (json.is_boolean()) return IValue(json.get<bool>());
  if (is_integer(json)) return IValue(json.get<int64_t>());
  if (json.is_number()) return IValue(json.get<double>());
  if (json.is_string()) return IValue(json.get<std::string>());
  if (json.is_array()) return list_of(json);
  return std::nullopt;
}

}  // namespace

std::string to_text(const IValue& value) {
  if (value.isNone()) return "null";
  if (value.isBool()) return value.toBool() ? "true" : "false";
  if (value.isInt()) return std::to_string(value.toInt());
  if (value.isDouble()) return digits(value.toDouble());
  if (value.isString()) return quoted(value.toStringRef());
  return Json(value.toIntVector()).dump();
}

IValue from_text(const std::string& text) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (text == "Infinity") return kInfinity;
  if (text == "-Infinity") return -kInfinity;
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  return value_of(json).value_or(IValue(text));
}

std::string quoted(const std::string& text) {
  try {
    return Json(text).dump();
  } catch (const Json::exception&) {
    throw Error("save: a name or text is not UTF-8; choose another one");
  }
}

std::string list_text(std::size_t count) { return std::to_string(count) + std::string(kList); }

std::optional<std::size_t> list_count(const std::string& text) {
  std::size_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  const std::string_view tail(rest, static_cast<std::size_t>(end - rest));
  return error == std::errc() && tail == kList ? std::optional(count) : std::nullopt;
}

}  // namespace taper::serialize
