#include "taper/nn/cloneable.h"

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/tensor/options.h"

namespace taper::nn {
namespace {

/// `what` and `how` they are registered, for instance "parameters" by "register_parameter".
template <class Dict>
void check_same_size(const char* what, const char* how, const Dict& to, const Dict& from,
                     const Module& module) {
  check(to.size() == from.size(), "clone", "The cloned module does not have the same number of ",
        what, " as the original module after calling reset(). Are you sure you called ", how,
        "() inside reset() and not the constructor? Got ", to.size(), " of ", module.name(),
        ", expected ", from.size());
}

void copy_tensors(OrderedDict<std::string, Variable>& to,
                  const OrderedDict<std::string, Variable>& from) {
  for (const auto& item : from)
    if (item->defined()) to[item.key()].set_data(item->detach().clone());
}

}  // namespace

// A copy still shares its members with the original. It lets go of them, registers its own, and
// these take the values.
std::shared_ptr<Module> Module::clone(const std::optional<Device>& device) const {
  const NoGradGuard guard;
  std::shared_ptr<Module> copy(copied());
  if (copy == nullptr)
    throw Error(str("clone() has not been implemented for ", name(),
                    ". Subclass taper::nn::Cloneable<", name(),
                    "> instead of taper::nn::Module to inherit the ability to clone."));
  copy->forget_members();
  copy->reset_copy();
  copy->copy_members(*this, device);
  return copy;
}

bool Module::assign(Module&) { return false; }

void Module::forget_members() {
  parameters_.clear();
  buffers_.clear();
  children_.clear();
}

void Module::copy_members(const Module& from, const std::optional<Device>& device) {
  if (device) TensorOptions().device(*device);  // throws unless it is the processor
  check_same_size("parameters", "register_parameter", parameters_, from.parameters_, from);
  check_same_size("buffers", "register_buffer", buffers_, from.buffers_, from);
  check_same_size("child modules", "register_module", children_, from.children_, from);
  copy_tensors(parameters_, from.parameters_);
  copy_tensors(buffers_, from.buffers_);
  for (const auto& child : from.children_)
    check(children_[child.key()]->assign(*child.value()->clone(device)), "clone",
          "Attempted to clone submodule, but it is of a different type than the submodule it was "
          "to be cloned into, got ",
          child.value()->name(), ", expected ", children_[child.key()]->name(),
          ", which reset() registers under that name");
}

}  // namespace taper::nn
