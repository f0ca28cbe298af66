#include "taper/optim/adagrad.h"

#include "taper/core/kernels/optim.h"
#include "taper/optim/fields.h"
#include "taper/optim/settings.h"

namespace taper::optim {

AdagradOptions::AdagradOptions(double lr) : lr_(lr) {}

void AdagradOptions::visit(Fields& fields) {
  fields("lr", lr_);
  fields("lr_decay", lr_decay_);
  fields("weight_decay", weight_decay_);
  fields("initial_accumulator_value", initial_accumulator_value_);
  fields("eps", eps_);
}

void AdagradOptions::validate() const {
  check_setting("Adagrad", "learning rate", lr());
  check_setting("Adagrad", "lr_decay value", lr_decay());
  check_setting("Adagrad", "weight_decay value", weight_decay());
  check_setting("Adagrad", "initial_accumulator_value value", initial_accumulator_value());
  check_setting("Adagrad", "epsilon value", eps());
}

void AdagradParamState::visit(Fields& fields) {
  fields("sum", sum_);
  fields("step", step_);
}

Adagrad::Adagrad(const std::vector<OptimizerParamGroup>& groups, const AdagradOptions& defaults)
    : OptimizerOf(groups, defaults) {
  make_sums();
}
Adagrad::Adagrad(std::vector<Variable> parameters, const AdagradOptions& defaults)
    : OptimizerOf(std::move(parameters), defaults) {
  make_sums();
}

void Adagrad::make_sums() {
  for (const OptimizerParamGroup& group : param_groups_)
    for (const Variable& parameter : group.params()) sum_of(parameter);
}

const Array& Adagrad::sum_of(const Variable& w) {
  const auto& defaults = static_cast<const AdagradOptions&>(*defaults_);
  return memory("sum", state_of(w).sum(), w, defaults.initial_accumulator_value());
}

void Adagrad::update(const Variable& w, const AdagradOptions& o) {
  const Array sum = sum_of(w);
  const auto before = static_cast<double>(state_of(w).step()++);
  kernel::adagrad(w.array(), w.grad().array(), sum,
                  {o.lr() / (1 + before * o.lr_decay()), o.eps(), o.weight_decay()});
}

template class OptimizerOf<AdagradOptions, AdagradParamState>;

}  // namespace taper::optim
