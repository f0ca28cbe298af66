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
#include "taper/core/graph/variable_impl.h"
#include "taper/core/ops/creation.h"

namespace taper::autograd {
namespace {

bool contains(const variable_list& list, const Variable& x) {
  return std::any_of(list.begin(), list.end(), [&](const Variable& y) { return y.is_same(x); });
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

variable_list AutogradContext::get_saved_variables() const {
  if (node_->released_) Saved::throw_freed(*node_);
  variable_list tensors;
  for (const Saved& s : saved_)
    tensors.push_back(s.array().defined() ? s.unpack(node_->shared_from_this()) : Variable());
  return tensors;
}

bool AutogradContext::needs_input_grad(std::size_t edge) const {
  check(edge < node_->edges_.size(), "needs_input_grad", "there is no such tensor argument, got ",
        edge, ", expected less than ", node_->edges_.size());
  return static_cast<bool>(node_->edges_[edge]);
}

FunctionNode::~FunctionNode() {
  for (Edge& edge : edges_) release(std::move(edge.node));
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
  renumber();  // forward may have refreshed views: every edge must lead to an older node
  variable_list outputs;
  for (const Variable& y : raw) {
    check(y.defined(), c_name(), "forward returned an undefined tensor");
    outputs_.emplace_back(y.array());
    outputs.push_back(finish_output(y, inputs, static_cast<uint32_t>(outputs.size())));
  }
  save(raw, outputs);
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
  if (contains(context.dirty_, y)) {
    check_writable(c_name(), y);
    bump_version(c_name(), y);
    if (differentiable) {
      Variable history(y.array());
      history.impl()->edge = Edge{shared_from_this(), output_nr};
      rebase(y, history);
    }
    return y;
  }
  // An input, or a view of something, that is returned becomes a tensor of its own.
  Variable result = contains(inputs, y) || y.impl()->view ? Variable(y.array()) : y;
  result.impl()->edge = differentiable ? Edge{shared_from_this(), output_nr} : Edge();
  return result;
}

void FunctionNode::announce(const variable_list& inputs, const variable_list& outputs) {
  std::vector<const Variable*> examined;
  for (const Variable& x : inputs) examined.push_back(&x);
  for (const Variable& y : outputs) {
    if (Tracer* tracer = current_tracer();
        tracer != nullptr && y.gradient_edge().node.get() == this)
      tracer->recorded(*this, y);
    if (AnomalyMode::is_enabled()) taper::detail::examine_forward(c_name(), y, examined);
  }
}

void FunctionNode::save(const variable_list& raw, const variable_list& outputs) {
  for (const Variable& x : context.to_save_) {
    const auto found =
        std::find_if(raw.begin(), raw.end(), [&](const Variable& y) { return y.is_same(x); });
    if (!x.defined())
      context.saved_.emplace_back();
    else if (found != raw.end() &&
             outputs[static_cast<std::size_t>(found - raw.begin())].gradient_edge().node.get() ==
                 this)
      context.saved_.emplace_back(x.array(), static_cast<uint32_t>(found - raw.begin()));
    else
      context.saved_.emplace_back(x);
  }
  context.to_save_.clear();
}

void FunctionNode::backward(const std::shared_ptr<Node>& /*self*/, TensorList cotangents,
                            Pass& pass) {
  if (released_) Saved::throw_freed(*this);
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
          " returned a gradient different from undefined at position ", i + 1,
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
  released_ = released_ || !context.saved_.empty();
  context.saved_.clear();
}

}  // namespace taper::autograd
