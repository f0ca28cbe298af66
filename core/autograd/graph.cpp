#include "taper/core/autograd/graph.h"

#include <unordered_map>

#include "taper/core/base/error.h"
#include "taper/core/graph/node.h"

namespace taper {
namespace {

std::string escaped(const std::string& label) {
  std::string text;
  for (const char c : label) {
    if (c == '"' || c == '\\') text += '\\';
    if (c == '\n') {
      text += "\\n";
    } else {
      text += c;
    }
  }
  return text;
}

// The nodes that y was computed from, oldest first.
class Graph {
 public:
  Graph(const Variable& y, const Names& names, const char* op) {
    check(y.defined() && y.gradient_edge(), op,
          "the value has no graph, expected one that was computed from a leaf that requires grad; "
          "call requires_grad_() on an input before the computation");
    nodes_ = detail::nodes_behind({y});
    for (size_t i = 0; i < nodes_.size(); ++i) ids_[nodes_[i]] = "n" + std::to_string(i);
    for (const auto& [name, leaf] : names)
      if (leaf.defined() && leaf.gradient_edge()) names_[leaf.gradient_edge().node.get()] = name;
  }

  const std::vector<Node*>& nodes() const { return nodes_; }
  const std::string& id(const Node* node) const { return ids_.at(node); }

  std::string name(const Node* node) const {
    const auto named = names_.find(node);
    if (named != names_.end()) return named->second;
    return node->label().empty() ? id(node) : node->label();
  }

  static bool is_leaf(Node* node) { return node->as_accumulate_grad() != nullptr; }

  // "n1", or "n1[2]" for one of several outputs.
  std::string input(const Edge& edge) const {
    if (!edge) return "-";
    const bool single = edge.node->num_outputs() == 1;
    return name(edge.node.get()) + (single ? "" : str("[", edge.output_nr, "]"));
  }

 private:
  std::vector<Node*> nodes_;
  std::unordered_map<const Node*, std::string> ids_, names_;
};

std::string outputs(const Node& node) {
  std::string text;
  for (uint32_t i = 0; i < node.num_outputs(); ++i) {
    const OutputInfo& info = node.output(i);
    text += str(i == 0 ? "" : ", ", to_string(info.dtype), " ", info.sizes());
  }
  return text;
}

// "mul", "y = mul", or the leaf's name; its outputs below.
std::string label(const Graph& graph, Node* node) {
  const bool named = graph.name(node) != graph.id(node);
  if (Graph::is_leaf(node)) return (named ? graph.name(node) : "leaf") + "\n" + outputs(*node);
  return (named ? graph.name(node) + " = " : "") + node->name() + "\n" + outputs(*node);
}

std::string text_line(const Graph& graph, Node* node) {
  if (Graph::is_leaf(node)) return graph.name(node) + " = leaf";
  std::string inputs;
  for (const Edge& edge : node->next_edges())
    inputs += (inputs.empty() ? "" : ", ") + graph.input(edge);
  return graph.name(node) + " = " + node->name() + "(" + inputs + ")";
}

}  // namespace

std::string to_text(const Variable& y, const Names& names) {
  const Graph graph(y, names, "to_text");
  std::string text;
  for (Node* node : graph.nodes()) text += text_line(graph, node) + "  " + outputs(*node) + "\n";
  return text;
}

std::string to_dot(const Variable& y, const Names& names) {
  const Graph graph(y, names, "to_dot");
  std::string text =
      "digraph {\n"
      "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#eeeeee\", fontname=\"sans\"]\n";
  for (Node* node : graph.nodes()) {
    const char* color = Graph::is_leaf(node)                   ? ", fillcolor=\"#cfe2f3\""
                        : node == y.gradient_edge().node.get() ? ", fillcolor=\"#d9ead3\""
                                                               : "";
    text +=
        str("  ", graph.id(node), " [label=\"", escaped(label(graph, node)), "\"", color, "]\n");
    for (const Edge& edge : node->next_edges())
      if (edge) text += str("  ", graph.id(edge.node.get()), " -> ", graph.id(node), "\n");
  }
  return text + "}\n";
}

}  // namespace taper
