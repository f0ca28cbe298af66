#pragma once

#include <cstdint>
#include <forward_list>
#include <unordered_set>
#include <utility>
#include <vector>

#include "taper/core/graph/cotangents.h"
#include "taper/core/graph/node.h"
#include "taper/core/graph/variable.h"
#include "taper/core/runtime/pool.h"

namespace taper {

class Tracer;

/// One backward pass. Cotangents wait, summed, at the nodes they belong to; the newest waiting
/// node runs next. Because every edge leads to an older node, all uses of a value have then been
/// heard: no counting of dependencies, and no recursion however deep the graph is. Leaves receive
/// their sums at the very end, so a rule that throws leaves every grad as it was.
class Pass {
 public:
  Pass(bool retain_graph, bool create_graph);

  /// Restricts the pass to the nodes that lead to `targets`, whose cotangents it collects.
  void ask(TensorList roots, const std::vector<Edge>& targets);
  /// Adds a cotangent at a root.
  void seed(const Variable& root, Variable g);
  /// Runs every node that waits, newest first.
  void run();
  /// Adds what arrived to the leaves' grads.
  void accumulate();
  /// What arrived at a target of ask(); undefined if nothing did.
  Variable collected(const Edge& wanted) const;

  // For nodes:
  /// True if somebody needs the cotangent of the value that `edge` points at.
  bool wants(const Edge& edge) const {
    return edge.node && (!restricted_ || needed_.count(edge.node.get()) > 0);
  }
  /// Adds g to the cotangent of input `i` of `from`: sums out what broadcasting added, converts
  /// the dtype, and throws, naming `from`, if the shape does not fit.
  void deliver(const Node& from, std::size_t i, Variable g);

 private:
  using Waiting = Cotangents::Waiting;

  void add(const Edge& edge, Variable&& g);
  Waiting take_newest();
  void visit(const std::shared_ptr<Node>& owner, TensorList cotangents);

  std::forward_list<Edge, pool::Allocator<Edge>> roots_;  // keep the graph alive
  Cotangents waiting_;
  std::vector<Waiting, pool::Allocator<Waiting>> leaves_;
  std::vector<std::pair<Edge, Variable>> targets_;
  std::unordered_set<const Node*> needed_;
  TensorList running_;  // the cotangents of the node that runs
  bool restricted_ = false;
  const bool retain_, create_, anomaly_;
  Tracer* const tracer_;
};

}  // namespace taper
