#include "taper/core/autograd/function.h"

#include <cxxabi.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <set>

#include "taper/core/base/error.h"
#include "taper/core/graph/anomaly.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/graph/pass.h"
#include "taper/core/graph/trace.h"
#include "taper/core/graph/view.h"
#include "taper/core/ops/creation.h"

namespace taper::autograd {
namespace {

bool contains(const variable_list& list, const Variable& x) {
  return std::any_of(list.begin(), list.end(), [&](const Variable& y) { return y.is_same(x); });
}

/// Whose history changes when x is changed in place.
const VariableImpl* base_of(const Variable& x) {
  return x.impl()->view ? x.impl()->view.base.get() : x.impl();
}

}  // namespace

const char* detail::function_name(const std::type_info& type) {
  static std::mutex* const mutex = new std::mutex;
  static std::set<std::string>* const names = new std::set<std::string>;
  int status = 0;
  char* const text = abi::__cxa_demangle(type.name(), nullptr, nullptr, &status);
  std::string name = status == 0 ? text : type.name();
  std::free(text);
  name = name.substr(name.rfind("::") == std::string::npos ? 0 : name.rfind("::") + 2);
  const std::lock_guard<std::mutex> lock(*mutex);
  return names->insert(name).first->c_str();
}

void detail::add_arguments(FunctionNode& node, variable_list& tensors, const Variable& x) {
  node.add_argument(&x);
  tensors.push_back(x);
}
void detail::add_arguments(FunctionNode& node, variable_list& tensors, TensorList list) {
  for (const Variable& x : list) add_arguments(node, tensors, x);
}

void AutogradContext::save_for_backward(variable_list tensors) { to_save_ = std::move(tensors); }
void AutogradContext::mark_dirty(const variable_list& inputs) { dirty_ = inputs; }
void AutogradContext::mark_non_differentiable(const variable_list& outputs) {
  non_differentiable_ = outputs;
}

variable_list AutogradContext::get_saved_variables() const {
  const std::shared_ptr<FunctionNode> node = node_.lock();
  if (node->released_) taper::detail::saved_values_are_gone(*node);
  variable_list tensors;
  for (const Saved& s : saved_)
    tensors.push_back(s.array().defined() ? s.unpack(node) : Variable());
  return tensors;
}

bool AutogradContext::needs_input_grad(std::size_t edge) const {
  const ArrayRef<Edge> edges = node_.lock()->next_edges();
  check(edge < edges.size(), "needs_input_grad", "Index out of range, got ", edge,
        ", expected less than ", edges.size());
  return static_cast<bool>(edges[edge]);
}

FunctionNode::FunctionNode(const char* name, Backward rules) : Node(name), backward_(rules) {}
ArrayRef<Edge> FunctionNode::next_edges() const { return edges_; }
std::size_t FunctionNode::num_outputs() const { return outputs_.size(); }
const OutputInfo& FunctionNode::output(uint32_t output_nr) const { return outputs_[output_nr]; }

std::shared_ptr<FunctionNode> FunctionNode::make(const char* name, Backward rules) {
  auto node = make_node<FunctionNode>(name, rules);
  node->context.node_ = node;
  return node;
}

void FunctionNode::add_argument(const Variable* x) {
  edge_of_.push_back(x == nullptr ? -1 : static_cast<int64_t>(edges_.size()));
  if (x == nullptr) return;
  const bool tracked = GradMode::is_enabled() && x->requires_grad();
  edges_.push_back(tracked ? x->gradient_edge() : Edge());
}

variable_list FunctionNode::finish(const variable_list& inputs, const variable_list& raw) {
  for (const Variable& x : context.dirty_)
    check(contains(raw, x), c_name(),
          "Some elements marked as dirty during the forward method were not returned as output. "
          "The inputs that are modified inplace must all be outputs of the Function.");
  for (const Variable& x : context.to_save_)
    for (const Variable& changed : context.dirty_)
      check(
          !x.defined() || base_of(x) != base_of(changed) || contains(context.dirty_, x), c_name(),
          "a tensor that shares memory with one marked as dirty cannot be saved for backward, got "
          "one of shape ",
          x.defined() ? Dims(x.sizes()) : Dims(),
          "; save the one that forward changed, or a clone()");
  renumber();  // forward may have refreshed views: every edge must lead to an older node
  variable_list outputs;
  for (const Variable& y : raw) {
    check(y.defined(), c_name(), "forward returned an undefined tensor");
    outputs_.emplace_back(y.array());
    outputs.push_back(finish_output(y, inputs, static_cast<uint32_t>(outputs.size())));
  }
  if (std::count(differentiable_.begin(), differentiable_.end(), true) > 1)
    for (const Variable& y : outputs)
      if (ViewInfo& view = y.impl()->view; view && view.made == ViewInfo::Made::kInFunction)
        view.made = ViewInfo::Made::kAmongOthers;
  save(outputs);
  announce(inputs, outputs);
  context.dirty_.clear();
  context.non_differentiable_.clear();
  return outputs;
}

Variable FunctionNode::finish_output(const Variable& y, const variable_list& inputs,
                                     uint32_t output_nr) {
  const bool tracked =
      std::any_of(edges_.begin(), edges_.end(), [](const Edge& e) { return bool(e); });
  const bool differentiable =
      tracked && y.is_floating_point() && !contains(context.non_differentiable_, y);
  const Edge edge = differentiable ? Edge{context.node_.lock(), output_nr} : Edge();
  differentiable_.push_back(differentiable);
  if (contains(context.dirty_, y)) {
    check(!differentiable || y.impl()->view || !y.is_leaf() || !y.requires_grad(), c_name(),
          "a leaf Variable that requires grad has been used in an in-place operation. Got shape ",
          y.sizes(), "; change a clone() of it");
    check_writable(c_name(), y);
    if (differentiable) {
      check_rebasable(c_name(), y);
      Variable history(y.array());
      history.impl()->edge = edge;
      rebase(y, history);
    }
    bump_version(c_name(), y);
    return y;
  }
  // An input that is returned, or something else with a history of its own, is seen through a
  // handle of the function's.
  const bool is_others = contains(inputs, y) || y.impl()->edge;
  if (!differentiable) return is_others ? y.detach() : y;
  Variable result = is_others ? as_view(Variable(y.array()), y) : y;
  result.impl()->edge = edge;
  if (result.impl()->view) result.impl()->view.made = ViewInfo::Made::kInFunction;
  return result;
}

void FunctionNode::announce(const variable_list& inputs, const variable_list& outputs) {
  std::vector<const Variable*> examined;
  for (const Variable& x : inputs) examined.push_back(&x);
  for (const Variable& y : outputs) {
    if (Tracer* tracer = current_tracer();
        tracer != nullptr && y.gradient_edge().node.get() == this)
      tracer->recorded(*this, y);
    if (Tracer* tracer = current_tracer()) tracer->computed(c_name(), y, examined);
    if (AnomalyMode::is_enabled()) taper::detail::examine_forward(c_name(), y, examined);
  }
}

void FunctionNode::save(const variable_list& outputs) {
  for (const Variable& x : context.to_save_) {
    std::size_t i = 0;
    while (i < outputs.size() && !(differentiable_[i] && outputs[i].is_same(x))) ++i;
    if (!x.defined()) {
      context.saved_.emplace_back();
    } else if (i < outputs.size()) {
      context.saved_.emplace_back(x.array(), static_cast<uint32_t>(i));
    } else {
      context.saved_.emplace_back(x);
    }
  }
  context.to_save_.clear();
  if (!context.saved_.empty()) readers().open();
}

void FunctionNode::backward(const std::shared_ptr<Node>& /*self*/, TensorList cotangents,
                            Pass& pass) {
  variable_list g = cotangents.vec();
  if (context.materialize_)
    for (std::size_t i = 0; i < g.size(); ++i)
      if (!g[i].defined()) g[i] = zeros(outputs_[i].sizes(), outputs_[i].dtype);
  variable_list grads = backward_(&context, g);
  while (grads.size() > edge_of_.size() && !grads.back().defined()) grads.pop_back();
  check(grads.size() == edge_of_.size(), "backward", "function ", c_name(),
        " returned an incorrect number of gradients (expected ", edge_of_.size(), ", got ",
        grads.size(), "); return one for each argument of forward");
  for (std::size_t i = 0; i < grads.size(); ++i) {
    check(edge_of_[i] >= 0 || !grads[i].defined(), "backward", "function ", c_name(),
          " returned a gradient different that is defined at position ", i + 1,
          ", but the corresponding forward input was not a Variable");
    if (edge_of_[i] < 0) continue;
    const auto edge = static_cast<std::size_t>(edge_of_[i]);
    if (pass.wants(edges_[edge])) pass.deliver(*this, edge, std::move(grads[i]));
  }
}

std::vector<Array> FunctionNode::saved() const {
  std::vector<Array> arrays;
  for (const Saved& s : context.saved_)
    if (s.array().defined()) arrays.push_back(s.array());
  return arrays;
}

void FunctionNode::release_saved() {
  // saved_data stays: only what save_for_backward() kept is freed, as in PyTorch.
  released_ = true;
  context.saved_.clear();
}

}  // namespace taper::autograd
