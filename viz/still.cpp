#include "taper/viz/still.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>

#include "taper/core/base/error.h"
#include "taper/core/base/format.h"
#include "taper/core/graph/node.h"
#include "taper/viz/json.h"
#include "taper/viz/script.h"
#include "taper/viz/value.h"

namespace taper::viz {
namespace {

/// The nodes behind y, oldest first, with numbers and names.
class Tape {
 public:
  Tape(const char* op, const Variable& y, const Names& names) {
    check(y.defined() && y.requires_grad(), op,
          "the value has no graph, expected one that was computed from a leaf that requires grad; "
          "call requires_grad_() on an input before the computation");
    nodes_ = taper::detail::nodes_behind({y});
    for (std::size_t i = 0; i < nodes_.size(); ++i) ids_[nodes_[i]] = i;
    for (const auto& [name, x] : names)
      if (x.defined() && x.requires_grad()) names_[x.gradient_edge().node.get()] = name;
    root_ = id(y.gradient_edge().node.get());
  }

  const std::vector<Node*>& nodes() const { return nodes_; }
  std::size_t id(const Node* node) const { return ids_.at(node); }
  std::size_t root() const { return root_; }
  /// The name given, or else the label; empty if there is none.
  const std::string& name(const Node* node) const {
    const auto found = names_.find(node);
    return found == names_.end() ? node->label() : found->second;
  }
  std::string called(const Node* node) const {
    return name(node).empty() ? "n" + std::to_string(id(node)) : name(node);
  }

 private:
  std::vector<Node*> nodes_;
  std::unordered_map<const Node*, std::size_t> ids_;
  std::unordered_map<const Node*, std::string> names_;
  std::size_t root_ = 0;
};

bool is_leaf(Node* node) { return node->as_accumulate_grad() != nullptr; }

/// As the page has it: "float64 (2, 3)".
std::string shape_text(const OutputInfo& info) {
  std::string shape = str(IntArrayRef(info.sizes()));
  shape.front() = '(';
  shape.back() = ')';
  return str(to_string(info.dtype), " ", shape);
}

std::string node_json(const Tape& tape, Node* node) {
  std::vector<std::string> inputs;
  for (const Edge& edge : node->next_edges())
    inputs.push_back(
        !edge ? "null"
              : json::object(
                    {{"node", json::number(static_cast<int64_t>(tape.id(edge.node.get())))}}));
  const OutputInfo& info = node->output(0);
  const Variable leaf = is_leaf(node) ? node->as_accumulate_grad()->variable() : Variable();
  const bool shows_number = leaf.defined() && leaf.dim() == 0;
  return json::object(
      {{"kind", is_leaf(node) ? "\"leaf\"" : "\"operation\""},
       {"op", is_leaf(node) ? "" : json::quoted(node->name())},
       {"name", tape.name(node).empty() ? "" : json::quoted(tape.name(node))},
       {"inputs", json::array(inputs)},
       {"shape", json::sizes({info.sizes().begin(), info.sizes().end()})},
       {"dtype", json::quoted(to_string(info.dtype))},
       {"requires_grad", "true"},
       {"value", shows_number ? json::number(static_cast<int64_t>(tape.id(node))) : ""}});
}

/// Text between quotes in Mermaid: everything that is neither letter, digit nor harmless by code.
std::string mermaid_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    const bool is_plain = std::isalnum(code) != 0 || code >= 0x80 || c == ' ' || c == '.' ||
                          c == '_' || c == ',' || c == '(' || c == ')' || c == '=' || c == '-';
    out += is_plain ? std::string(1, c) : "#" + std::to_string(code) + ";";
  }
  return out;
}

std::string mermaid_node(const Tape& tape, Node* node) {
  const std::string id = "n" + std::to_string(tape.id(node));
  const std::string& name = tape.name(node);
  const std::string shape = mermaid_text(shape_text(node->output(0)));
  if (is_leaf(node))
    return str("  ", id, "([\"", mermaid_text(name.empty() ? "leaf" : name), "<br>", shape,
               "\"])\n");
  return str("  ", id, "[\"",
             mermaid_text(name.empty() ? node->name() : name + " = " + node->name()), "<br>", shape,
             "\"]\n");
}

std::size_t saved_bytes(const Node& node) {
  std::size_t bytes = 0;
  for (const Array& array : node.saved()) bytes += array.nbytes();
  return bytes;
}

/// Without what would move the cursor of a terminal.
std::string printable(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') c = '?';
  return text;
}

std::string inputs_text(const Tape& tape, const Node& node) {
  std::string text;
  for (const Edge& edge : node.next_edges())
    text += str(text.empty() ? "" : ", ", edge ? tape.called(edge.node.get()) : "-");
  return text;
}

}  // namespace

std::string to_svg(const Variable& y, const Names& names) {
  const Tape tape("to_svg", y, names);
  constexpr std::size_t kMost = 1000;
  check(tape.nodes().size() <= kMost, "to_svg", "the graph has too many nodes to be seen, got ",
        tape.nodes().size(), ", expected at most ", kMost, "; use to_dot() and Graphviz");
  std::vector<std::string> nodes, values;
  for (Node* node : tape.nodes()) {
    nodes.push_back(node_json(tape, node));
    const Variable leaf = is_leaf(node) ? node->as_accumulate_grad()->variable() : Variable();
    values.push_back(leaf.defined() && leaf.dim() == 0 ? value_json(leaf.array()) : "null");
  }
  return draw(json::object({{"nodes", json::array(nodes)},
                            {"values", json::array(values)},
                            {"steps", "[]"},
                            {"root", json::number(static_cast<int64_t>(tape.root()))}}));
}

std::string to_mermaid(const Variable& y, const Names& names) {
  const Tape tape("to_mermaid", y, names);
  std::string text = "flowchart LR\n";
  for (Node* node : tape.nodes()) text += mermaid_node(tape, node);
  for (Node* node : tape.nodes())
    for (const Edge& edge : node->next_edges())
      if (edge) text += str("  n", tape.id(edge.node.get()), " --> n", tape.id(node), "\n");
  text += "  classDef leaf fill:#d8e9f8,stroke:#0067a8,color:#1d2430\n";
  for (Node* node : tape.nodes())
    if (is_leaf(node)) text += str("  class n", tape.id(node), " leaf\n");
  return text;
}

std::string print_tape(const Variable& y, const Names& names) {
  const Tape tape("print_tape", y, names);
  std::vector<std::array<std::string, 5>> rows{{"value", "operation", "inputs", "type", "saved"}};
  for (Node* node : tape.nodes()) {
    const std::size_t bytes = saved_bytes(*node);
    rows.push_back({printable(tape.called(node)), is_leaf(node) ? "leaf" : node->name(),
                    printable(inputs_text(tape, *node)), shape_text(node->output(0)),
                    bytes == 0 ? "" : str(bytes, " B")});
  }
  std::array<std::size_t, 5> widths{};
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += row[i] + std::string(widths[i] + 2 - row[i].size(), ' ');
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

}  // namespace taper::viz
