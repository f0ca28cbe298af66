#include "taper/nn/module.h"

#include <ostream>

#include "taper/core/base/error.h"
#include "taper/core/base/warning.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/node.h"
#include "taper/nn/type_name.h"

namespace taper::nn {
namespace {

/// `kind` is what the name is for, such as "Parameter".
template <class Dict>
void check_name(const char* op, const Module& module, const Dict& dict, const std::string& name) {
  const std::string& kind = dict.key_description();
  check(!name.empty(), op, kind, " name must not be empty, in ", module.name());
  check(name.find('.') == std::string::npos, op, kind, " name must not contain a dot (got '", name,
        "'), in ", module.name(), "; dots join the names of nested modules");
  check(!dict.contains(name), op, kind, " '", name, "' already defined in ", module.name(),
        "; choose another name");
}

std::string join(const std::string& prefix, const std::string& name) {
  return prefix.empty() ? name : prefix + '.' + name;
}

/// Calls f(dotted name, module) for the tree below `children`, parents first.
template <class F>
void walk(const OrderedDict<std::string, std::shared_ptr<Module>>& children,
          const std::string& prefix, const F& f) {
  for (const auto& child : children) {
    const std::string name = join(prefix, child.key());
    f(name, child.value());
    walk(child.value()->named_children(), name, f);
  }
}

void insert_defined(OrderedDict<std::string, Variable>& out, const std::string& prefix,
                    const OrderedDict<std::string, Variable>& tensors) {
  for (const auto& item : tensors)
    if (item->defined()) out.insert(join(prefix, item.key()), item.value());
}

/// The defined ones of tensors_of(module) and, if wanted, of the tree below it.
template <class F>
OrderedDict<std::string, Variable> collect(const Module& module, bool recurse, F tensors_of) {
  OrderedDict<std::string, Variable> out;
  insert_defined(out, "", tensors_of(module));
  if (recurse)
    walk(module.named_children(), "",
         [&](const std::string& name, const std::shared_ptr<Module>& child) {
           insert_defined(out, name, tensors_of(*child));
         });
  return out;
}

void check_cpu(const Device& device) { TensorOptions().device(device); }

}  // namespace

void detail::throw_empty_holder() {
  throw Error(
      "ModuleHolder: Accessing empty ModuleHolder; assign a module to it, for instance what "
      "register_module() returns");
}

std::shared_ptr<Module> detail::shared(Module* module) { return std::shared_ptr<Module>(module); }

Module::Module() = default;
Module::Module(std::string name) : name_(std::move(name)) {}
Module::~Module() = default;
// Here for the sake of those who derive: compilers would make them anew for each class.
Module::Module(const Module&) = default;
Module::Module(Module&&) noexcept = default;
Module& Module::operator=(const Module&) = default;
Module& Module::operator=(Module&&) noexcept = default;

const std::string& Module::name() const {
  // Found at the first call: in the constructor the class is not known yet.
  if (!name_) name_ = type_name(typeid(*this));
  return *name_;
}

Variable& Module::register_parameter(std::string name, Variable tensor, bool requires_grad) {
  check_name("register_parameter", *this, parameters_, name);
  if (tensor.defined())
    tensor.set_requires_grad(requires_grad);
  else if (requires_grad)
    warn(
        "An undefined tensor cannot require grad. Ignoring the `requires_grad=true` function "
        "parameter.");
  label(name, tensor);
  return parameters_.insert(std::move(name), std::move(tensor));
}

Variable& Module::register_buffer(std::string name, Variable tensor) {
  check_name("register_buffer", *this, buffers_, name);
  return buffers_.insert(std::move(name), std::move(tensor));
}

void Module::add_child(const std::string& name, std::shared_ptr<Module> module) {
  check_name("register_module", *this, children_, name);
  check(module != nullptr, "register_module", "the module for '", name, "' is null");
  module->move_to(join(path_, name));
  children_.insert(name, std::move(module));
}

void Module::replace_child(const std::string& name, std::shared_ptr<Module> module) {
  std::shared_ptr<Module>* child = children_.find(name);
  check(child != nullptr, "replace_module", "Submodule '", name, "' is not defined in ",
        this->name(), "; register it first");
  check(module != nullptr, "replace_module", "the module for '", name, "' is null");
  module->move_to(join(path_, name));
  *child = std::move(module);
}

void Module::label(const std::string& name, const Variable& parameter) const {
  if (parameter.requires_grad()) parameter.gradient_edge().node->set_label(join(path_, name));
}

// Wholes are put together from their parts, so a module may move when its parent is registered.
void Module::move_to(const std::string& path) {
  path_ = path;
  for (const auto& parameter : parameters_) label(parameter.key(), parameter.value());
  for (const auto& child : children_) child.value()->move_to(join(path, child.key()));
}

void Module::unregister_module(const std::string& name) {
  check(children_.contains(name), "unregister_module", "No Module with name `", name,
        "` is registered in ", this->name());
  children_.erase(name);
}

OrderedDict<std::string, Variable> Module::named_parameters(bool recurse) const {
  return collect(
      *this, recurse, [](const Module& m) -> const auto& { return m.parameters_; });
}
OrderedDict<std::string, Variable> Module::named_buffers(bool recurse) const {
  return collect(
      *this, recurse, [](const Module& m) -> const auto& { return m.buffers_; });
}

std::vector<Variable> Module::parameters(bool recurse) const {
  return named_parameters(recurse).values();
}
std::vector<Variable> Module::buffers(bool recurse) const {
  return named_buffers(recurse).values();
}

OrderedDict<std::string, std::shared_ptr<Module>> Module::named_modules(const std::string& prefix,
                                                                        bool include_self) const {
  OrderedDict<std::string, std::shared_ptr<Module>> out("Module");
  if (include_self) out.insert(prefix, shared_self());
  walk(children_, prefix, [&](const std::string& name, const std::shared_ptr<Module>& module) {
    out.insert(name, module);
  });
  return out;
}

std::vector<std::shared_ptr<Module>> Module::modules(bool include_self) const {
  return named_modules("", include_self).values();
}
std::vector<std::shared_ptr<Module>> Module::children() const { return children_.values(); }
OrderedDict<std::string, std::shared_ptr<Module>> Module::named_children() const {
  return children_;
}

std::shared_ptr<Module> Module::shared_self() const {
  const std::shared_ptr<const Module> self = weak_from_this().lock();
  check(self != nullptr, "modules",
        "It looks like you attempted to retrieve your top-level module as a shared_ptr, but it is "
        "not stored in a shared_ptr. Use std::make_shared<",
        name(),
        "> instead of creating your module on the stack, or alternatively do not try to access "
        "your top-level module at all by passing /*include_self=*/false to modules() or "
        "named_modules()");
  return std::const_pointer_cast<Module>(self);
}

void Module::apply(const ModuleApplyFunction& function) {
  function(*this);
  for (const auto& module : modules(false)) function(*module);
}

void Module::apply(const ConstModuleApplyFunction& function) const {
  function(*this);
  for (const auto& module : modules(false)) function(*module);
}

void Module::apply(const NamedModuleApplyFunction& function, const std::string& prefix) {
  function(prefix, *this);
  for (const auto& item : named_modules(prefix, false)) function(item.key(), *item.value());
}

void Module::apply(const ConstNamedModuleApplyFunction& function, const std::string& prefix) const {
  function(prefix, *this);
  for (const auto& item : named_modules(prefix, false)) function(item.key(), *item.value());
}

void Module::apply(const ModulePointerApplyFunction& function) const {
  for (const auto& module : modules()) function(module);
}

void Module::apply(const NamedModulePointerApplyFunction& function,
                   const std::string& prefix) const {
  for (const auto& item : named_modules(prefix)) function(item.key(), item.value());
}

void Module::train(bool on) {
  is_training_ = on;
  for (const auto& child : children_) child.value()->train(on);
}

void Module::zero_grad(bool set_to_none) {
  const NoGradGuard guard;
  for (const auto& child : children_) child.value()->zero_grad(set_to_none);
  for (const auto& parameter : named_parameters(false)) {
    Variable& grad = parameter->mutable_grad();
    if (!grad.defined()) continue;
    if (set_to_none)
      grad.reset();
    else
      grad = grad.detach().zero_();
  }
}

void Module::to(Dtype dtype, bool non_blocking) {
  const NoGradGuard guard;
  for (const auto& child : children_) child.value()->to(dtype, non_blocking);
  for (const auto& parameter : named_parameters(false)) {
    parameter->set_data(parameter->detach().to(dtype));
    Variable& grad = parameter->mutable_grad();
    if (grad.defined()) grad = grad.detach().to(dtype);
  }
  for (const auto& buffer : named_buffers(false)) buffer->set_data(buffer->detach().to(dtype));
}

void Module::to(Device device, bool) { check_cpu(device); }

void Module::to(Device device, Dtype dtype, bool non_blocking) {
  check_cpu(device);
  to(dtype, non_blocking);
}

ForwardDefaults Module::forward_defaults() const { return {}; }

ForwardDefaults detail::undefined_tensors(unsigned first, unsigned last) {
  ForwardDefaults defaults;
  for (unsigned i = first; i <= last; ++i) defaults.push_back({i, AnyValue(Variable())});
  return defaults;
}

void Module::pretty_print(std::ostream& out) const { out << name(); }

void Module::print_tree(std::ostream& out, const std::string& indentation) const {
  pretty_print(out);
  if (children_.is_empty()) return;
  const std::string deeper = indentation + "  ";
  out << "(\n";
  for (const auto& child : children_) {
    out << deeper << '(' << child.key() << "): ";
    child.value()->print_tree(out, deeper);
    out << '\n';
  }
  out << indentation << ')';
}

std::ostream& operator<<(std::ostream& out, const Module& module) {
  module.print_tree(out, "");
  return out;
}

}  // namespace taper::nn
