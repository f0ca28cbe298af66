#pragma once

#include <array>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "taper/nn/any_module.h"
#include "taper/nn/cloneable.h"

namespace taper::nn {

/// Modules that are called one after the other. Without names they are called "0", "1", ...
class SequentialImpl : public Cloneable<SequentialImpl> {
 public:
  using Iterator = std::vector<AnyModule>::iterator;
  using ConstIterator = std::vector<AnyModule>::const_iterator;

  SequentialImpl() = default;
  template <class... M>
  explicit SequentialImpl(M&&... modules) {
    (push_back(std::forward<M>(modules)), ...);
  }
  explicit SequentialImpl(OrderedDict<std::string, AnyModule>&& modules);
  explicit SequentialImpl(std::initializer_list<NamedAnyModule> modules);

  /// The first module gets the inputs, each other one the result of the one before. Messages of
  /// errors in a module name it, for instance "2 (Linear): ...".
  template <class R = Variable, class... A>
  R forward(A&&... inputs) {
    std::array<AnyValue, sizeof...(A)> values{AnyValue(std::forward<A>(inputs))...};
    AnyValue value = run(values.data(), values.size());
    R* result = value.template try_get<R>();
    if (result == nullptr) bad_result(value.type_info(), typeid(R));
    return std::move(*result);
  }

  /// Appends a module: an object, a holder, a shared_ptr or an AnyModule.
  void push_back(const std::string& name, AnyModule module);
  void push_back(AnyModule module);
  template <class M>
  void push_back(const std::string& name, M&& module) {
    push_back(name, AnyModule(std::forward<M>(module)));
  }
  template <class M>
  void push_back(M&& module) {
    push_back(AnyModule(std::forward<M>(module)));
  }
  template <class Container>
  void extend(const Container& modules) {
    for (const auto& module : modules) push_back(module);
  }

  Iterator begin() { return modules_.begin(); }
  Iterator end() { return modules_.end(); }
  ConstIterator begin() const { return modules_.begin(); }
  ConstIterator end() const { return modules_.end(); }
  std::size_t size() const { return modules_.size(); }
  bool is_empty() const { return modules_.empty(); }
  /// The module at a position as the class M.
  template <class M>
  M& at(std::size_t index) {
    return element(index).get<M>();
  }
  template <class M>
  const M& at(std::size_t index) const {
    return element(index).get<M>();
  }
  std::shared_ptr<Module> ptr(std::size_t index) const { return element(index).ptr(); }
  template <class M>
  std::shared_ptr<M> ptr(std::size_t index) const {
    return element(index).ptr<M>();
  }
  std::shared_ptr<Module> operator[](std::size_t index) const { return ptr(index); }

  std::shared_ptr<Module> clone(const std::optional<Device>& device = std::nullopt) const override;
  void reset() override {}
  void pretty_print(std::ostream& out) const override;

 private:
  const AnyModule& element(std::size_t index) const;
  /// Calls the modules. What they throw begins with the name and class of the one that threw.
  AnyValue run(AnyValue* inputs, std::size_t count);
  [[noreturn]] static void bad_result(const std::type_info& got, const std::type_info& wanted);
  std::vector<AnyModule> modules_;
};

extern template class Cloneable<SequentialImpl>;

/// Inside another Sequential it takes a tensor.
inline auto forward_pointer(const SequentialImpl*) {
  return static_cast<Variable (SequentialImpl::*)(const Variable&)>(
      &SequentialImpl::forward<Variable, const Variable&>);
}

class Sequential : public ModuleHolder<SequentialImpl> {
 public:
  using ModuleHolder<SequentialImpl>::ModuleHolder;
  Sequential() = default;
  /// With names: Sequential({{"hidden", Linear(4, 3)}, {"relu", ReLU()}}).
  Sequential(std::initializer_list<NamedAnyModule> modules);
};

}  // namespace taper::nn
