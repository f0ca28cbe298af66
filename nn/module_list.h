#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "taper/nn/cloneable.h"

namespace taper::nn {
namespace detail {

[[noreturn]] void throw_other_class(const Module& module, const std::type_info& wanted);

/// The module as the class M. Throws if it is of another one.
template <class M>
M& as_class(const std::shared_ptr<Module>& module) {
  static_assert(is_module<M>, "give the class of the module, LinearImpl for a Linear");
  M* as_wanted = module->as<M>();
  if (as_wanted == nullptr) throw_other_class(*module, typeid(M));
  return *as_wanted;
}

}  // namespace detail

/// Modules by position, registered as "0", "1", ... It has no forward().
class ModuleListImpl : public Cloneable<ModuleListImpl> {
 public:
  using Iterator = std::vector<std::shared_ptr<Module>>::iterator;
  using ConstIterator = std::vector<std::shared_ptr<Module>>::const_iterator;

  ModuleListImpl() = default;
  template <class... M>
  explicit ModuleListImpl(M&&... modules) {
    (push_back(std::forward<M>(modules)), ...);
  }

  /// Appends a module: an object, a holder or a shared_ptr.
  void push_back(std::shared_ptr<Module> module);
  template <class M, class = std::enable_if_t<is_module<M>>>
  void push_back(M&& module) {
    push_back(detail::shared(new std::decay_t<M>(std::forward<M>(module))));
  }
  template <class M>
  void push_back(const ModuleHolder<M>& holder) {
    push_back(holder.module());
  }
  template <class Container>
  void extend(const Container& modules) {
    for (const auto& module : modules) push_back(module);
  }
  /// Puts a module before that at a position; those behind it move up by one.
  void insert(std::size_t index, std::shared_ptr<Module> module);
  template <class M, class = std::enable_if_t<is_module<M>>>
  void insert(std::size_t index, M&& module) {
    insert(index, detail::shared(new std::decay_t<M>(std::forward<M>(module))));
  }
  template <class M>
  void insert(std::size_t index, const ModuleHolder<M>& holder) {
    insert(index, holder.module());
  }

  Iterator begin() { return modules_.begin(); }
  Iterator end() { return modules_.end(); }
  ConstIterator begin() const { return modules_.begin(); }
  ConstIterator end() const { return modules_.end(); }
  std::size_t size() const { return modules_.size(); }
  bool is_empty() const { return modules_.empty(); }
  /// The module at a position as the class M. Throws if it is of another class.
  template <class M>
  M& at(std::size_t index) {
    return detail::as_class<M>(ptr(index));
  }
  template <class M>
  const M& at(std::size_t index) const {
    return detail::as_class<M>(ptr(index));
  }
  std::shared_ptr<Module> ptr(std::size_t index) const;
  /// Null if the module is of another class.
  template <class M>
  std::shared_ptr<M> ptr(std::size_t index) const {
    return std::dynamic_pointer_cast<M>(ptr(index));
  }
  std::shared_ptr<Module> operator[](std::size_t index) const { return ptr(index); }

  std::shared_ptr<Module> clone(const std::optional<Device>& device = std::nullopt) const override;
  void reset() override {}
  void pretty_print(std::ostream& out) const override;

 private:
  std::vector<std::shared_ptr<Module>> modules_;
};
using ModuleList = ModuleHolder<ModuleListImpl>;

/// Modules by name, which they are registered under. It has no forward().
class ModuleDictImpl : public Cloneable<ModuleDictImpl> {
 public:
  using Dict = OrderedDict<std::string, std::shared_ptr<Module>>;
  using Pairs = std::vector<std::pair<std::string, std::shared_ptr<Module>>>;
  using Iterator = Dict::Iterator;
  using ConstIterator = Dict::ConstIterator;

  ModuleDictImpl() = default;
  explicit ModuleDictImpl(const Pairs& modules);
  explicit ModuleDictImpl(const Dict& modules);

  Pairs items() const;
  std::vector<std::string> keys() const;
  std::vector<std::shared_ptr<Module>> values() const;
  Iterator begin() { return modules_.begin(); }
  Iterator end() { return modules_.end(); }
  ConstIterator begin() const { return modules_.begin(); }
  ConstIterator end() const { return modules_.end(); }
  std::size_t size() const { return modules_.size(); }
  bool empty() const { return modules_.is_empty(); }
  bool contains(const std::string& key) const;
  std::shared_ptr<Module> operator[](const std::string& key) const;
  /// The module of a name as the class M. Throws if it is of another class.
  template <class M>
  M& at(const std::string& key) {
    return detail::as_class<M>(modules_[key]);
  }
  template <class M>
  const M& at(const std::string& key) const {
    return detail::as_class<M>(modules_[key]);
  }

  /// Forget modules, in the registry too.
  void clear();
  std::shared_ptr<Module> pop(const std::string& key);
  /// Adds modules, in the place of those that have their names already.
  void update(const Pairs& modules);
  void update(const Dict& modules);

  std::shared_ptr<Module> clone(const std::optional<Device>& device = std::nullopt) const override;
  void reset() override {}
  void pretty_print(std::ostream& out) const override;

 private:
  void insert(const std::string& key, std::shared_ptr<Module> module);
  Dict modules_;
};
using ModuleDict = ModuleHolder<ModuleDictImpl>;

}  // namespace taper::nn
