#pragma once

#include <any>
#include <typeinfo>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/nn/type_name.h"

namespace taper::nn {

/// A value of any copyable type: what goes into and comes out of an AnyModule.
class AnyValue {
 public:
  template <class T, class = std::enable_if_t<!std::is_same_v<std::decay_t<T>, AnyValue>>>
  explicit AnyValue(T&& value) : value_(std::forward<T>(value)) {}

  /// The value, or null if it is of another type.
  template <class T>
  T* try_get() {
    return std::any_cast<T>(&value_);
  }
  /// A copy of the value. Throws if it is of another type.
  template <class T>
  T get() {
    T* value = try_get<T>();
    if (value == nullptr)
      throw Error(str("AnyValue: Attempted to cast AnyValue to ", type_name(typeid(T)),
                      ", but its actual type is ", type_name(type_info())));
    return *value;
  }
  const std::type_info& type_info() const { return value_.type(); }

 private:
  std::any value_;
};

}  // namespace taper::nn
