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
  constexpr const char* kinds[] = {"Bool",   "Int",     "Double",    "String",
                                   "Tensor", "IntList", "TensorList"};
  check(value != nullptr, "IValue", "Expected ", wanted, " but got ",
        value_ == nullptr ? "None" : kinds[value_->held.index()]);
  return *value;
}

bool IValue::isBool() const { return get<bool>() != nullptr; }
bool IValue::isInt() const { return get<int64_t>() != nullptr; }
bool IValue::isDouble() const { return get<double>() != nullptr; }
bool IValue::isString() const { return get<std::string>() != nullptr; }
bool IValue::isTensor() const { return get<Variable>() != nullptr; }
bool IValue::isIntList() const { return get<std::vector<int64_t>>() != nullptr; }
bool IValue::isTensorList() const { return get<variable_list>() != nullptr; }

bool IValue::toBool() const { return as<bool>("Bool"); }
Scalar IValue::toScalar() const {
  if (isDouble()) return toDouble();
  if (isBool()) return toBool();
  check(isInt(), "IValue", "IValue is not a Scalar");
  return toInt();
}
int64_t IValue::toInt() const { return as<int64_t>("Int"); }
double IValue::toDouble() const { return as<double>("Double"); }
const std::string& IValue::toStringRef() const { return as<std::string>("String"); }
const Variable& IValue::toTensor() const { return as<Variable>("Tensor"); }
const std::vector<int64_t>& IValue::toIntVector() const {
  return as<std::vector<int64_t>>("IntList");
}
const variable_list& IValue::toTensorVector() const { return as<variable_list>("TensorList"); }

}  // namespace taper
