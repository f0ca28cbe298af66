#pragma once

#include <initializer_list>
#include <type_traits>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/tensor/array.h"
#include "taper/core/tensor/scalar.h"

namespace taper {

/// What tensor() is made from: a number, nested braces of numbers, a vector or an ArrayRef.
class TensorData {
 public:
  TensorData(Scalar value);
  template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0>
  TensorData(T value)
      : TensorData(static_cast<Stored<T>>(value), dtype_of<Stored<T>>, kElement<T>) {}
  template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0>
  TensorData(ArrayRef<T> items) : TensorData(items, {static_cast<int64_t>(items.size())}) {}
  template <class T, std::enable_if_t<std::is_arithmetic_v<T>, int> = 0>
  TensorData(const std::vector<T>& items) : TensorData(ArrayRef<T>(items)) {}
  TensorData(const std::vector<bool>& items);
  /// Throws if the items differ in shape or dtype.
  TensorData(std::initializer_list<TensorData> items);
  TensorData(const TensorData&) = default;
  ~TensorData();

  /// The values in the widest dtype of their category, and in row-major order.
  const Array& values() const { return values_; }
  /// Without an explicit dtype: int64 for integers that are not narrower than int, the default
  /// dtype for floats.
  ScalarType dtype() const;

 private:
  template <class T>
  using Stored = std::conditional_t<std::is_floating_point_v<T>, double,
                                    std::conditional_t<sizeof(T) < 4, T, int64_t>>;

  /// What messages call a T.
  template <class T>
  static constexpr ScalarType kElement = std::is_same_v<T, int>     ? kInt
                                         : std::is_same_v<T, float> ? kFloat
                                                                    : dtype_of<Stored<T>>;

  TensorData(Scalar value, ScalarType stored, ScalarType element);
  template <class T>
  TensorData(ArrayRef<T> items, Dims sizes)
      : values_(sizes, dtype_of<Stored<T>>), element_(kElement<T>) {
    Stored<T>* out = values_.data<Stored<T>>();
    for (const T item : items) *out++ = static_cast<Stored<T>>(item);
  }

  Array values_;
  ScalarType element_ = kDouble;
};

}  // namespace taper
