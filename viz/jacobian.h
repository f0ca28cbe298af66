#pragma once

#include <string>

#include "taper/viz/graph.h"

namespace taper::viz {

/// The Jacobians of a root by each leaf for which it has at most 64 entries, as JSON; empty where
/// there are none, where the graph is large, or where running its rules once more would be noticed.
std::string jacobians_json(const Variable& root, DrawnGraph& graph);

}  // namespace taper::viz
