#include "taper/distributed/reduction.h"

#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/hooks.h"
#include "taper/core/graph/node.h"
#include "taper/core/graph/record.h"
#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"

namespace taper::nn::parallel::detail {

Reduction::Reduction(std::shared_ptr<Reducer> reducer)
    : reducer_(std::move(reducer)), layout_(reducer_->layout) {}

void Reduction::begin_forward() {
  for (std::size_t i = 0; i < reducer_->parameters.size(); ++i) {
    const Variable& p = reducer_->parameters[i];
    if (!p.requires_grad()) continue;
    const Variable replica = record("replica", p.array(), wrt(p, [](V g) { return g; }));
    replica.register_hook([self = shared_from_this()](const Variable&) { self->finish(); });
    ViewInfo view;
    view.base = replica.shared_impl();
    view.seen = view.base->generation - 2;  // it has missed a change, so its next use looks
    VariableImpl& impl = *p.impl();
    lent_.push_back({i, impl.edge, std::exchange(impl.view, std::move(view))});
  }
}

void Reduction::end_forward() {
  for (const auto& [parameter, used] : take_back())
    used.node->hooks().add(used.output_nr, [self = shared_from_this(), i = parameter](
                                               const Variable& g) { return self->arrive(i, g); });
}

/// Gives the parameters their histories back. Returns those that were used, and how.
std::vector<std::pair<std::size_t, Edge>> Reduction::take_back() {
  std::vector<std::pair<std::size_t, Edge>> uses;
  for (Lent& lent : std::exchange(lent_, {})) {
    VariableImpl& impl = *reducer_->parameters[lent.parameter].impl();
    Edge used = std::exchange(impl.edge, lent.leaf);
    impl.view = std::move(lent.view);
    if (used.node != lent.leaf.node) uses.emplace_back(lent.parameter, std::move(used));
  }
  return uses;
}

Variable Reduction::place(std::size_t parameter) {
  const auto [bucket, offset] = layout_->places[parameter];
  Filling& filling = fillings_[bucket];
  if (!filling.memory.defined()) filling.memory = reducer_->memory(*layout_, bucket);
  const Variable& p = reducer_->parameters[parameter];
  return Variable(filling.memory.as_strided(GeometryRef(p.array().sizes()), offset));
}

Variable Reduction::arrive(std::size_t parameter, const Variable& g) {
  check(!GradMode::is_enabled(), "DistributedDataParallel",
        "averages have no derivatives; call backward() without create_graph");
  if (is_finished_ || has_arrived_[parameter]) begin_backward();  // the last one may have thrown
  Variable average = place(parameter);
  put_part(parameter, g, average.array());
  has_arrived_[parameter] = true;
  order_.push_back(parameter);
  ++fillings_[layout_->places[parameter].bucket].arrived;
  start_full_ones();
  return average;
}

/// This rank's part of an average: of its gradient and what backwards under no_sync() have left.
/// Returns whether there is any.
bool Reduction::put_part(std::size_t parameter, const Variable& g, const Array& to) {
  const Variable& own = reducer_->parameters[parameter].grad();
  const bool has_own = reducer_->has_own_grads && own.defined();
  const Scalar share = 1.0 / reducer_->group->getSize();
  if (has_own && g.defined())
    kernel::mul(kernel::add(g.array(), own.array()), share, to);
  else if (has_own || g.defined())
    kernel::mul((has_own ? own : g).array(), share, to);
  else
    kernel::fill(to, 0);
  return has_own || g.defined();
}

// In one order, which is the same at all ranks.
void Reduction::start_full_ones() {
  for (; started_ < fillings_.size(); ++started_) {
    Filling& next = fillings_[started_];
    if (next.arrived < layout_->buckets[started_].parameters.size()) break;
    std::vector<Variable> list = {Variable(next.memory)};
    next.work = reducer_->group->allreduce(list);
  }
  reducer_->group->progress();
}

std::vector<std::size_t> Reduction::missing() const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < has_arrived_.size(); ++i)
    if (!has_arrived_[i]) found.push_back(i);
  return found;
}

void Reduction::finish() {
  if (std::exchange(is_finished_, true)) return;
  const std::vector<std::size_t> absent = missing();
  std::string names;
  for (const std::size_t i : absent) names += (names.empty() ? "" : ", ") + reducer_->names[i];
  check(absent.empty() || reducer_->options.find_unused_parameters(), "DistributedDataParallel",
        "This error indicates that your module has parameters that were not used in producing "
        "loss: ",
        names, "; freeze them by requires_grad_(false), or set find_unused_parameters(true)");
  const std::vector<Variable> uses = fill_in(absent);
  for (const Filling& filling : fillings_) filling.work->wait();
  hand_over(absent, uses.empty() ? Variable() : uses[0]);
  if (!reducer_->follows && !reducer_->options.find_unused_parameters()) reducer_->follow(order_);
}

/// Starts what waits for parameters that have no gradient at this rank. Returns at how many ranks
/// each has one, if that may differ.
std::vector<Variable> Reduction::fill_in(const std::vector<std::size_t>& absent) {
  if (!reducer_->options.find_unused_parameters()) return {};
  std::vector<Variable> uses = {
      Variable(kernel::full({static_cast<int64_t>(has_arrived_.size())}, 1, kInt))};
  for (const std::size_t i : absent) {
    uses[0].data_ptr<int32_t>()[i] = put_part(i, {}, place(i).array()) ? 1 : 0;
    ++fillings_[layout_->places[i].bucket].arrived;
  }
  start_full_ones();
  reducer_->group->allreduce(uses)->wait();
  return uses;
}

/// The averages replace what backwards under no_sync() left, and the leaves that will get nothing
/// from this backward get theirs here.
void Reduction::hand_over(const std::vector<std::size_t>& absent, const Variable& uses) {
  if (std::exchange(reducer_->has_own_grads, false))
    for (const Variable& p : reducer_->parameters)
      if (p.grad().defined()) p.grad().zero_();
  for (const std::size_t i : absent)
    if (uses.data_ptr<int32_t>()[i] > 0)
      taper::detail::add_to_grad(*reducer_->parameters[i].impl(), place(i));
}

/// A graph that is retained may have several.
void Reduction::begin_backward() {
  is_finished_ = false;
  fillings_.assign(layout_->buckets.size(), {});
  has_arrived_.assign(reducer_->parameters.size(), false);
  order_.clear();
  started_ = 0;
}

}  // namespace taper::nn::parallel::detail
