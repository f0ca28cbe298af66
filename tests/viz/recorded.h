#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "taper/viz.h"
#include "tests/support/leaf.h"

namespace taper::testing {

/// A recording read back: its nodes by name, its steps by kind.
class Recorded {
 public:
  explicit Recorded(const std::string& text) : json(nlohmann::json::parse(text)) {}

  std::vector<nlohmann::json> steps(const std::string& kind) const {
    std::vector<nlohmann::json> found;
    for (const auto& step : json["steps"])
      if (step["kind"] == kind) found.push_back(step);
    return found;
  }
  /// The number of the node of that name, or else of the first one of that operation; -1 if none.
  int id(const std::string& name) const {
    for (const char* key : {"name", "op"})
      for (const auto& node : json["nodes"])
        if (node.value(key, "") == name) return node["id"].get<int>();
    return -1;
  }
  nlohmann::json node(const std::string& name) const {
    return json["nodes"].at(static_cast<std::size_t>(id(name)));
  }
  /// The elements of a value.
  nlohmann::json data(const nlohmann::json& index) const {
    return json["values"].at(index.get<std::size_t>())["data"];
  }
  double number(const nlohmann::json& index) const { return data(index).at(0).get<double>(); }

  nlohmann::json json;
};

}  // namespace taper::testing
