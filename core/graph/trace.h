#pragma once

#include <vector>

#include "taper/core/graph/node.h"
#include "taper/core/graph/variable.h"

namespace taper {

/// Watches the engine at work: tools derive from it and draw, print or measure what they see. A
/// tracer must not change what it is shown, nor run operations that would be traced again.
class Tracer {
 public:
  virtual ~Tracer() = default;
  /// An operation was recorded as `node`, with result y.
  virtual void recorded(const Node& /*node*/, const Variable& /*y*/) {}
  /// A node runs; its outputs have these cotangents (undefined stands for zero).
  virtual void running(const Node& /*node*/, TensorList /*cotangents*/) {}
  /// Its rule for input i returned g.
  virtual void returned(const Node& /*node*/, std::size_t /*i*/, const Variable& /*g*/) {}
  /// g, brought to the right shape and dtype, was added to the cotangent of a node's output, which
  /// is now `sum`.
  virtual void added(const Node& /*to*/, uint32_t /*output_nr*/, const Variable& /*g*/,
                     const Variable& /*sum*/) {}
  /// The values that a node had saved are given up.
  virtual void freed(const Node& /*node*/, const std::vector<Array>& /*saved*/) {}
  /// g is about to be added to the leaf's grad.
  virtual void accumulating(const Variable& /*leaf*/, const Variable& /*g*/) {}
};

/// The tracer of this thread, or null.
Tracer* current_tracer();

namespace detail {
void set_current_tracer(Tracer* tracer);
}

/// Sets the tracer of this thread until the end of the scope.
class TraceGuard {
 public:
  explicit TraceGuard(Tracer& tracer);
  ~TraceGuard();
  TraceGuard(const TraceGuard&) = delete;
  TraceGuard& operator=(const TraceGuard&) = delete;

 private:
  Tracer* previous_;
};

}  // namespace taper
