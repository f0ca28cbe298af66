#pragma once

#include <any>
#include <typeinfo>
#include <utility>
#include <vector>

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

/// The position of an argument of a forward() that may be missing, and the value that stands for
/// it.
struct ForwardDefault {
  unsigned position;
  AnyValue value;
};
using ForwardDefaults = std::vector<ForwardDefault>;

}  // namespace taper::nn

#ifndef FORWARD_HAS_DEFAULT_ARGS
/// In a class whose forward() has default arguments, which a pointer to it does not know: their
/// positions and values. For forward(int a, int b = 2, double c = 3):
/// FORWARD_HAS_DEFAULT_ARGS({1, nn::AnyValue(2)}, {2, nn::AnyValue(3.0)})
#define FORWARD_HAS_DEFAULT_ARGS(...) \
  ::taper::nn::ForwardDefaults forward_defaults() const override { return {__VA_ARGS__}; }
#endif
