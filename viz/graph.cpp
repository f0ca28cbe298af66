#include "taper/viz/graph.h"

#include "taper/core/base/error.h"
#include "taper/viz/value.h"

namespace taper::viz {
namespace {

void describe(Drawn& drawn, const Array& value, bool requires_grad) {
  drawn.shape = sizes_of(value);
  drawn.dtype = to_string(value.dtype());
  drawn.requires_grad = requires_grad;
}

/// "encoder.0" of "encoder.0.weight".
std::string module_of(const std::string& label) {
  const std::size_t dot = label.rfind('.');
  return dot == std::string::npos ? "" : label.substr(0, dot);
}

}  // namespace

int DrawnGraph::known(const Variable& x) const {
  if (x.requires_grad()) {
    const auto found = of_edge_.find(key(x.gradient_edge()));
    return found == of_edge_.end() ? -1 : found->second;
  }
  const auto found = of_impl_.find(x.shared_impl());
  return found == of_impl_.end() ? -1 : found->second;
}

int DrawnGraph::of_node(const Node& node) const {
  const auto found = of_edge_.lower_bound({node.sequence_nr(), 0});
  return found != of_edge_.end() && found->first.first == node.sequence_nr() ? found->second : -1;
}

int DrawnGraph::find(const Variable& x) {
  if (const int id = known(x); id >= 0) return id;
  if (x.requires_grad()) {
    const int id = find(x.gradient_edge());
    if (drawn_[static_cast<std::size_t>(id)].value < 0) new_.emplace_back(id, x.array());
    note_storage(id, x.array());
    return id;
  }
  Drawn constant;
  constant.kind = "constant";
  describe(constant, x.array(), false);
  constant.alias = holder(x.array());
  constant.grad_of = leaf_of_grad(x);
  const int id = add(std::move(constant), x);
  new_.emplace_back(id, x.array());
  return id;
}

int DrawnGraph::find(const Edge& edge) {
  const auto found = of_edge_.find(key(edge));
  if (found != of_edge_.end()) return found->second;
  return edge.node->as_accumulate_grad() != nullptr ? add_leaf(edge) : add_earlier(edge);
}

int DrawnGraph::add_leaf(const Edge& edge) {
  const Variable leaf = edge.node->as_accumulate_grad()->variable();
  Drawn drawn;
  drawn.kind = "leaf";
  drawn.name = edge.node->label();
  drawn.module = module_of(drawn.name);
  const OutputInfo& info = edge.node->output(0);
  drawn.shape.assign(info.sizes().begin(), info.sizes().end());
  drawn.dtype = to_string(info.dtype);
  drawn.requires_grad = true;
  const int id = add(std::move(drawn));
  of_edge_[key(edge)] = id;
  if (!leaf.defined()) return id;
  leaves_.emplace_back(id, leaf.shared_impl());
  of_storage_[leaf.array().storage()] = id;  // a detached copy may have been met before
  new_.emplace_back(id, leaf.array());
  return id;
}

int DrawnGraph::add_earlier(const Edge& edge) {
  const OutputInfo& info = edge.node->output(edge.output_nr);
  Drawn drawn;
  drawn.kind = "earlier";
  drawn.op = edge.node->name();
  drawn.name = edge.node->label();
  drawn.shape.assign(info.sizes().begin(), info.sizes().end());
  drawn.dtype = to_string(info.dtype);
  drawn.requires_grad = true;
  const int id = add(std::move(drawn));
  of_edge_[key(edge)] = id;
  return id;
}

void DrawnGraph::expand(const Node& node) {
  const int id = of_node(node);
  if (id < 0) return;
  if ((*this)[id].kind != std::string("earlier") || !(*this)[id].inputs.empty()) return;
  std::vector<std::optional<std::pair<int, uint32_t>>> inputs;
  for (const Edge& edge : node.next_edges()) {
    inputs.emplace_back();
    if (edge) inputs.back() = {find(edge), edge.output_nr};
  }
  (*this)[id].inputs = std::move(inputs);
}

int DrawnGraph::add(Drawn drawn) {
  drawn_.push_back(std::move(drawn));
  return static_cast<int>(drawn_.size()) - 1;
}

int DrawnGraph::add(Drawn drawn, const Variable& y) {
  const bool tracked = y.impl()->edge.node != nullptr;
  describe(drawn, y.array(), tracked);
  if (tracked && drawn.name.empty()) drawn.name = y.impl()->edge.node->label();
  const int id = add(std::move(drawn));
  const auto inner = of_impl_.find(y.shared_impl());
  if (inner != of_impl_.end()) (*this)[inner->second].is_inner = tracked;
  if (tracked)
    of_edge_[key(y.impl()->edge)] = id;
  else
    of_impl_[y.shared_impl()] = id;
  note_storage(id, y.array());
  return id;
}

// A view, or a change in place, does not take the memory from the value that had it first.
void DrawnGraph::note_storage(int id, const Array& array) {
  of_storage_.emplace(array.storage(), id);
}

int DrawnGraph::holder(const Array& array) const {
  const auto found = of_storage_.find(array.storage());
  return found == of_storage_.end() ? -1 : found->second;
}

int DrawnGraph::leaf_of(const Variable& x) const {
  const int id = holder(x.array());
  return id >= 0 && drawn_[static_cast<std::size_t>(id)].kind == std::string("leaf") ? id : -1;
}

int DrawnGraph::leaf_of_grad(const Variable& x) const {
  for (const auto& [id, weak] : leaves_) {
    const auto leaf = weak.lock();
    if (leaf && leaf->grad.defined() && leaf->grad.array().storage() == x.array().storage())
      return id;
  }
  return -1;
}

Array DrawnGraph::grad_of(int id) const {
  for (const auto& [known, weak] : leaves_) {
    const auto leaf = known == id ? weak.lock() : nullptr;
    if (leaf && leaf->grad.defined()) return leaf->grad.array();
  }
  return {};
}

int DrawnGraph::value(const std::string& json) {
  const auto [entry, is_new] = of_value_.try_emplace(json, static_cast<int>(values_.size()));
  if (is_new) values_.push_back(json);
  return entry->second;
}

}  // namespace taper::viz
