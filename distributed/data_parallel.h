#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "taper/core/graph/grad_mode.h"
#include "taper/distributed/reduction.h"
#include "taper/nn/module.h"
#include "taper/nn/module_holder.h"

namespace taper::nn::parallel {

namespace detail {
/// The reducer of a module whose parameters and buffers have become those of rank 0. Throws, with
/// the name, where those of another rank have other shapes or dtypes.
std::shared_ptr<Reducer> replicate(const Module& module,
                                   const intrusive_ptr<c10d::ProcessGroup>& group,
                                   const DistributedDataParallelOptions& options);
/// All become those of rank 0.
void broadcast(c10d::ProcessGroup& group, const std::vector<Variable>& tensors,
               const std::vector<std::string>& names);
}  // namespace detail

/// While one lives, backward leaves each rank its own sums of gradients; the next one outside of it
/// averages them, too.
class NoSync {
 public:
  explicit NoSync(bool& syncs) : syncs_(syncs), before_(std::exchange(syncs, false)) {}
  ~NoSync() { syncs_ = before_; }
  NoSync(const NoSync&) = delete;
  NoSync& operator=(const NoSync&) = delete;

 private:
  bool& syncs_;
  const bool before_;
};

/// A module of which each rank has a copy that learns from a share of the data. The gradients of
/// all become their average, part by part while backward still computes the next ones. All ranks
/// must do the same steps, on as many examples each where the loss is a mean.
template <class M>
class DistributedDataParallel : public Module {
 public:
  /// Parameters and buffers become those of rank 0. Those that are frozen are not averaged.
  DistributedDataParallel(std::shared_ptr<M> its_module,
                          const intrusive_ptr<c10d::ProcessGroup>& group,
                          const DistributedDataParallelOptions& options = {})
      : Module("DistributedDataParallel"),
        module(register_module("module", std::move(its_module))),
        reducer_(detail::replicate(*module, group, options)) {}
  DistributedDataParallel(const ModuleHolder<M>& its_module,
                          const intrusive_ptr<c10d::ProcessGroup>& group,
                          const DistributedDataParallelOptions& options = {})
      : DistributedDataParallel(its_module.ptr(), group, options) {}

  /// The module's; backward() through what it returns averages the gradients.
  template <class... X>
  auto forward(X&&... x) {
    const detail::ForwardScope scope(next_reduction());
    return module->forward(std::forward<X>(x)...);
  }
  template <class... X>
  auto operator()(X&&... x) {
    return forward(std::forward<X>(x)...);
  }

  /// For the accumulation of gradients over several batches: lives around all but the last.
  NoSync no_sync() { return NoSync(syncs_); }

  const std::shared_ptr<M> module;

 private:
  /// Of a forward that begins; null if its gradients are not averaged.
  std::shared_ptr<detail::Reduction> next_reduction() {
    if (is_training() && reducer_->options.broadcast_buffers())
      detail::broadcast(*reducer_->group, buffers(), {});
    if (!GradMode::is_enabled()) return nullptr;
    if (syncs_) return std::make_shared<detail::Reduction>(reducer_);
    reducer_->has_own_grads = true;
    return nullptr;
  }

  std::shared_ptr<detail::Reducer> reducer_;
  bool syncs_ = true;
};

}  // namespace taper::nn::parallel
