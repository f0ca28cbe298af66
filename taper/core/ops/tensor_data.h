#pragma once

#include <initializer_list>
#include <type_traits>
#include <vector>

#include "taper/core/dims.h"
#include "taper/core/error.h"
#include "taper/core/scalar.h"

namespace taper {

/// What tensor() is made from: numbers in row-major order with the shape that braces gave them.
class TensorData {
 public:
  TensorData(Scalar value) : values_{value}, dtype_(value.type()) { default_float(); }
  template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0>
  TensorData(T value) : values_{Scalar(value)}, dtype_(Scalar(value).type()) {
    default_float();
  }
  TensorData(std::initializer_list<TensorData> items);
  template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0>
  TensorData(const std::vector<T>& items) : TensorData(ArrayRef<T>(items.data(), items.size())) {}
  TensorData(const std::vector<bool>& items);
  template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0>
  TensorData(ArrayRef<T> items)
      : values_(items.begin(), items.end()),
        sizes_{static_cast<int64_t>(items.size())},
        dtype_(dtype_of<T>) {}

  const std::vector<Scalar>& values() const { return values_; }
  const Dims& sizes() const { return sizes_; }
  ScalarType dtype() const { return dtype_; }

 private:
  void default_float() {
    if (is_floating_point(dtype_)) dtype_ = get_default_dtype();
  }
  std::vector<Scalar> values_;
  Dims sizes_;
  ScalarType dtype_ = kFloat;
};

}  // namespace taper
