#pragma once

#include <vector>

#include "taper/optim/optimizer.h"

namespace taper::optim {

/// Changes the learning rates of an optimizer's groups, step by step, usually once an epoch after
/// the optimizer's step. The optimizer must outlive it.
class LRScheduler {
 public:
  explicit LRScheduler(Optimizer& optimizer);
  virtual ~LRScheduler() = default;

  /// Sets the next rates. Throws if get_lrs() does not give one for each group.
  void step();
  /// The rates that are in force, one for each group.
  std::vector<double> get_last_lr() const { return get_current_lrs(); }
  /// Where the schedule stands, by name. The rates themselves are the optimizer's to save.
  OrderedDict<std::string, IValue> state_dict() const;
  void load_state_dict(const OrderedDict<std::string, IValue>& dict);
  /// Shows `fields` every member that changes; see fields.h.
  virtual void visit(Fields& fields);

 protected:
  /// The rates for step number step_count_, which counts from 0. PyTorch's schedulers set the
  /// rates of step 0 when they are made, libtorch's do not.
  virtual std::vector<double> get_lrs() = 0;
  std::vector<double> get_current_lrs() const;
  /// The current rates, each times `factor`.
  std::vector<double> scaled_lrs(double factor) const;
  /// The rates before any schedule: every scheduler of one optimizer starts from the same.
  const std::vector<double>& base_lrs() const { return base_lrs_; }
  Optimizer& optimizer() const { return optimizer_; }

  unsigned step_count_ = 0;

 private:
  friend class SequentialLR;
  /// Begins anew: the base rates, then the first step.
  void restart();
  void set_optimizer_lrs(const std::vector<double>& lrs);

  Optimizer& optimizer_;
  std::vector<double> base_lrs_;
};

}  // namespace taper::optim
