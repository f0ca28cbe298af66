#include "taper/optim/adadelta.h"

#include "taper/core/base/error.h"
#include "taper/core/kernels/optim.h"
#include "taper/optim/fields.h"
#include "taper/optim/settings.h"

namespace taper::optim {

AdadeltaOptions::AdadeltaOptions(double lr) : lr_(lr) {}

void AdadeltaOptions::visit(Fields& fields) {
  fields("lr", lr_);
  fields("rho", rho_);
  fields("eps", eps_);
  fields("weight_decay", weight_decay_);
  fields("maximize", maximize_);
}

void AdadeltaOptions::validate() const {
  check_setting("Adadelta", "learning rate", lr());
  check(rho() >= 0 && rho() <= 1, "Adadelta", "Invalid rho value: ", rho(), ", expected 0 to 1");
  check_setting("Adadelta", "epsilon value", eps());
  check_setting("Adadelta", "weight_decay value", weight_decay());
}

void AdadeltaParamState::visit(Fields& fields) {
  fields("step", step_);
  fields("square_avg", square_avg_);
  fields("acc_delta", acc_delta_);
}

void Adadelta::update(const Variable& w, const AdadeltaOptions& o) {
  AdadeltaParamState& s = state_of(w);
  const Array v = memory("square_avg", s.square_avg(), w);
  const Array u = memory("acc_delta", s.acc_delta(), w);
  ++s.step();
  kernel::adadelta(w.array(), w.grad().array(), v, u,
                   {o.lr(), o.rho(), o.eps(), o.weight_decay(), o.maximize()});
}

template class OptimizerOf<AdadeltaOptions, AdadeltaParamState>;

}  // namespace taper::optim
