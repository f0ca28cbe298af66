#include "taper/viz/places.h"

#include <cstdlib>
#include <fstream>
#include <map>

#include "taper/viz/json.h"

namespace taper::viz {
namespace {

/// The text of a line of a source file without its indentation; empty if there is none to read.
std::string line_of(const std::string& file, int64_t line) {
  std::ifstream in(file);
  std::string text;
  for (int64_t i = 0; i < line; ++i)
    if (!std::getline(in, text)) return "";
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string::npos ? "" : text.substr(begin, 200);
}

// Only the file's name is shown: folders are the user's own affair.
std::string describe(const std::string& place) {
  const std::size_t colon = place.rfind(':');
  const std::string file = place.substr(0, colon);
  const int64_t line = std::strtoll(place.c_str() + colon + 1, nullptr, 10);
  return json::object({{"file", json::quoted(file.substr(file.rfind('/') + 1))},
                       {"line", json::number(line)},
                       {"text", json::quoted(line_of(file, line))}});
}

}  // namespace

Places::Places(const std::vector<const CallStack*>& calls) {
  std::map<std::string, int> known;
  for (const std::string& place : CallStack::places(calls)) {
    of_.push_back(-1);
    if (place.empty()) continue;
    const auto [entry, is_new] = known.try_emplace(place, static_cast<int>(texts_.size()));
    if (is_new) texts_.push_back(describe(place));
    of_.back() = entry->second;
  }
}

std::string Places::json() const { return json::array(texts_); }

}  // namespace taper::viz
