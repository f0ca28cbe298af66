#include "taper/core/graph/node.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <unordered_set>

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/variable_impl.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/ops.h"
#include "taper/core/runtime/pool.h"

namespace taper {
namespace {

std::atomic<uint64_t> next_sequence_nr{1};
/// How many numbers belong to no recorded operation, or to none any more.
std::atomic<uint64_t> unused{1};

/// One lock for all leaves: it is held for one addition, and only where passes run concurrently
/// does anybody wait for it.
std::mutex& grad_mutex() {
  static std::mutex* const mutex = new std::mutex;
  return *mutex;
}

bool has_own_memory(const Variable& g) {
  return g.shared_impl().use_count() == 1 && g.array().storage().use_count() == 1 &&
         g.is_contiguous();
}

}  // namespace

Node::Node(const char* name)
    : name_(name), sequence_nr_(next_sequence_nr.fetch_add(1, std::memory_order_relaxed)) {}

void Node::renumber() {
  sequence_nr_ = next_sequence_nr.fetch_add(1, std::memory_order_relaxed);
  unused.fetch_add(1, std::memory_order_relaxed);
}

Node::~Node() { unused.fetch_add(1, std::memory_order_relaxed); }

int64_t live_nodes() {
  const uint64_t used = unused.load(std::memory_order_relaxed);
  return static_cast<int64_t>(next_sequence_nr.load(std::memory_order_relaxed) - used);
}

Node::Extras& Node::extras() {
  if (!extras_) extras_ = std::make_unique<Extras>();
  return *extras_;
}

unsigned Node::add_hook(uint32_t output_nr, Hook hook) {
  std::vector<HookEntry>& hooks = extras().hooks;
  const auto id = static_cast<unsigned>(hooks.size());
  hooks.push_back({output_nr, std::move(hook)});
  return id;
}

void Node::remove_hook(unsigned id) {
  check(extras_ && id < extras_->hooks.size(), "remove_hook", "Invalid index, no hook at position ",
        id, "; pass what register_hook() has returned");
  extras_->hooks[id].hook = nullptr;  // the entry stays, so that ids are not used again
}

void Node::run_hooks_on(uint32_t output_nr, Variable& g) const {
  const std::vector<HookEntry> hooks = extras_->hooks;  // a hook may add hooks, or remove itself
  for (const HookEntry& entry : hooks) {
    if (entry.output_nr != output_nr || !entry.hook) continue;
    if (Variable changed = entry.hook(g); changed.defined()) g = std::move(changed);
  }
}

void Node::set_origin(Origin origin) {
  extras().origin = std::make_shared<Origin>(std::move(origin));
}

AccumulateGrad::AccumulateGrad(const std::shared_ptr<VariableImpl>& leaf)
    : Node("accumulate_grad"), leaf_(leaf), info_(leaf->array) {
  unused.fetch_add(1, std::memory_order_relaxed);  // it is part of the leaf, not of a graph
}

AccumulateGrad::~AccumulateGrad() { unused.fetch_sub(1, std::memory_order_relaxed); }

Variable AccumulateGrad::variable() const { return Variable(leaf_.lock()); }

void AccumulateGrad::accumulate(Variable g, bool create_graph) {
  const std::shared_ptr<VariableImpl> leaf = leaf_.lock();
  if (!leaf) return;
  const std::lock_guard<std::mutex> lock(grad_mutex());
  Variable& grad = leaf->grad;
  if (create_graph) {
    grad = grad.defined() ? grad + g : g;
  } else if (!grad.defined()) {
    grad = has_own_memory(g) ? std::move(g) : Variable(kernel::clone(g.array()));
    grad.impl()->unrecorded = true;
  } else if (grad.requires_grad()) {
    grad = Variable(kernel::add(grad.array(), g.array()));
  } else {
    kernel::add_into(grad.array(), g.array());
    grad.array().storage()->bump_version("backward");
  }
}

std::vector<Node*> detail::nodes_behind(TensorList roots) {
  std::vector<Node*> nodes, waiting;
  std::unordered_set<Node*> seen;
  const auto visit = [&](const Edge& edge) {
    if (edge && seen.insert(edge.node.get()).second) waiting.push_back(edge.node.get());
  };
  for (const Variable& root : roots)
    if (root.defined()) visit(root.gradient_edge());
  while (!waiting.empty()) {
    nodes.push_back(waiting.back());
    waiting.pop_back();
    for (const Edge& edge : nodes.back()->next_edges()) visit(edge);
  }
  std::sort(nodes.begin(), nodes.end(),
            [](Node* a, Node* b) { return a->sequence_nr() < b->sequence_nr(); });
  return nodes;
}

// A chain of a million nodes must not be destroyed a million calls deep. The first call on the
// stack works off a list; those that it causes only add to it.
void detail::release_last(std::shared_ptr<Node> node) noexcept {
  using List = std::vector<std::shared_ptr<Node>, pool::Allocator<std::shared_ptr<Node>>>;
  thread_local List* list = nullptr;
  if (list != nullptr) {
    if (list->empty()) list->reserve(16);
    list->push_back(std::move(node));
    return;
  }
  List own;
  list = &own;
  node.reset();
  while (!own.empty()) {
    node = std::move(own.back());
    own.pop_back();
    node.reset();
  }
  list = nullptr;
}

}  // namespace taper
