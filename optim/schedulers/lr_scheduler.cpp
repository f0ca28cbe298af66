#include "taper/optim/schedulers/lr_scheduler.h"

#include "taper/core/base/error.h"
#include "taper/optim/fields.h"

namespace taper::optim {

LRScheduler::LRScheduler(Optimizer& optimizer) : optimizer_(optimizer) {
  for (OptimizerParamGroup& group : optimizer.param_groups()) {
    if (!group.initial_lr()) group.initial_lr() = group.options().get_lr();
    base_lrs_.push_back(*group.initial_lr());
  }
}

void LRScheduler::step() {
  set_optimizer_lrs(get_lrs());
  ++step_count_;
}

void LRScheduler::restart() {
  set_optimizer_lrs(base_lrs_);
  step_count_ = 0;
  step();
}

std::vector<double> LRScheduler::get_current_lrs() const { return scaled_lrs(1); }

std::vector<double> LRScheduler::scaled_lrs(double factor) const {
  std::vector<double> lrs;
  for (const OptimizerParamGroup& group : optimizer_.param_groups())
    lrs.push_back(group.options().get_lr() * factor);
  return lrs;
}

void LRScheduler::set_optimizer_lrs(const std::vector<double>& lrs) {
  std::vector<OptimizerParamGroup>& groups = optimizer_.param_groups();
  check(lrs.size() == groups.size(), "step",
        "Number of learning rates not equal to the number of param groups\n"
        "Number of learning rates given: ",
        lrs.size(), "\nNumber of param groups: ", groups.size());
  for (std::size_t i = 0; i < lrs.size(); ++i) groups[i].options().set_lr(lrs[i]);
}

void LRScheduler::visit(Fields& fields) {
  fields("step_count", step_count_);
  fields("base_lrs", base_lrs_);
}

StateDict LRScheduler::state_dict() const { return entries(*this); }
void LRScheduler::load_state_dict(const StateDict& dict) { set_entries(*this, dict); }

}  // namespace taper::optim
