#include "taper/optim/schedulers/reduce_lr_on_plateau.h"

#include <algorithm>

#include "taper/core/base/error.h"
#include "taper/optim/fields.h"

namespace taper::optim {

ReduceLROnPlateau::ReduceLROnPlateau(Optimizer& optimizer, const ReduceLROnPlateauOptions& options)
    : optimizer_(optimizer),
      options_(options),
      min_lrs_(options.min_lr().expand("min_lrs", optimizer.param_groups().size())),
      improvement_(options.mode(), options.threshold(), options.threshold_mode()) {
  check(options.factor() < 1, "ReduceLROnPlateau", "Factor should be < 1.0., got ",
        options.factor());
}

void ReduceLROnPlateau::step(double metric) {
  bad_steps_ = improvement_.update(metric) ? 0 : bad_steps_ + 1;
  if (cooldown_left_ > 0) {
    --cooldown_left_;
    bad_steps_ = 0;
  }
  if (bad_steps_ <= options_.patience()) return;
  reduce();
  cooldown_left_ = options_.cooldown();
  bad_steps_ = 0;
}

void ReduceLROnPlateau::reduce() {
  std::vector<OptimizerParamGroup>& groups = optimizer_.param_groups();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const double lr = groups[i].options().get_lr();
    const double reduced = std::max(lr * options_.factor(), min_lrs_.at(i));
    if (lr - reduced > options_.eps()) groups[i].options().set_lr(reduced);
  }
}

void ReduceLROnPlateau::visit(Fields& fields) {
  improvement_.visit(fields);
  fields("num_bad_epochs", bad_steps_);
  fields("cooldown_counter", cooldown_left_);
}

StateDict ReduceLROnPlateau::state_dict() const { return entries(*this); }
void ReduceLROnPlateau::load_state_dict(const StateDict& dict) { set_entries(*this, dict); }

}  // namespace taper::optim
