#pragma once

#include <string>

#include "taper/core/autograd/graph.h"

/// Pictures of the graph behind y that need no browser. Ids follow the order of creation, so the
/// same program gives the same text; names may hold anything and are escaped. All throw if y has no
/// history.
namespace taper::viz {

/// An SVG file with the layout of the page, for light and dark. Throws if the library was built
/// without Duktape.
std::string to_svg(const Variable& y, const Names& names = {});

/// A Graphviz digraph: `dot -Tsvg` draws it.
using taper::to_dot;

/// A Mermaid flowchart, which README files on many sites show as a picture.
std::string to_mermaid(const Variable& y, const Names& names = {});

/// A table for terminals: each node with its inputs, shape, dtype and the bytes it has saved.
std::string print_tape(const Variable& y, const Names& names = {});

}  // namespace taper::viz
