#include "taper/optim/optimizer.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <typeinfo>
#include <unordered_set>

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"

namespace taper::optim {

double OptimizerOptions::get_lr() const {
  throw Error(
      "double get_lr() has not been overidden and implemented in subclass of "
      "taper::optim::OptimizerOptions, you must override it in your subclass.");
}
void OptimizerOptions::set_lr(double) {
  throw Error(
      "double set_lr() has not been overidden and implemented in subclass of "
      "taper::optim::OptimizerOptions, you must override it in your subclass.");
}

const OptimizerOptions& OptimizerParamGroup::options() const {
  check(has_options(), "OptimizerParamGroup",
        "Expected has_options() to be true, but got false. Add the group to an optimizer, or call "
        "set_options()");
  return *options_;
}
OptimizerOptions& OptimizerParamGroup::options() {
  return const_cast<OptimizerOptions&>(std::as_const(*this).options());
}

Optimizer::Optimizer(const std::vector<OptimizerParamGroup>& groups,
                     std::unique_ptr<OptimizerOptions> defaults)
    : defaults_(std::move(defaults)) {
  for (const OptimizerParamGroup& group : groups) add_param_group(group);
}

Optimizer::Optimizer(std::vector<Variable> parameters, std::unique_ptr<OptimizerOptions> defaults)
    : defaults_(std::move(defaults)) {
  add_param_group(OptimizerParamGroup(std::move(parameters)));
}

std::vector<Variable> Optimizer::accept(const std::vector<Variable>& parameters) const {
  std::unordered_set<const VariableImpl*> known;
  for (const OptimizerParamGroup& group : groups_)
    for (const Variable& parameter : group.params()) known.insert(parameter.impl());
  std::unordered_set<const VariableImpl*> listed;
  std::vector<Variable> out;
  for (const Variable& parameter : parameters) {
    check(parameter.defined(), "Optimizer", "a parameter is undefined");
    check(parameter.is_leaf(), "Optimizer",
          "can't optimize a non-leaf Tensor, got a result of shape ", parameter.sizes(),
          "; pass the tensor it was computed from, or detach() it");
    check(known.count(parameter.impl()) == 0, "Optimizer",
          "some parameters appear in more than one parameter group, got one of shape ",
          parameter.sizes(), " again");
    if (listed.insert(parameter.impl()).second) out.push_back(parameter);
  }
  return out;
}

void Optimizer::add_param_group(const OptimizerParamGroup& group) {
  OptimizerParamGroup added = group;
  added.params() = accept(group.params());
  if (!added.has_options()) added.set_options(defaults_->clone());
  const OptimizerOptions &given = added.options(), &defaults = *defaults_;
  check(typeid(given) == typeid(defaults), "Optimizer",
        "the options of a parameter group belong to another kind of optimizer");
  groups_.push_back(std::move(added));
}

void Optimizer::add_parameters(const std::vector<Variable>& parameters) {
  const std::vector<Variable> added = accept(parameters);
  std::vector<Variable>& all = this->parameters();
  all.insert(all.end(), added.begin(), added.end());
}

std::vector<Variable>& Optimizer::parameters() { return groups_.at(0).params(); }
const std::vector<Variable>& Optimizer::parameters() const { return groups_.at(0).params(); }

std::size_t Optimizer::size() const {
  std::size_t count = 0;
  for (const OptimizerParamGroup& group : groups_) count += group.params().size();
  return count;
}

std::string Optimizer::state_key(const Variable& parameter) {
  std::array<char, 16> text;
  const auto number = reinterpret_cast<std::uintptr_t>(parameter.impl());
  return {text.data(), std::to_chars(text.begin(), text.end(), number, 16).ptr};
}

void Optimizer::zero_grad(bool set_to_none) {
  const NoGradGuard guard;
  for (OptimizerParamGroup& group : groups_)
    for (const Variable& parameter : group.params()) {
      Variable& grad = parameter.mutable_grad();
      if (!grad.defined()) continue;
      if (set_to_none)
        grad.reset();
      else
        grad = grad.detach().zero_();
    }
}

Variable Optimizer::evaluate(const LossClosure& closure) const {
  check(size() > 0, "step",
        "optimizer got an empty parameter list; were the modules registered with "
        "register_module() and the tensors with register_parameter()?");
  Variable loss;
  if (closure) {
    const AutoGradMode recording(true);
    loss = closure();
  }
  for (const OptimizerParamGroup& group : groups_)
    for (const Variable& parameter : group.params())
      if (parameter.grad().defined()) check_like("grad", parameter.grad(), parameter);
  return loss;
}

void Optimizer::check_like(const char* what, const Variable& x, const Variable& parameter) {
  check(x.sizes() == parameter.sizes() && x.dtype() == parameter.dtype(), "step", "the ", what,
        " of a parameter must have its shape and dtype, got ", x.dtype(), " of shape ", x.sizes(),
        ", expected ", parameter.dtype(), " of shape ", parameter.sizes());
}

}  // namespace taper::optim
