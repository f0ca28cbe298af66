#pragma once

#include <string>
#include <utility>
#include <vector>

#include "taper/core/graph/variable.h"

namespace taper {

/// Names for values of a graph, such as {{"a", a}, {"b", b}}.
using Names = std::vector<std::pair<std::string, Variable>>;

/// The recorded history of y as a table: one line for each operation and leaf, oldest first, with
/// its inputs, dtype and shape ("n2 = mul(a, n1)  float32 [2, 3]"). Inputs that need no gradient
/// are not recorded and read "-"; parameters have their path, what has no name reads n0, n1. Throws
/// if y has no history.
std::string to_text(const Variable& y, const Names& names = {});

/// The same as a Graphviz digraph: `dot -Tsvg` draws it. Ids follow the order of creation, so the
/// same program gives the same text.
std::string to_dot(const Variable& y, const Names& names = {});

}  // namespace taper
