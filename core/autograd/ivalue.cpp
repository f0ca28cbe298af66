#include "taper/core/autograd/ivalue.h"

#include <variant>

#include "taper/core/base/error.h"
#include "taper/core/graph/variable.h"

namespace taper {

struct IValue::Value {
  std::variant<bool, int64_t, double, std::string, Variable, std::vector<int64_t>, variable_list>
      held;
};

IValue::IValue(bool v) : value_(new Value{v}) {}
IValue::IValue(int64_t v) : value_(new Value{v}) {}
IValue::IValue(double v) : value_(new Value{v}) {}
IValue::IValue(const char* v) : IValue(std::string(v)) {}
IValue::IValue(std::string v) : value_(new Value{std::move(v)}) {}
IValue::IValue(Variable v) : value_(new Value{std::move(v)}) {}
IValue::IValue(std::vector<int64_t> v) : value_(new Value{std::move(v)}) {}
IValue::IValue(variable_list v) : value_(new Value{std::move(v)}) {}

template <class T>
const T* IValue::get() const {
  return value_ == nullptr ? nullptr : std::get_if<T>(&value_->held);
}
template <class T>
const T& IValue::as(const char* wanted) const {
  const T* value = get<T>();
  check(value != nullptr, "IValue", "the value has another type, expected ", wanted);
  return *value;
}

bool IValue::isBool() const { return get<bool>() != nullptr; }
bool IValue::isInt() const { return get<int64_t>() != nullptr; }
bool IValue::isDouble() const { return get<double>() != nullptr; }
bool IValue::isString() const { return get<std::string>() != nullptr; }
bool IValue::isTensor() const { return get<Variable>() != nullptr; }
bool IValue::isIntList() const { return get<std::vector<int64_t>>() != nullptr; }
bool IValue::isTensorList() const { return get<variable_list>() != nullptr; }

bool IValue::toBool() const { return as<bool>("bool"); }
Scalar IValue::toScalar() const {
  if (isDouble()) return toDouble();
  return isBool() ? Scalar(toBool()) : Scalar(toInt());
}
int64_t IValue::toInt() const { return as<int64_t>("int"); }
double IValue::toDouble() const { return as<double>("double"); }
const std::string& IValue::toStringRef() const { return as<std::string>("string"); }
const Variable& IValue::toTensor() const { return as<Variable>("tensor"); }
const std::vector<int64_t>& IValue::toIntVector() const {
  return as<std::vector<int64_t>>("int list");
}
const variable_list& IValue::toTensorVector() const { return as<variable_list>("tensor list"); }

}  // namespace taper
