#include "tests/support/safetensors.h"

#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace taper::testing {
namespace {

using Json = nlohmann::json;

ScalarType dtype_of_name(const std::string& name) {
  static const std::map<std::string, ScalarType> dtypes{
      {"BOOL", kBool}, {"U8", kByte},  {"I8", kChar},       {"I16", kShort}, {"I32", kInt},
      {"I64", kLong},  {"F16", kHalf}, {"BF16", kBFloat16}, {"F32", kFloat}, {"F64", kDouble}};
  const auto found = dtypes.find(name);
  check(found != dtypes.end(), "load_safetensors", "unknown dtype ", name);
  return found->second;
}

Variable read(const Json& entry, const std::string& bytes, std::size_t begin) {
  const auto sizes = entry.at("shape").get<std::vector<int64_t>>();
  const Variable x = empty(sizes, dtype_of_name(entry.at("dtype").get<std::string>()));
  const auto ends = entry.at("data_offsets").get<std::vector<std::size_t>>();
  check(ends.size() == 2 && ends[0] <= ends[1] && ends[1] - ends[0] == x.nbytes() &&
            ends[1] <= bytes.size() - begin,
        "load_safetensors", "the offsets do not fit shape and file");
  if (x.nbytes() > 0) std::memcpy(x.data_ptr(), bytes.data() + begin + ends[0], x.nbytes());
  return x;
}

}  // namespace

std::map<std::string, Variable> load_safetensors(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  check(file.is_open(), "load_safetensors", "cannot open ", path);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  uint64_t length = 0;
  check(bytes.size() >= sizeof length, "load_safetensors", path, " is too short");
  std::memcpy(&length, bytes.data(), sizeof length);
  check(length <= bytes.size() - sizeof length, "load_safetensors", path, " is too short");
  const std::size_t begin = sizeof length + length;
  std::map<std::string, Variable> out;
  const Json header = Json::parse(bytes.substr(sizeof length, length));
  for (const auto& [name, entry] : header.items())
    if (name != "__metadata__") out.emplace(name, read(entry, bytes, begin));
  return out;
}

}  // namespace taper::testing
