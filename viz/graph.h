#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "taper/core/base/call_stack.h"
#include "taper/core/graph/node.h"
#include "taper/core/graph/variable_impl.h"

namespace taper::viz {

/// A value that a recording draws, and the operation that made it.
struct Drawn {
  const char* kind;  // leaf, constant, operation, or earlier: made before the recording
  std::string op, name, module;
  std::vector<std::optional<std::pair<int, uint32_t>>> inputs;  // node and output; none: untracked
  std::vector<int64_t> shape;
  std::string dtype;
  bool requires_grad = false;
  int value = -1;
  int alias = -1;    // of a constant: the value whose memory it lies in
  int grad_of = -1;  // of a constant: the leaf whose grad it is
  int pass = 0;      // of the backward pass that made it; 0: the user's program
  std::vector<std::string> saved;
  std::vector<int> holders;  // of what is saved
  std::optional<CallStack> calls;
  bool is_view = false;   // on the memory of its input
  bool is_inner = false;  // became the result of a user's function
};

/// The values that a recording knows, numbered in the order in which it met them. Nothing is kept
/// alive: what is tracked is known by its node's number, the rest by a weak pointer.
class DrawnGraph {
 public:
  /// The number of x, which is added as a leaf, a constant or an earlier result if it is new.
  int find(const Variable& x);
  int find(const Edge& edge);
  /// The number of x, or -1 if it is new.
  int known(const Variable& x) const;
  int of_node(const Node& node) const;
  /// The grad of a leaf; undefined if it has none.
  Array grad_of(int id) const;
  /// The leaf whose memory, or whose grad's memory, x lies in; -1 if none.
  int leaf_of(const Variable& x) const;
  int leaf_of_grad(const Variable& x) const;
  /// Adds the result y of an operation.
  int add(Drawn drawn, const Variable& y);
  /// Adds an operation that has no result, because it failed.
  int add(Drawn drawn);
  /// Now that a node of before the recording runs, draws what it was computed from.
  void expand(const Node& node);
  /// The value whose memory `array` lies in; -1 if none.
  int holder(const Array& array) const;

  Drawn& operator[](int id) { return drawn_[static_cast<std::size_t>(id)]; }
  const std::vector<Drawn>& all() const { return drawn_; }
  /// The values that found() first met, whose JSON is still to be made.
  std::vector<std::pair<int, Array>> take_new() { return std::exchange(new_, {}); }
  /// The number of the table of values that the JSON has.
  int value(const std::string& json);
  const std::vector<std::string>& values() const { return values_; }

 private:
  using Key = std::pair<uint64_t, uint32_t>;  // a node's number and an output's
  static Key key(const Edge& edge) { return {edge.node->sequence_nr(), edge.output_nr}; }
  int add_leaf(const Edge& edge);
  int add_earlier(const Edge& edge);
  void note_storage(int id, const Array& array);

  std::vector<Drawn> drawn_;
  std::map<Key, int> of_edge_;
  std::map<std::weak_ptr<VariableImpl>, int, std::owner_less<>> of_impl_;
  std::map<std::weak_ptr<Storage>, int, std::owner_less<>> of_storage_;
  std::vector<std::pair<int, std::weak_ptr<VariableImpl>>> leaves_;
  std::vector<std::pair<int, Array>> new_;
  std::vector<std::string> values_;
  std::unordered_map<std::string, int> of_value_;
};

}  // namespace taper::viz
