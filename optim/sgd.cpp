#include "taper/optim/sgd.h"

#include "taper/core/base/error.h"
#include "taper/core/kernels/optim.h"
#include "taper/optim/fields.h"
#include "taper/optim/settings.h"

namespace taper::optim {

SGDOptions::SGDOptions(double lr) : lr_(lr) {}

void SGDOptions::visit(Fields& fields) {
  fields("lr", lr_);
  fields("momentum", momentum_);
  fields("dampening", dampening_);
  fields("weight_decay", weight_decay_);
  fields("nesterov", nesterov_);
}

void SGDOptions::validate() const {
  check_setting("SGD", "learning rate", lr());
  check_setting("SGD", "momentum value", momentum());
  check_setting("SGD", "weight_decay value", weight_decay());
  check(!nesterov() || (momentum() > 0 && dampening() == 0), "SGD",
        "Nesterov momentum requires a momentum and zero dampening, got momentum ", momentum(),
        " and dampening ", dampening());
}

void SGDParamState::visit(Fields& fields) { fields("momentum_buffer", momentum_buffer_); }

void SGD::update(const Variable& w, const SGDOptions& o) {
  Array b;
  bool fresh = false;
  if (o.momentum() != 0) {
    Variable& buffer = state_of(w).momentum_buffer();
    fresh = !buffer.defined();
    b = memory("momentum", buffer, w);
  }
  kernel::sgd(w.array(), w.grad().array(), b, fresh,
              {o.lr(), o.momentum(), o.dampening(), o.weight_decay(), o.nesterov()});
}

template class OptimizerOf<SGDOptions, SGDParamState>;

}  // namespace taper::optim
