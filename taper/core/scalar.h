#pragma once

#include <cstdint>
#include <type_traits>

#include "taper/core/dtype.h"

namespace taper {

/// A single number of bool, integer or floating type: what an operation takes beside tensors.
class Scalar {
 public:
  Scalar() : Scalar(int64_t{0}) {}
  Scalar(bool v) : kind_(kBool), integer_(v) {}
  template <class T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>, int> = 0>
  Scalar(T v) : kind_(kLong), integer_(static_cast<int64_t>(v)) {}
  template <class T, std::enable_if_t<std::is_floating_point_v<T>, int> = 0>
  Scalar(T v) : kind_(kDouble), real_(static_cast<double>(v)) {}

  /// kBool, kLong or kDouble.
  ScalarType type() const { return kind_; }
  bool isFloatingPoint() const { return kind_ == kDouble; }
  bool isIntegral(bool include_bool) const { return is_integral(kind_, include_bool); }
  bool isBoolean() const { return kind_ == kBool; }

  template <class T>
  T to() const {
    return kind_ == kDouble ? static_cast<T>(real_) : static_cast<T>(integer_);
  }
  double toDouble() const { return to<double>(); }
  float toFloat() const { return to<float>(); }
  int64_t toLong() const { return to<int64_t>(); }
  int toInt() const { return to<int>(); }
  bool toBool() const { return to<bool>(); }
  Scalar operator-() const { return kind_ == kDouble ? Scalar(-real_) : Scalar(-integer_); }

 private:
  ScalarType kind_;
  union {
    int64_t integer_;
    double real_;
  };
};

}  // namespace taper
