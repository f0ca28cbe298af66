#include "taper/optim/schedulers/sequential_lr.h"

#include <algorithm>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/optim/fields.h"

namespace taper::optim {

SequentialLR::SequentialLR(Optimizer& optimizer,
                           std::vector<std::shared_ptr<LRScheduler>> schedulers,
                           std::vector<int64_t> milestones)
    : LRScheduler(optimizer),
      schedulers_(std::move(schedulers)),
      milestones_(std::move(milestones)) {
  for (std::size_t i = 0; i < schedulers_.size(); ++i)
    check(&schedulers_[i]->optimizer() == &optimizer, "SequentialLR",
          "Sequential Schedulers expects all schedulers to belong to the same optimizer, but got "
          "schedulers at index ",
          i, " to be different than the optimizer passed in.");
  check(milestones_.size() + 1 == schedulers_.size(), "SequentialLR",
        "Sequential Schedulers expects number of schedulers provided to be one more than the "
        "number of milestone points, but got number of schedulers ",
        schedulers_.size(), " and the number of milestones to be equal to ", milestones_.size());
  step();
}

std::vector<double> SequentialLR::get_lrs() {
  const int64_t t = step_count_;
  const auto next = std::upper_bound(milestones_.begin(), milestones_.end(), t);
  const auto i = t == 0 ? 0 : static_cast<std::size_t>(next - milestones_.begin());
  if (t == 0 || (i > 0 && milestones_[i - 1] == t))
    schedulers_[i]->restart();
  else
    schedulers_[i]->step();
  return get_current_lrs();
}

void SequentialLR::visit(Fields& fields) {
  LRScheduler::visit(fields);
  for (std::size_t i = 0; i < schedulers_.size(); ++i) {
    FieldsWithin part(fields, "schedulers." + std::to_string(i) + ".");
    schedulers_[i]->visit(part);
  }
}

}  // namespace taper::optim
