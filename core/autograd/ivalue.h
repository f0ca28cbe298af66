#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "taper/core/graph/variable_fwd.h"
#include "taper/core/tensor/scalar.h"

namespace taper {

/// A value of one of a few types, chosen at run time: what AutogradContext::saved_data holds.
class IValue {
 public:
  IValue() = default;
  IValue(bool v);
  IValue(int v) : IValue(static_cast<int64_t>(v)) {}
  IValue(int64_t v);
  IValue(double v);
  IValue(const char* v);
  IValue(std::string v);
  IValue(Variable v);
  IValue(std::vector<int64_t> v);
  IValue(variable_list v);

  bool isNone() const { return value_ == nullptr; }
  bool isBool() const;
  bool isInt() const;
  bool isDouble() const;
  bool isString() const;
  bool isTensor() const;
  bool isIntList() const;
  bool isTensorList() const;

  // Each throws Error if the value has another type.
  bool toBool() const;
  Scalar toScalar() const;
  int64_t toInt() const;
  double toDouble() const;
  const std::string& toStringRef() const;
  const Variable& toTensor() const;
  const std::vector<int64_t>& toIntVector() const;
  const variable_list& toTensorVector() const;

 private:
  struct Value;  // a std::variant, which costs a compiler 10 MB
  template <class T>
  const T* get() const;
  template <class T>
  const T& as(const char* wanted) const;
  std::shared_ptr<const Value> value_;
};

}  // namespace taper
