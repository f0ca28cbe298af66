#pragma once

#include <functional>

#include "taper/core/graph/variable.h"

namespace taper {

/// Finding where NaN or Inf began. While enabled (for all threads), every operation and every rule
/// is checked; the first one that makes a value that is not finite out of finite ones throws, and
/// names itself, the shapes of its inputs and the place where it was recorded. Slow: for debugging.
struct AnomalyMode {
  static bool is_enabled();
  /// Without check_nan values are not looked at: only what throws by itself is traced back.
  static void set_enabled(bool enabled, bool check_nan = true);
  static bool should_check_nan();
};

namespace autograd {

using taper::AnomalyMode;

/// Enables AnomalyMode until the end of the scope, and warns once that it is slow.
class DetectAnomalyGuard {
 public:
  explicit DetectAnomalyGuard(bool check_nan = true);
  ~DetectAnomalyGuard() { AnomalyMode::set_enabled(enabled_, check_nan_); }
  DetectAnomalyGuard(const DetectAnomalyGuard&) = delete;
  DetectAnomalyGuard& operator=(const DetectAnomalyGuard&) = delete;

 private:
  bool enabled_, check_nan_;
};

}  // namespace autograd

namespace detail {

/// While it lives, this thread runs the rules of a backward pass: the rule is to be named then, not
/// the operation inside it.
class RunningRules {
 public:
  RunningRules();
  ~RunningRules();
  RunningRules(const RunningRules&) = delete;
  RunningRules& operator=(const RunningRules&) = delete;

 private:
  bool previous_;
};

/// Runs the rules of a node. If they throw, warnings say where the node was recorded, and, if that
/// was in a backward pass, where the node was whose rule did it, and so on.
void run_examined(const Node& node, const std::function<void()>& rules);

/// Notes at y's node what it was made from and where, and throws if y is not finite though the
/// inputs are.
void examine_forward(const char* op, const Variable& y, ArrayRef<const Variable*> inputs);
/// Throws if g, made by the rule of `node` for input i, is not finite though the node's cotangents
/// are.
void examine_backward(const Node& node, std::size_t i, TensorList cotangents, const Variable& g);

}  // namespace detail
}  // namespace taper
