#include "taper/optim/rmsprop.h"

#include "taper/core/kernels/optim.h"
#include "taper/optim/fields.h"
#include "taper/optim/settings.h"

namespace taper::optim {

RMSpropOptions::RMSpropOptions(double lr) : lr_(lr) {}

void RMSpropOptions::visit(Fields& fields) {
  fields("lr", lr_);
  fields("alpha", alpha_);
  fields("eps", eps_);
  fields("weight_decay", weight_decay_);
  fields("momentum", momentum_);
  fields("centered", centered_);
}

void RMSpropOptions::validate() const {
  check_setting("RMSprop", "learning rate", lr());
  check_setting("RMSprop", "epsilon value", eps());
  check_setting("RMSprop", "momentum value", momentum());
  check_setting("RMSprop", "weight_decay value", weight_decay());
  check_setting("RMSprop", "alpha value", alpha());
}

void RMSpropParamState::visit(Fields& fields) {
  fields("step", step_);
  fields("square_avg", square_avg_);
  fields("momentum_buffer", momentum_buffer_);
  fields("grad_avg", grad_avg_);
}

void RMSprop::update(const Variable& w, const RMSpropOptions& o) {
  RMSpropParamState& s = state_of(w);
  const Array v = memory("square_avg", s.square_avg(), w);
  const Array m = o.centered() ? memory("grad_avg", s.grad_avg(), w) : Array();
  const Array b = o.momentum() > 0 ? memory("momentum_buffer", s.momentum_buffer(), w) : Array();
  ++s.step();
  kernel::rmsprop(w.array(), w.grad().array(), v, m, b,
                  {o.lr(), o.alpha(), o.eps(), o.weight_decay(), o.momentum()});
}

template class OptimizerOf<RMSpropOptions, RMSpropParamState>;

}  // namespace taper::optim
