#pragma once

#include <memory>

#include "taper/optim/schedulers/lr_scheduler.h"

namespace taper::optim {

/// One schedule after the other: at milestones[i] the next one begins anew. Throws unless all
/// belong to the optimizer, and there is one milestone less than schedulers.
class SequentialLR : public LRScheduler {
 public:
  SequentialLR(Optimizer& optimizer, std::vector<std::shared_ptr<LRScheduler>> schedulers,
               std::vector<int64_t> milestones);
  void visit(Fields& fields) override;

 private:
  std::vector<double> get_lrs() override;
  std::vector<std::shared_ptr<LRScheduler>> schedulers_;
  std::vector<int64_t> milestones_;
};

}  // namespace taper::optim
