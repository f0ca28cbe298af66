#include "taper/core/autograd/engine.h"

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/core/graph/pass.h"
#include "taper/core/graph/trace.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/operators.h"

namespace taper::autograd {
namespace {

/// Why x has no history, as far as one can see, and what to do about it.
const char* why_untracked(const Variable& x) {
  if (!x.is_floating_point()) return "; a tensor of integers or bools has no derivative";
  if (x.impl()->unrecorded)
    return "; it was made while nothing was recorded: under NoGradGuard, or by a backward pass "
           "without create_graph=true";
  return "; call requires_grad_() on a leaf before computing with it";
}

/// The cotangent that root `i` starts with: the one given, or 1 for a scalar.
Variable root_cotangent(std::size_t i, const Variable& root, const Variable& given) {
  check(root.requires_grad(), "backward", "element ", i,
        " of tensors does not require grad and does not have a grad_fn, got a tensor of shape ",
        root.sizes(), why_untracked(root));
  const Edge& edge = root.gradient_edge();
  const OutputInfo& made = edge.node->output(edge.output_nr);
  check(root.sizes() == made.sizes(), "backward", "invalid gradient at index ", i, " - got ",
        root.sizes(), " but expected shape compatible with ", made.sizes(), ", the sizes of ",
        edge.node->c_name(),
        "'s result before set_data(); call detach_() and requires_grad_() to make it a leaf");
  if (!given.defined()) {
    check(root.numel() == 1, "backward",
          "grad can be implicitly created only for scalar outputs, "
          "got shape ",
          root.sizes(), "; pass a gradient of that shape, or call sum() first");
    return Variable(kernel::full(root.sizes(), 1, made.dtype));
  }
  check(given.sizes() == root.sizes(), "backward", "invalid gradient at index ", i, " - got ",
        given.sizes(), " but expected shape compatible with ", root.sizes());
  return given.dtype() == made.dtype ? given : given.to(made.dtype);
}

std::vector<Edge> target_edges(const char* op, TensorList inputs) {
  std::vector<Edge> edges;
  for (const Variable& input : inputs) {
    check(input.requires_grad(), op,
          "One of the differentiated Tensors does not require grad, got one of shape ",
          input.sizes(), why_untracked(input));
    edges.push_back(input.gradient_edge());
  }
  return edges;
}

void seed_roots(Pass& pass, const char* op, TensorList roots, TensorList cotangents) {
  check(cotangents.empty() || cotangents.size() == roots.size(), op, "got ", roots.size(),
        " tensors and ", cotangents.size(), " gradients, expected as many or none");
  for (std::size_t i = 0; i < roots.size(); ++i)
    pass.seed(roots[i],
              root_cotangent(i, roots[i], cotangents.empty() ? Variable() : cotangents[i]));
}

}  // namespace

void backward(TensorList tensors, TensorList grad_tensors, std::optional<bool> retain_graph,
              bool create_graph, TensorList inputs) {
  if (create_graph)
    TAPER_WARN_ONCE(
        "Using backward() with create_graph=True will create a reference cycle between the "
        "parameter and its gradient which can cause a memory leak. We recommend using "
        "autograd.grad when creating the graph to avoid this. If you have to use this function, "
        "make sure to reset the .grad fields of your parameters to None after use to break the "
        "cycle and avoid the leak.");
  const bool retain = retain_graph.value_or(create_graph);
  const TracePass trace("backward", tensors, retain, create_graph);
  Pass pass(retain, create_graph);
  for (const Variable& input : inputs) input.retain_grad();
  const std::vector<Edge> targets = target_edges("backward", inputs);
  if (!inputs.empty()) pass.ask(tensors, targets);
  seed_roots(pass, "backward", tensors, grad_tensors);
  pass.run();
  pass.accumulate();
}

variable_list grad(TensorList outputs, TensorList inputs, TensorList grad_outputs,
                   std::optional<bool> retain_graph, bool create_graph, bool allow_unused) {
  check(!inputs.empty(), "grad", "grad requires non-empty inputs.");
  const bool retain = retain_graph.value_or(create_graph);
  const TracePass trace("grad", outputs, retain, create_graph);
  Pass pass(retain, create_graph);
  const std::vector<Edge> targets = target_edges("grad", inputs);
  pass.ask(outputs, targets);
  seed_roots(pass, "grad", outputs, grad_outputs);
  pass.run();
  variable_list grads;
  for (const Edge& target : targets) {
    grads.push_back(pass.collected(target));
    check(allow_unused || grads.back().defined(), "grad",
          "One of the differentiated Tensors appears to not have been used in the graph. Set "
          "allow_unused=True if this is the desired behavior. Got input ",
          grads.size() - 1);
  }
  return grads;
}

}  // namespace taper::autograd

void taper::Variable::backward(const Variable& gradient, std::optional<bool> retain_graph,
                               bool create_graph, std::optional<TensorList> inputs) const {
  check(!inputs || !inputs->empty(), "backward", "'inputs' argument to backward cannot be empty.");
  autograd::backward(*this, gradient, retain_graph, create_graph, inputs.value_or(TensorList()));
}
