#pragma once

#include <functional>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <unordered_map>
#include <utility>
#include <vector>

#include "taper/core/autograd/ivalue.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/node.h"
#include "taper/core/graph/saved.h"
#include "taper/core/runtime/observer.h"

namespace taper::autograd {

class FunctionNode;

/// The first of a run of inputs or outputs, and the one behind the last.
using IndexRange = std::pair<std::size_t, std::size_t>;

/// What a user's function keeps from its forward for its backward.
class AutogradContext {
 public:
  /// Keeps tensors; inputs and outputs must be kept this way, not in saved_data, so that changes
  /// in place are noticed and no cycle arises. Replaces what was saved before.
  void save_for_backward(variable_list tensors);
  /// What save_for_backward() kept. Throws if it was changed in place or already freed.
  variable_list get_saved_variables() const;
  /// Anything else.
  std::unordered_map<std::string, IValue> saved_data;

  /// Inputs that forward changed in place and returns.
  void mark_dirty(const variable_list& inputs);
  /// Outputs that never require grad.
  void mark_non_differentiable(const variable_list& outputs);
  /// Whether undefined cotangents reach backward as zeros (the default) or undefined.
  void set_materialize_grads(bool on) { materialize_ = on; }
  /// Whether backward must return a gradient for the edge'th tensor among the arguments.
  bool needs_input_grad(std::size_t edge) const;

 private:
  friend class FunctionNode;
  variable_list to_save_, dirty_, non_differentiable_;
  std::vector<Saved> saved_;
  std::weak_ptr<FunctionNode> node_;
  bool materialize_ = true;
};

/// The node of a user's function; only Function<T> makes one.
class FunctionNode final : public Node {
 public:
  using Backward = variable_list (*)(AutogradContext*, variable_list);

  static std::shared_ptr<FunctionNode> make(const char* name, Backward rules);
  FunctionNode(const char* name, Backward rules);

  ArrayRef<Edge> next_edges() const override;
  std::size_t num_outputs() const override;
  const OutputInfo& output(uint32_t output_nr) const override;
  void backward(const std::shared_ptr<Node>& self, TensorList cotangents, Pass& pass) override;
  std::vector<Array> saved() const override;
  void release_saved() override;

  /// Notes an argument of forward, in order; `x` is null for one that is no tensor.
  void add_argument(const Variable* x);
  /// Turns what forward returned into the function's results and gives them their history.
  variable_list finish(const variable_list& inputs, const variable_list& raw);

  AutogradContext context;

 private:
  friend class AutogradContext;
  Variable finish_output(const Variable& y, const variable_list& inputs, uint32_t output_nr);
  void save(const variable_list& outputs);
  /// Tells the tracer and anomaly mode of the results.
  void announce(const variable_list& inputs, const variable_list& outputs);

  Backward backward_;
  std::vector<Edge> edges_;       // one for each tensor argument
  std::vector<int64_t> edge_of_;  // for each argument its edge, or -1
  std::vector<OutputInfo> outputs_;
  std::vector<bool> differentiable_;  // by output
  bool released_ = false;
};

namespace detail {

/// The name of T without namespaces, for as long as the program runs.
const char* function_name(const std::type_info& type);

/// Adds an argument to those of the node and, if it is a tensor or several, to the tensors.
void add_arguments(FunctionNode& node, variable_list& tensors, const Variable& x);
void add_arguments(FunctionNode& node, variable_list& tensors, TensorList list);
inline void add_arguments(FunctionNode& node, variable_list& tensors, const variable_list& list) {
  add_arguments(node, tensors, TensorList(list));
}
template <class T, std::enable_if_t<!std::is_convertible_v<T, Variable>, int> = 0>
void add_arguments(FunctionNode& node, variable_list&, const T&) {
  node.add_argument(nullptr);
}

}  // namespace detail

/// A differentiable function written by hand. Derive, and define
///   static Variable (or variable_list) forward(AutogradContext* ctx, arguments...);
///   static variable_list backward(AutogradContext* ctx, variable_list grad_outputs);
/// then call T::apply(arguments...). Tensors among the arguments, also in lists, are
/// differentiated; backward returns one gradient for each argument (each tensor of a list counts
/// as one), undefined for those that are no tensors. forward runs without recording; backward is
/// recorded under create_graph, so that it can be differentiated again.
template <class T>
struct Function {
  template <class X = T, class... Args>
  static auto apply(Args&&... arguments) {
    const auto node = FunctionNode::make(
        detail::function_name(typeid(T)),
        [](AutogradContext* context, variable_list grad_outputs) -> variable_list {
          return X::backward(context, std::move(grad_outputs));
        });
    const taper::detail::ObservedScope scope(profiler::Phase::kForward, node->c_name());
    variable_list inputs;
    (detail::add_arguments(*node, inputs, arguments), ...);
    using Result = std::decay_t<decltype(X::forward(&node->context, arguments...))>;
    variable_list raw;
    {
      const NoGradGuard guard;
      if constexpr (std::is_same_v<Result, Variable>)
        raw.push_back(X::forward(&node->context, std::forward<Args>(arguments)...));
      else
        raw = X::forward(&node->context, std::forward<Args>(arguments)...);
    }
    variable_list results = node->finish(inputs, raw);
    if constexpr (std::is_same_v<Result, Variable>)
      return results[0];
    else
      return results;
  }
};

}  // namespace taper::autograd
