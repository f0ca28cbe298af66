#include "taper/core/graph/node.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <unordered_set>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/hooks.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/graph/variable_impl.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/ops.h"
#include "taper/core/runtime/pool.h"
#include "taper/core/tensor/layout.h"

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

/// True if nobody else holds g or its memory.
bool is_ours(const Variable& g) {
  return g.shared_impl().use_count() == 1 && g.array().storage().use_count() == 1;
}

/// g as the first grad of a leaf. It lies like the leaf, if that fills its memory, else row-major.
Variable first_grad(Variable g, const Array& leaf) {
  const bool fills = leaf.is_contiguous() || is_dense(leaf.sizes(), leaf.strides());
  const GeometryRef geometry = fills ? leaf.geometry() : GeometryRef(leaf.sizes());
  const bool lies_so =
      (g.is_contiguous() && geometry->contiguous) || g.array().strides() == geometry->strides;
  if (lies_so && is_ours(g)) return g;
  const Array copy(g.dtype(), geometry);
  kernel::copy(copy, g.array());
  return Variable(copy);
}

}  // namespace

Node::Node(const char* name)
    : name_(name), sequence_nr_(next_sequence_nr.fetch_add(1, std::memory_order_relaxed)) {}

void Node::renumber() {
  sequence_nr_ = next_sequence_nr.fetch_add(1, std::memory_order_relaxed);
  unused.fetch_add(1, std::memory_order_relaxed);
}

/// What few nodes have.
struct Node::Extras {
  Hooks hooks;
  std::shared_ptr<const Origin> origin;
  std::string label;
};

Node::~Node() {
  delete extras_.load(std::memory_order_relaxed);
  unused.fetch_add(1, std::memory_order_relaxed);
}

int64_t live_nodes() {
  const uint64_t used = unused.load(std::memory_order_relaxed);
  return static_cast<int64_t>(next_sequence_nr.load(std::memory_order_relaxed) - used);
}

Node::Extras& Node::extras() {
  Extras* there = extras_.load(std::memory_order_acquire);
  if (there != nullptr) return *there;
  auto made = std::make_unique<Extras>();
  return extras_.compare_exchange_strong(there, made.get(), std::memory_order_acq_rel)
             ? *made.release()
             : *there;  // another thread was faster
}

Hooks& Node::hooks() { return extras().hooks; }

void Node::run_hooks_of(const Extras& extras, uint32_t output_nr, Variable& g) {
  extras.hooks.run(output_nr, g);
}

bool Node::has_hooks() const {
  const Extras* extras = extras_.load(std::memory_order_acquire);
  return extras != nullptr && extras->hooks.any();
}

const std::string& Node::label() const {
  static const std::string* const none = new std::string;
  const Extras* extras = extras_.load(std::memory_order_acquire);
  return extras == nullptr ? *none : extras->label;
}

void Node::set_label(std::string label) { extras().label = std::move(label); }

void Node::set_origin(Origin origin) {
  extras().origin = std::make_shared<Origin>(std::move(origin));
}

std::shared_ptr<const Origin> Node::shared_origin() const {
  const Extras* extras = extras_.load(std::memory_order_acquire);
  return extras == nullptr ? nullptr : extras->origin;
}

AccumulateGrad::AccumulateGrad(const std::shared_ptr<VariableImpl>& leaf)
    : Node("accumulate_grad"), leaf_(leaf), info_(leaf->array) {
  unused.fetch_add(1, std::memory_order_relaxed);  // it is part of the leaf, not of a graph
}

AccumulateGrad::~AccumulateGrad() { unused.fetch_sub(1, std::memory_order_relaxed); }

Variable AccumulateGrad::variable() const { return Variable(leaf_.lock()); }

void AccumulateGrad::accumulate(Variable&& g) {
  const std::shared_ptr<VariableImpl> leaf = leaf_.lock();
  if (!leaf || leaf->edge.node == nullptr) return;
  check(leaf->edge.node.get() == this, "backward",
        "leaf variable has been moved into the graph interior, got a leaf of shape ",
        leaf->array.sizes(), " that was changed in place after it had been used");
  detail::add_to_grad(*leaf, std::move(g));
}

void detail::add_to_grad(VariableImpl& of, Variable&& g) {
  const std::lock_guard<std::mutex> lock(grad_mutex());
  Variable& grad = of.grad;
  if (GradMode::is_enabled()) {
    grad = grad.defined() ? grad + g : is_ours(g) ? std::move(g) : clone(g);
  } else if (!grad.defined()) {
    grad = first_grad(std::move(g), of.array);
    grad.impl()->unrecorded = true;
  } else {
    check_writable("backward", grad);
    const Array &sum = grad.array(), &term = g.array();
    if (term.dtype() == sum.dtype() && term.storage() != sum.storage())
      kernel::add_into(sum, term);
    else
      kernel::add_into(sum, kernel::clone(kernel::cast(term, sum.dtype())));
    bump_version("backward", grad);
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
void detail::Destroy::operator()(Node* node) const noexcept {
  thread_local bool at_work = false;
  thread_local Node* waiting = nullptr;
  node->next_ = std::exchange(waiting, node);
  if (at_work) return;
  at_work = true;
  while (waiting != nullptr) delete std::exchange(waiting, waiting->next_);
  at_work = false;
}

}  // namespace taper
