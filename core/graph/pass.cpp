#include "taper/core/graph/pass.h"

#include <algorithm>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/anomaly.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/own_stack.h"
#include "taper/core/graph/saved.h"
#include "taper/core/graph/trace.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/arithmetic.h"
#include "taper/core/ops/conversion.h"
#include "taper/core/runtime/observer.h"
#include "taper/core/tensor/shape.h"

namespace taper {
namespace {

/// Undoes, for a cotangent, what broadcasting and dtype promotion did to the value.
void fit(const Node& from, std::size_t i, const OutputInfo& want, Variable& g) {
  if (!g.array().geometry().is_same(want.geometry) && g.sizes() != IntArrayRef(want.sizes())) {
    check(broadcasts_to(want.sizes(), g.sizes()), "backward", "Function ", from.c_name(),
          " returned an invalid gradient at index ", i, " - got ", g.sizes(),
          " but expected shape compatible with ", want.sizes());
    g = sum_to(g, want.sizes());
  }
  if (g.dtype() != want.dtype) g = g.to(want.dtype);
}

/// How many passes run inside of each other on one stack: rules may call backward().
constexpr int kMostNested = 32;
thread_local int nested = 0;

struct Nesting {
  Nesting() { ++nested; }
  ~Nesting() { --nested; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;
};

/// True if adding into g's memory disturbs nobody else.
bool is_private(const Variable& g) {
  return !g.requires_grad() && g.shared_impl().use_count() == 1 && g.is_contiguous() &&
         g.array().storage().use_count() == 1;
}

/// The nodes from which some target can be reached, targets included.
std::unordered_set<const Node*> nodes_leading_to(TensorList roots,
                                                 const std::vector<Edge>& targets) {
  std::unordered_set<const Node*> needed, seen;
  uint64_t oldest = UINT64_MAX;
  for (const Edge& target : targets) {
    needed.insert(target.node.get());
    oldest = std::min(oldest, target.node->sequence_nr());
  }
  std::vector<const Node*> found, todo;
  for (const Variable& root : roots) todo.push_back(root.gradient_edge().node.get());
  while (!todo.empty()) {
    const Node* node = todo.back();
    todo.pop_back();
    if (node == nullptr || node->sequence_nr() < oldest || !seen.insert(node).second) continue;
    found.push_back(node);
    for (const Edge& edge : node->next_edges()) todo.push_back(edge.node.get());
  }
  std::sort(found.begin(), found.end(),
            [](const Node* a, const Node* b) { return a->sequence_nr() < b->sequence_nr(); });
  for (const Node* node : found)  // oldest first: what an edge leads to has been decided
    for (const Edge& edge : node->next_edges())
      if (edge && needed.count(edge.node.get()) > 0) needed.insert(node);
  return needed;
}

}  // namespace

Pass::Pass(bool retain_graph, bool create_graph)
    : retain_(retain_graph),
      create_(create_graph),
      anomaly_(AnomalyMode::is_enabled()),
      tracer_(current_tracer()) {
  leaves_.reserve(8);
}

void Pass::ask(TensorList roots, const std::vector<Edge>& targets) {
  restricted_ = true;
  needed_ = nodes_leading_to(roots, targets);
  for (const Edge& target : targets) targets_.emplace_back(target, Variable());
}

void Pass::seed(const Variable& root, Variable g) {
  if (!wants(root.gradient_edge())) return;
  roots_.push_front(root.gradient_edge());
  add(roots_.front(), std::move(g));
}

void Pass::add(const Edge& edge, Variable&& g) {
  const Variable shown = tracer_ != nullptr ? g : Variable();
  Variable& sum = waiting_.at(edge);
  if (!sum.defined())
    sum = std::move(g);
  else if (is_private(sum) && !create_)
    kernel::add_into(sum.array(), g.array());
  else
    sum = sum + g;
  if (tracer_ != nullptr) tracer_->added(*edge.node, edge.output_nr, shown, sum);
}

Pass::Waiting Pass::take_newest() {
  Waiting newest = waiting_.take_newest();
  const Edge& to = *newest.to;
  to.node->run_hooks(to.output_nr, newest.cotangent);
  for (auto& [target, g] : targets_)
    if (target.node == to.node && target.output_nr == to.output_nr) g = newest.cotangent;
  return newest;
}

void Pass::deliver(const Node& from, std::size_t i, Variable g) {
  if (tracer_ != nullptr) tracer_->returned(from, i, g);
  if (!g.defined()) return;
  if (anomaly_) detail::examine_backward(from, i, running_, g);
  const Edge& edge = from.next_edges()[i];
  fit(from, i, edge.node->output(edge.output_nr), g);
  add(edge, std::move(g));
}

void Pass::run() {
  if (nested >= kMostNested) return detail::on_own_stack([this] { run(); });
  const Nesting nesting;
  const AutoGradMode mode(create_);
  const detail::RunningRules rules;
  const detail::ObservedScope scope(profiler::Phase::kRange, "backward");
  while (!waiting_.empty()) {
    Waiting newest = take_newest();
    const std::shared_ptr<Node>& node = newest.to->node;
    if (node->as_accumulate_grad() != nullptr) {
      leaves_.push_back(std::move(newest));
    } else if (node->num_outputs() == 1) {
      visit(node, newest.cotangent);
    } else {
      variable_list cotangents(node->num_outputs());
      cotangents[newest.to->output_nr] = std::move(newest.cotangent);
      while (!waiting_.empty() && waiting_.newest().node == node) {
        Waiting next = take_newest();
        cotangents[next.to->output_nr] = std::move(next.cotangent);
      }
      visit(node, cotangents);
    }
  }
}

void Pass::visit(const std::shared_ptr<Node>& owner, TensorList cotangents) {
  Node& node = *owner;
  const ArrayRef<Edge> edges = node.next_edges();
  if (restricted_ &&
      std::none_of(edges.begin(), edges.end(), [&](const Edge& e) { return wants(e); }))
    return;
  if (tracer_ != nullptr) tracer_->running(node, cotangents);
  running_ = cotangents;
  if (!node.readers().enter(!retain_)) detail::saved_values_are_gone(node);
  try {
    const detail::ObservedScope scope(profiler::Phase::kBackward, node.c_name());
    if (anomaly_)
      detail::run_examined(node, [&] { node.backward(owner, cotangents, *this); });
    else
      node.backward(owner, cotangents, *this);
  } catch (...) {
    if (!retain_) node.readers().keep();
    if (node.readers().leave()) node.release_saved();
    throw;
  }
  if (!retain_ && tracer_ != nullptr) tracer_->freed(node, node.saved());
  if (node.readers().leave()) node.release_saved();
}

void Pass::accumulate() {
  const AutoGradMode mode(create_);
  for (Waiting& waiting : leaves_) {
    AccumulateGrad& leaf = *waiting.to->node->as_accumulate_grad();
    if (tracer_ != nullptr) tracer_->accumulating(leaf.variable(), waiting.cotangent);
    const detail::ObservedScope scope(profiler::Phase::kBackward, leaf.c_name());
    leaf.accumulate(std::move(waiting.cotangent));
  }
  leaves_.clear();
}

Variable Pass::collected(const Edge& wanted) const {
  for (const auto& [target, g] : targets_)
    if (target.node == wanted.node && target.output_nr == wanted.output_nr) return g;
  return {};
}

}  // namespace taper
