#pragma once

#include <string>
#include <utility>
#include <vector>

#include "taper/nn/cloneable.h"

namespace taper::nn {

/// Parameters by position, registered as "0", "1", ... They require grad if they did.
class ParameterListImpl : public Cloneable<ParameterListImpl> {
 public:
  using Dict = OrderedDict<std::string, Variable>;
  using Iterator = Dict::Iterator;
  using ConstIterator = Dict::ConstIterator;

  ParameterListImpl() = default;
  template <class... T>
  explicit ParameterListImpl(const T&... parameters) {
    (append(parameters), ...);
  }

  void append(const Variable& parameter);
  void append(const Dict::Item& item) { append(item.value()); }
  template <class Container>
  void extend(const Container& parameters) {
    for (const auto& parameter : parameters) append(parameter);
  }
  template <class Container>
  ParameterListImpl& operator+=(const Container& parameters) {
    extend(parameters);
    return *this;
  }

  Iterator begin() { return parameters_.begin(); }
  Iterator end() { return parameters_.end(); }
  ConstIterator begin() const { return parameters_.begin(); }
  ConstIterator end() const { return parameters_.end(); }
  std::size_t size() const { return parameters_.size(); }
  bool is_empty() const { return parameters_.is_empty(); }
  Variable& at(std::size_t index);
  const Variable& at(std::size_t index) const {
    return const_cast<ParameterListImpl*>(this)->at(index);
  }
  Variable& operator[](std::size_t index) { return at(index); }
  const Variable& operator[](std::size_t index) const { return at(index); }

  std::shared_ptr<Module> clone(const std::optional<Device>& device = std::nullopt) const override;
  void reset() override {}
  void pretty_print(std::ostream& out) const override;
};
using ParameterList = ModuleHolder<ParameterListImpl>;

/// Parameters by name. They require grad if they did.
class ParameterDictImpl : public Cloneable<ParameterDictImpl> {
 public:
  using Dict = OrderedDict<std::string, Variable>;
  using Iterator = Dict::Iterator;
  using ConstIterator = Dict::ConstIterator;

  ParameterDictImpl() = default;
  explicit ParameterDictImpl(const Dict& parameters);

  Variable& insert(const std::string& key, const Variable& parameter);
  Variable pop(const std::string& key);
  /// Adds parameters, in the place of those that have their names already.
  void update(const Dict& parameters);
  void update(const ParameterDictImpl& other) { update(other.parameters_); }
  void clear();

  std::vector<std::string> keys() const;
  std::vector<Variable> values() const;
  Iterator begin() { return parameters_.begin(); }
  Iterator end() { return parameters_.end(); }
  ConstIterator begin() const { return parameters_.begin(); }
  ConstIterator end() const { return parameters_.end(); }
  std::size_t size() const { return parameters_.size(); }
  bool empty() const { return parameters_.is_empty(); }
  bool contains(const std::string& key) const;
  Variable& get(const std::string& key);
  const Variable& get(const std::string& key) const;
  Variable& operator[](const std::string& key) { return get(key); }
  const Variable& operator[](const std::string& key) const { return get(key); }

  std::shared_ptr<Module> clone(const std::optional<Device>& device = std::nullopt) const override;
  void reset() override {}
  void pretty_print(std::ostream& out) const override;
};
using ParameterDict = ModuleHolder<ParameterDictImpl>;

}  // namespace taper::nn
