#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "taper/core/graph/node.h"
#include "taper/core/graph/variable.h"
#include "taper/core/runtime/observer.h"

namespace taper {

/// Watches the engine at work: tools derive from it and draw, print or measure what they see. A
/// tracer must not change what it is shown, nor run operations that would be traced again.
class Tracer {
 public:
  virtual ~Tracer() = default;
  /// An operation was recorded as `node`, with result y.
  virtual void recorded(const Node& /*node*/, const Variable& /*y*/) {}
  /// `op` made y, after recorded() if it was recorded. The inputs of an operation that has no
  /// derivative are not known.
  virtual void computed(const char* /*op*/, const Variable& /*y*/,
                        ArrayRef<const Variable*> /*inputs*/) {}
  /// `op` is about to change x in place; it has done so.
  virtual void writing(const char* /*op*/, const Variable& /*x*/) {}
  virtual void written(const char* /*op*/, const Variable& /*x*/) {}
  /// The forward of a part of a model begins and is over; `path` is its name in the whole.
  virtual void entered(const std::string& /*path*/) {}
  virtual void left() {}
  /// A backward pass begins and is over, perhaps by an exception; `call` is what the user called.
  virtual void began(const char* /*call*/, TensorList /*roots*/, bool /*retain_graph*/,
                     bool /*create_graph*/) {}
  virtual void ended() {}
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

namespace detail {
Tracer* find_tracer();
void set_current_tracer(Tracer* tracer);
}  // namespace detail

/// The tracer of this thread, or null. A call is made only where somebody watches.
inline Tracer* current_tracer() { return detail::is_observed() ? detail::find_tracer() : nullptr; }

/// Sets the tracer of this thread, or that there is none, until the end of the scope.
class TraceGuard {
 public:
  explicit TraceGuard(Tracer& tracer) : TraceGuard(&tracer) {}
  explicit TraceGuard(std::nullptr_t) : TraceGuard(static_cast<Tracer*>(nullptr)) {}
  ~TraceGuard();
  TraceGuard(const TraceGuard&) = delete;
  TraceGuard& operator=(const TraceGuard&) = delete;

 private:
  explicit TraceGuard(Tracer* tracer);
  Tracer* previous_;
};

/// Tells the tracer, if there is one, that a part of a model is at work until the end of the scope.
class TracePart {
 public:
  explicit TracePart(const std::string& path) {
    if (detail::is_observed()) enter(path);
  }
  ~TracePart() {
    if (tracer_ != nullptr) tracer_->left();
  }
  TracePart(const TracePart&) = delete;
  TracePart& operator=(const TracePart&) = delete;

 private:
  void enter(const std::string& path);
  Tracer* tracer_ = nullptr;
};

/// Tells the tracer, if there is one, of a backward pass as long as the scope; `call` is what the
/// user called, such as "backward".
class TracePass {
 public:
  TracePass(const char* call, TensorList roots, bool retain_graph, bool create_graph) {
    if (detail::is_observed()) begin(call, roots, retain_graph, create_graph);
  }
  ~TracePass() {
    if (tracer_ != nullptr) tracer_->ended();
  }
  TracePass(const TracePass&) = delete;
  TracePass& operator=(const TracePass&) = delete;

 private:
  void begin(const char* call, TensorList roots, bool retain_graph, bool create_graph);
  Tracer* tracer_ = nullptr;
};

}  // namespace taper
