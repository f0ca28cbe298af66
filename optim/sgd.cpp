#include "taper/optim/sgd.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/kernels/optim.h"
#include "taper/core/ops/creation.h"

namespace taper::optim {
namespace {

std::unique_ptr<SGDOptions> checked(const SGDOptions& options) {
  check(options.lr() >= 0, "SGD", "Invalid learning rate: ", options.lr(), ", expected 0 or more");
  check(options.momentum() >= 0, "SGD", "Invalid momentum value: ", options.momentum(),
        ", expected 0 or more");
  check(options.weight_decay() >= 0, "SGD", "Invalid weight_decay value: ", options.weight_decay(),
        ", expected 0 or more");
  check(!options.nesterov() || (options.momentum() > 0 && options.dampening() == 0), "SGD",
        "Nesterov momentum requires a momentum and zero dampening, got momentum ",
        options.momentum(), " and dampening ", options.dampening());
  return std::make_unique<SGDOptions>(options);
}

}  // namespace

bool operator==(const SGDOptions& a, const SGDOptions& b) {
  return a.lr() == b.lr() && a.momentum() == b.momentum() && a.dampening() == b.dampening() &&
         a.weight_decay() == b.weight_decay() && a.nesterov() == b.nesterov();
}

SGD::SGD(const std::vector<OptimizerParamGroup>& groups, const SGDOptions& defaults)
    : Optimizer(groups, checked(defaults)) {}
SGD::SGD(std::vector<Variable> parameters, const SGDOptions& defaults)
    : Optimizer(std::move(parameters), checked(defaults)) {}

Variable SGD::step(LossClosure closure) {
  const NoGradGuard guard;
  Variable loss = evaluate(closure);
  for (const OptimizerParamGroup& group : param_groups()) {
    const auto& options = static_cast<const SGDOptions&>(group.options());
    for (const Variable& parameter : group.params())
      if (parameter.grad().defined()) update(parameter, options);
  }
  return loss;
}

void SGD::update(const Variable& parameter, const SGDOptions& options) {
  check_writable("SGD", parameter);
  Array buffer;
  bool fresh = false;
  if (options.momentum() != 0) {
    Variable& momentum = state_of<SGDParamState>(parameter).momentum_buffer();
    fresh = !momentum.defined();
    if (fresh) momentum = empty_like(parameter);
    check_like("momentum", momentum, parameter);
    buffer = momentum.array();
  }
  kernel::sgd(parameter.array(), parameter.grad().array(), buffer, fresh,
              {options.lr(), options.momentum(), options.dampening(), options.weight_decay(),
               options.nesterov()});
  bump_version("SGD", parameter);
}

}  // namespace taper::optim
