#pragma once

#include "taper/core/graph/variable.h"
#include "taper/core/tensor/array.h"

namespace taper {

/// A value kept for backward: its array, where its history begins, and the version it had. It
/// holds no handle of the variable, so a graph never owns the leaf whose grad may own the graph.
class Saved {
 public:
  Saved() = default;
  explicit Saved(const Variable& x);
  /// The output of the node being made, which has no edge yet.
  explicit Saved(const Array& output, uint32_t output_nr = 0);

  /// The variable as it was. `node` saved it and is named if the value has changed since. An output
  /// gets its edge, to `node`, only here: kept in the node it would be a cycle.
  Variable unpack(const std::shared_ptr<Node>& node) const;
  const Array& array() const { return array_; }
  void reset() { *this = Saved(); }

 private:
  void check_version(const Node& node) const;

  Array array_;
  Edge edge_;
  uint32_t version_ = 0;
  bool is_output_ = false;
};

namespace detail {
/// Throws: `node` was asked for what it had saved after a pass had freed it.
[[noreturn]] void saved_values_are_gone(const Node& node);
}  // namespace detail

}  // namespace taper
