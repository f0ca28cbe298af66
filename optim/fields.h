#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "taper/core/autograd/ivalue.h"
#include "taper/core/base/ordered_dict.h"
#include "taper/core/graph/variable.h"

namespace taper::optim {

/// Values under dotted names, such as "state.0.exp_avg".
using StateDict = OrderedDict<std::string, IValue>;

/// Sees the members of options, states and schedulers one by one under their names, and may change
/// them: that is how they are compared, saved and loaded. Each has a visit() that lists them.
class Fields {
 public:
  virtual ~Fields() = default;

  template <class T>
  void operator()(const std::string& name, T& x) {
    IValue value = saved(x);
    if (field(name, value, std::is_same_v<T, Variable>)) restore(value, x);
  }
  void operator()(const std::string& name, unsigned& x) {
    auto value = static_cast<int64_t>(x);
    (*this)(name, value);
    x = static_cast<unsigned>(value);
  }
  void operator()(const std::string& name, std::tuple<double, double>& x) {
    (*this)(name + ".0", std::get<0>(x));
    (*this)(name + ".1", std::get<1>(x));
  }
  void operator()(const std::string& name, std::vector<double>& x) {
    for (std::size_t i = 0; i < x.size(); ++i) (*this)(name + "." + std::to_string(i), x[i]);
  }

  /// Reads the value, or sets it and returns true. None stands for an optional without a value and
  /// for an undefined tensor, which may be `left_out`.
  virtual bool field(const std::string& name, IValue& value, bool left_out) = 0;

 private:
  static IValue saved(const Variable& x) { return x.defined() ? IValue(x) : IValue(); }
  static IValue saved(const std::deque<Variable>& x) { return variable_list(x.begin(), x.end()); }
  template <class T>
  static IValue saved(const std::optional<T>& x) {
    return x ? IValue(*x) : IValue();
  }
  template <class T>
  static IValue saved(const T& x) {
    return x;
  }

  static void restore(const IValue& value, bool& x) { x = value.toBool(); }
  static void restore(const IValue& value, int64_t& x) { x = value.toInt(); }
  static void restore(const IValue& value, double& x) { x = value.toDouble(); }
  static void restore(const IValue& value, std::string& x) { x = value.toStringRef(); }
  static void restore(const IValue& value, variable_list& x) { x = value.toTensorVector(); }
  static void restore(const IValue& value, Variable& x) {
    x = value.isNone() ? Variable() : value.toTensor();
  }
  static void restore(const IValue& value, std::deque<Variable>& x) {
    x.assign(value.toTensorVector().begin(), value.toTensorVector().end());
  }
  template <class T>
  static void restore(const IValue& value, std::optional<T>& x) {
    if (value.isNone())
      x.reset();
    else
      restore(value, x.emplace());
  }
};

/// Shows fields to another visitor, under names that begin with `prefix`.
class FieldsWithin : public Fields {
 public:
  FieldsWithin(Fields& outer, std::string prefix) : outer_(outer), prefix_(std::move(prefix)) {}
  bool field(const std::string& name, IValue& value, bool left_out) override {
    return outer_.field(prefix_ + name, value, left_out);
  }

 private:
  Fields& outer_;
  std::string prefix_;
};

/// Puts every field into a dictionary, under names that begin with `prefix`.
class FieldWriter : public Fields {
 public:
  FieldWriter(StateDict& dict, std::string prefix) : dict_(dict), prefix_(std::move(prefix)) {}
  bool field(const std::string& name, IValue& value, bool left_out) override;

 private:
  StateDict& dict_;
  std::string prefix_;
};

/// Takes every field from a dictionary; tensors are copied. Throws if one is missing.
class FieldReader : public Fields {
 public:
  FieldReader(const StateDict& dict, std::string prefix)
      : dict_(dict), prefix_(std::move(prefix)) {}
  bool field(const std::string& name, IValue& value, bool left_out) override;

 private:
  const StateDict& dict_;
  std::string prefix_;
};

/// What x.visit() shows; a writer changes nothing.
template <class T>
StateDict entries(const T& x) {
  StateDict dict;
  FieldWriter writer(dict, "");
  const_cast<T&>(x).visit(writer);
  return dict;
}

/// Sets what x.visit() shows. Throws if an entry is missing.
template <class T>
void set_entries(T& x, const StateDict& dict) {
  FieldReader reader(dict, "");
  x.visit(reader);
}

/// True if the names are the same, and values and elements of tensors equal.
bool same_entries(const StateDict& a, const StateDict& b);

}  // namespace taper::optim
