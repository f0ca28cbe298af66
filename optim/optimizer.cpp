#include "taper/optim/optimizer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <typeinfo>
#include <unordered_set>

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/inplace.h"
#include "taper/core/ops/creation.h"
#include "taper/optim/fields.h"
#include "taper/serialize/archive.h"

namespace taper::optim {

Optimizer::Optimizer(const std::vector<OptimizerParamGroup>& groups,
                     std::unique_ptr<OptimizerOptions> defaults)
    : defaults_(std::move(defaults)) {
  for (const OptimizerParamGroup& group : groups) add_param_group(group);
}

Optimizer::Optimizer(std::vector<Variable> parameters, std::unique_ptr<OptimizerOptions> defaults)
    : defaults_(std::move(defaults)) {
  add_param_group(OptimizerParamGroup(std::move(parameters)));
}

// Here, so that programs need not compile them.
Optimizer::~Optimizer() = default;
Optimizer::Optimizer(Optimizer&&) noexcept = default;

std::vector<Variable> Optimizer::accept(const std::vector<Variable>& parameters) const {
  std::unordered_set<const VariableImpl*> known;
  for (const OptimizerParamGroup& group : param_groups_)
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
  param_groups_.push_back(std::move(added));
}

void Optimizer::add_parameters(const std::vector<Variable>& parameters) {
  TAPER_WARN("Optimizer::add_parameters() will be removed in PyTorch 1.6");
  const std::vector<Variable> added = accept(parameters);
  std::vector<Variable>& all = param_groups_.at(0).params();
  all.insert(all.end(), added.begin(), added.end());
}

std::vector<Variable>& Optimizer::parameters() {
  TAPER_WARN("Optimizer::parameters() will be removed in PyTorch 1.6");
  return param_groups_.at(0).params();
}
const std::vector<Variable>& Optimizer::parameters() const {
  return const_cast<Optimizer&>(*this).parameters();
}

std::size_t Optimizer::size() const {
  TAPER_WARN("Optimizer::size() will be removed in PyTorch 1.6");
  std::size_t count = 0;
  for (const OptimizerParamGroup& group : param_groups_) count += group.params().size();
  return count;
}

// As a stream writes the address: so libtorch's programs spell the key.
std::string Optimizer::state_key(const Variable& parameter) {
  std::array<char, 18> text{'0', 'x'};
  const auto number = reinterpret_cast<std::uintptr_t>(parameter.impl());
  return {text.data(), std::to_chars(text.data() + 2, text.data() + text.size(), number, 16).ptr};
}

void Optimizer::zero_grad(bool set_to_none) {
  const NoGradGuard guard;
  for (OptimizerParamGroup& group : param_groups_)
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
  const auto is_empty = [](const OptimizerParamGroup& group) { return group.params().empty(); };
  check(!std::all_of(param_groups_.begin(), param_groups_.end(), is_empty), "step",
        "optimizer got an empty parameter list; were the modules registered with "
        "register_module() and the tensors with register_parameter()?");
  Variable loss;
  if (closure) {
    const AutoGradMode recording(true);
    loss = closure();
  }
  for (const OptimizerParamGroup& group : param_groups_)
    for (const Variable& parameter : group.params())
      if (parameter.grad().defined()) check_like("grad", parameter.grad(), parameter);
  return loss;
}

void Optimizer::check_like(const char* what, const Variable& x, const Variable& parameter) {
  check(x.sizes() == parameter.sizes() && x.dtype() == parameter.dtype(), "step", "the ", what,
        " of a parameter must have its shape and dtype, got ", x.dtype(), " of shape ", x.sizes(),
        ", expected ", parameter.dtype(), " of shape ", parameter.sizes());
}

const Array& Optimizer::memory(const char* what, Variable& x, const Variable& parameter,
                               double value) {
  if (!x.defined()) x = full_like(parameter.detach(), value);
  check_like(what, x, parameter);
  return x.array();
}

std::unique_ptr<OptimizerParamState> Optimizer::make_state() const {
  throw Error("load_state_dict: this optimizer has no make_state(), which makes a state to fill");
}

namespace {

std::string group_prefix(std::size_t number) {
  return "param_groups." + std::to_string(number) + ".";
}
std::string state_prefix(int64_t number) { return "state." + std::to_string(number) + "."; }

/// What belongs to a group besides its parameters.
void visit_group(Fields& fields, OptimizerParamGroup& group) {
  auto size = static_cast<int64_t>(group.params().size());
  fields("size", size);
  check(size == static_cast<int64_t>(group.params().size()), "load_state_dict",
        "loaded state dict contains a parameter group that has a different size than the "
        "optimizer's parameter group, got ",
        size, ", expected ", group.params().size());
  fields("initial_lr", group.initial_lr());
  group.options().visit(fields);
}

const char* const kGroups = "loaded state dict has a different number of parameter groups";

bool has_entries(const StateDict& dict, const std::string& prefix) {
  return std::any_of(dict.begin(), dict.end(), [&](const StateDict::Item& item) {
    return item.key().compare(0, prefix.size(), prefix) == 0;
  });
}

}  // namespace

StateDict Optimizer::state_dict() const {
  StateDict dict;
  int64_t number = 0;
  for (std::size_t i = 0; i < param_groups_.size(); ++i) {
    FieldWriter settings(dict, group_prefix(i));
    visit_group(settings, const_cast<OptimizerParamGroup&>(param_groups_[i]));
    for (const Variable& parameter : param_groups_[i].params()) {
      const auto state = state_.find(state_key(parameter));
      FieldWriter fields(dict, state_prefix(number++));
      if (state != state_.end()) state->second->visit(fields);
    }
  }
  return dict;
}

void Optimizer::load_state_dict(const StateDict& dict) {
  std::vector<OptimizerParamGroup> groups = param_groups_;
  State states;
  check(groups.empty() || has_entries(dict, group_prefix(groups.size() - 1)), "load_state_dict",
        kGroups);
  check(!has_entries(dict, group_prefix(groups.size())), "load_state_dict", kGroups);
  int64_t number = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    FieldReader settings(dict, group_prefix(i));
    visit_group(settings, groups[i]);
    for (const Variable& parameter : groups[i].params()) {
      const std::string prefix = state_prefix(number++);
      if (!has_entries(dict, prefix)) continue;
      FieldReader fields(dict, prefix);
      (states[state_key(parameter)] = make_state())->visit(fields);
    }
  }
  param_groups_ = std::move(groups);
  state_ = std::move(states);
}

void Optimizer::save(serialize::OutputArchive& archive) const { archive << state_dict(); }
void Optimizer::load(serialize::InputArchive& archive) { load_state_dict(archive.values()); }

serialize::OutputArchive& operator<<(serialize::OutputArchive& archive,
                                     const Optimizer& optimizer) {
  optimizer.save(archive);
  return archive;
}
serialize::InputArchive& operator>>(serialize::InputArchive& archive, Optimizer& optimizer) {
  optimizer.load(archive);
  return archive;
}

Variable ParameterwiseOptimizer::step(LossClosure closure) {
  const NoGradGuard guard;
  Variable loss = evaluate(closure);
  for (const OptimizerParamGroup& group : param_groups_)
    for (const Variable& parameter : group.params()) {
      if (!parameter.grad().defined()) continue;
      check_writable(name(), parameter);
      update_one(parameter, group.options());
      bump_version(name(), parameter);
    }
  return loss;
}

}  // namespace taper::optim
