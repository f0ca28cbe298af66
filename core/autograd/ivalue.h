#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/graph/variable.h"

namespace taper {

/// A value of one of a few types, chosen at run time: what AutogradContext::saved_data holds.
class IValue {
 public:
  IValue() = default;
  IValue(bool v) : value_(v) {}
  IValue(int v) : value_(static_cast<int64_t>(v)) {}
  IValue(int64_t v) : value_(v) {}
  IValue(double v) : value_(v) {}
  IValue(const char* v) : value_(std::string(v)) {}
  IValue(std::string v) : value_(std::move(v)) {}
  IValue(Variable v) : value_(std::move(v)) {}
  IValue(std::vector<int64_t> v) : value_(std::move(v)) {}
  IValue(variable_list v) : value_(std::move(v)) {}

  bool isNone() const { return is<std::monostate>(); }
  bool isBool() const { return is<bool>(); }
  bool isInt() const { return is<int64_t>(); }
  bool isDouble() const { return is<double>(); }
  bool isString() const { return is<std::string>(); }
  bool isTensor() const { return is<Variable>(); }

  // Each throws Error if the value has another type.
  bool toBool() const { return as<bool>("bool"); }
  Scalar toScalar() const {
    if (isDouble()) return toDouble();
    return isBool() ? Scalar(toBool()) : Scalar(toInt());
  }
  int64_t toInt() const { return as<int64_t>("int"); }
  double toDouble() const { return as<double>("double"); }
  const std::string& toStringRef() const { return as<std::string>("string"); }
  const Variable& toTensor() const { return as<Variable>("tensor"); }
  const std::vector<int64_t>& toIntVector() const { return as<std::vector<int64_t>>("int list"); }
  const variable_list& toTensorVector() const { return as<variable_list>("tensor list"); }

 private:
  template <class T>
  bool is() const {
    return std::holds_alternative<T>(value_);
  }
  template <class T>
  const T& as(const char* wanted) const {
    check(is<T>(), "IValue", "the value has another type, expected ", wanted);
    return std::get<T>(value_);
  }
  std::variant<std::monostate, bool, int64_t, double, std::string, Variable, std::vector<int64_t>,
               variable_list>
      value_;
};

}  // namespace taper
