#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "taper/core/graph/variable_impl.h"
#include "taper/distributed/reducer.h"

namespace taper::nn::parallel::detail {

/// One forward of a net, and the averaging of gradients in its backward.
///
/// During the forward each parameter poses as a view of a value that was computed from it, its
/// replica. So its first use records a node that is newer than those before, and backward runs it
/// as soon as all users have run, long before the leaf. There the gradient is put into its bucket,
/// and a bucket that is full, and all before it, begins to travel; what goes on is the place in the
/// bucket. The replicas, older than all of the forward, come at the end: the first one waits for
/// the buckets.
class Reduction : public std::enable_shared_from_this<Reduction> {
 public:
  explicit Reduction(std::shared_ptr<Reducer> reducer);

  void begin_forward();
  void end_forward();

 private:
  /// A parameter's own history.
  struct Lent {
    std::size_t parameter;
    Edge leaf;
    ViewInfo view;
  };
  /// What is known of a bucket in this backward.
  struct Filling {
    Array memory;
    std::size_t arrived = 0;
    c10d::ProcessGroup::WorkPtr work;
  };

  std::vector<std::pair<std::size_t, Edge>> take_back();
  Variable arrive(std::size_t parameter, const Variable& g);
  Variable place(std::size_t parameter);
  bool put_part(std::size_t parameter, const Variable& g, const Array& to);
  void start_full_ones();
  void finish();
  std::vector<std::size_t> missing() const;
  std::vector<Variable> fill_in(const std::vector<std::size_t>& absent);
  void hand_over(const std::vector<std::size_t>& absent, const Variable& uses);
  void begin_backward();

  const std::shared_ptr<Reducer> reducer_;
  const std::shared_ptr<const Layout> layout_;
  std::vector<Lent> lent_;
  bool is_finished_ = true;
  std::vector<Filling> fillings_;
  std::vector<bool> has_arrived_;
  std::vector<std::size_t> order_;  // of arrival
  std::size_t started_ = 0;
};

/// The scope of a forward whose gradients are averaged, if there is a reduction.
class ForwardScope {
 public:
  explicit ForwardScope(std::shared_ptr<Reduction> reduction) : reduction_(std::move(reduction)) {
    if (reduction_) reduction_->begin_forward();
  }
  ~ForwardScope() {
    if (reduction_) reduction_->end_forward();
  }
  ForwardScope(const ForwardScope&) = delete;
  ForwardScope& operator=(const ForwardScope&) = delete;

 private:
  const std::shared_ptr<Reduction> reduction_;
};

}  // namespace taper::nn::parallel::detail
