#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "taper/core/base/ordered_dict.h"
#include "taper/core/graph/variable.h"
#include "taper/nn/any_value.h"
#include "taper/nn/module_holder.h"
#include "taper/serialize/archive_fwd.h"

namespace taper::nn {

/// A part of a model: parameters, buffers and submodules under names. What is not registered is
/// not trained, not printed and not saved. Derived classes add forward().
class Module : public std::enable_shared_from_this<Module> {
 public:
  using ModuleApplyFunction = std::function<void(Module&)>;
  using ConstModuleApplyFunction = std::function<void(const Module&)>;
  using NamedModuleApplyFunction = std::function<void(const std::string&, Module&)>;
  using ConstNamedModuleApplyFunction = std::function<void(const std::string&, const Module&)>;
  using ModulePointerApplyFunction = std::function<void(const std::shared_ptr<Module>&)>;
  using NamedModulePointerApplyFunction =
      std::function<void(const std::string&, const std::shared_ptr<Module>&)>;

  Module();
  explicit Module(std::string name);
  virtual ~Module();
  Module(const Module&);
  Module(Module&&) noexcept;
  Module& operator=(const Module&);
  Module& operator=(Module&&) noexcept;

  /// The name given to the constructor, or else the name of the class.
  const std::string& name() const;
  /// The name of this module in the whole it was registered in, such as "encoder.0"; empty for the
  /// whole. Its parameters know theirs, such as "encoder.0.weight", as labels of their nodes.
  const std::string& path() const { return path_; }
  /// A copy with parameters of its own. Throws unless the class derives from Cloneable.
  virtual std::shared_ptr<Module> clone(const std::optional<Device>& device = std::nullopt) const;

  /// Registers a parameter, which requires grad unless told otherwise; an undefined tensor holds
  /// the name free. Throws on an empty, dotted or taken name. Assign the result to the member.
  Variable& register_parameter(std::string name, Variable tensor, bool requires_grad = true);
  /// Registers a tensor that belongs to the state but is not trained.
  Variable& register_buffer(std::string name, Variable tensor);
  /// Registers a submodule and returns it.
  template <class M>
  std::shared_ptr<M> register_module(const std::string& name, std::shared_ptr<M> module) {
    add_child(name, module);
    return module;
  }
  template <class M>
  std::shared_ptr<M> register_module(const std::string& name, ModuleHolder<M> module) {
    return register_module(name, module.ptr());
  }
  /// Puts another submodule in the place of a registered one.
  template <class M>
  std::shared_ptr<M> replace_module(const std::string& name, std::shared_ptr<M> module) {
    replace_child(name, module);
    return module;
  }
  template <class M>
  std::shared_ptr<M> replace_module(const std::string& name, ModuleHolder<M> module) {
    return replace_module(name, module.ptr());
  }
  void unregister_module(const std::string& name);

  /// Defined parameters (buffers): first the module's own, then those of its submodules, depth
  /// first, under dotted names such as "encoder.0.weight".
  std::vector<Variable> parameters(bool recurse = true) const;
  OrderedDict<std::string, Variable> named_parameters(bool recurse = true) const;
  std::vector<Variable> buffers(bool recurse = true) const;
  OrderedDict<std::string, Variable> named_buffers(bool recurse = true) const;
  /// All modules of the tree, parents first. To include this module it must be in a shared_ptr.
  std::vector<std::shared_ptr<Module>> modules(bool include_self = true) const;
  OrderedDict<std::string, std::shared_ptr<Module>> named_modules(
      const std::string& name_prefix = "", bool include_self = true) const;
  std::vector<std::shared_ptr<Module>> children() const;
  OrderedDict<std::string, std::shared_ptr<Module>> named_children() const;

  /// Calls the function with every module of the tree, parents first.
  void apply(const ModuleApplyFunction& function);
  void apply(const ConstModuleApplyFunction& function) const;
  void apply(const NamedModuleApplyFunction& function, const std::string& name_prefix = "");
  void apply(const ConstNamedModuleApplyFunction& function,
             const std::string& name_prefix = "") const;
  void apply(const ModulePointerApplyFunction& function) const;
  void apply(const NamedModulePointerApplyFunction& function,
             const std::string& name_prefix = "") const;

  /// Training mode, which a new module is in, or evaluation mode, for the whole tree.
  virtual void train(bool on = true);
  void eval() { train(false); }
  virtual bool is_training() const noexcept { return is_training_; }
  /// Sets the grad of every parameter to zero, or takes it away.
  virtual void zero_grad(bool set_to_none = false);
  /// Converts parameters, their grads, and buffers in place: handles of them stay valid.
  virtual void to(Dtype dtype, bool non_blocking = false);
  virtual void to(Device device, bool non_blocking = false);
  virtual void to(Device device, Dtype dtype, bool non_blocking = false);

  /// This module as an M, a class or its holder; null if it is none.
  template <class M>
  auto* as() noexcept {
    if constexpr (is_module_holder<M>)
      return dynamic_cast<typename M::ContainedType*>(this);
    else
      return dynamic_cast<M*>(this);
  }
  template <class M>
  const auto* as() const noexcept {
    return const_cast<Module*>(this)->as<M>();
  }

  /// The values that stand for missing arguments of forward(), by position; overridden by
  /// FORWARD_HAS_DEFAULT_ARGS.
  virtual ForwardDefaults forward_defaults() const;

  /// Writes parameters and buffers to the archive, and submodules to archives nested in it; what is
  /// not serializable, such as a Functional, is passed over.
  virtual void save(serialize::OutputArchive& archive) const;
  /// Takes what save() wrote; dtypes and handles stay as they are. Throws Error, and changes
  /// nothing, if a tensor is missing or of another shape.
  virtual void load(serialize::InputArchive& archive);
  virtual bool is_serializable() const { return true; }

  /// Writes one line about this module, without its children.
  virtual void pretty_print(std::ostream& out) const;

 protected:
  OrderedDict<std::string, Variable> parameters_{"Parameter"};

 private:
  template <class Derived>
  friend class Cloneable;
  friend std::ostream& operator<<(std::ostream& out, const Module& module);

  void add_child(const std::string& name, std::shared_ptr<Module> module);
  void replace_child(const std::string& name, std::shared_ptr<Module> module);
  // What clone() needs to know of the class, and Cloneable tells: how to copy it, null for no way;
  // to register its members anew; and to take over a clone, which fails if that is of another
  // class.
  virtual Module* copied() const { return nullptr; }
  virtual void reset_copy() {}
  virtual bool assign(Module& clone);
  void forget_members();
  void copy_members(const Module& from, const std::optional<Device>& device);
  void print_tree(std::ostream& out, const std::string& indentation) const;
  std::shared_ptr<Module> shared_self() const;
  void label(const std::string& name, const Variable& parameter) const;
  void move_to(const std::string& path);

  OrderedDict<std::string, Variable> buffers_{"Buffer"};
  OrderedDict<std::string, std::shared_ptr<Module>> children_{"Submodule"};
  mutable std::optional<std::string> name_;
  std::string path_;
  bool is_training_ = true;
};

/// The tree of modules with their settings, one module a line.
std::ostream& operator<<(std::ostream& out, const Module& module);

serialize::OutputArchive& operator<<(serialize::OutputArchive& archive, const Module& module);
serialize::OutputArchive& operator<<(serialize::OutputArchive& archive,
                                     const std::shared_ptr<Module>& module);
serialize::InputArchive& operator>>(serialize::InputArchive& archive, Module& module);
serialize::InputArchive& operator>>(serialize::InputArchive& archive,
                                    const std::shared_ptr<Module>& module);

namespace detail {
/// The defaults of arguments first to last, all of them tensors: undefined ones.
ForwardDefaults undefined_tensors(unsigned first, unsigned last);
}  // namespace detail

template <class T>
inline constexpr bool is_module = std::is_base_of_v<Module, std::decay_t<T>>;

}  // namespace taper::nn
