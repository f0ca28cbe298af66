#pragma once

#include <cstdint>
#include <iosfwd>
#include <limits>
#include <string>
#include <type_traits>

#include "taper/core/tensor/dtype.h"

namespace taper {

/// True for BFloat16 and Half, which are computed with as floats.
template <class T>
inline constexpr bool is_short_float = std::is_same_v<T, BFloat16> || std::is_same_v<T, Half>;

/// One number in another type, as elements are converted: anything is a bool by "is not zero",
/// floats lose their fraction, and small integers wrap, negative floats among them.
template <class To, class From>
constexpr To convert(From x) {
  if constexpr (is_short_float<From>)
    return convert<To>(static_cast<float>(x));
  else if constexpr (is_short_float<To>)
    return static_cast<float>(x);
  else if constexpr (std::is_same_v<To, bool>)
    return x != From{0};
  else if constexpr (std::is_floating_point_v<From> && std::is_integral_v<To> && sizeof(To) < 4)
    return static_cast<To>(static_cast<int64_t>(x));
  else
    return static_cast<To>(x);
}

/// A single number of bool, integer or floating type: what an operation takes beside tensors.
class Scalar {
 public:
  Scalar() : Scalar(int64_t{0}) {}
  /// No pointer, such as a text, passes for a bool.
  template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
  Scalar(T v) : kind_(kBool), integer_(v) {}
  template <class T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>, int> = 0>
  Scalar(T v) : kind_(kLong), integer_(static_cast<int64_t>(v)) {}
  template <class T, std::enable_if_t<std::is_floating_point_v<T>, int> = 0>
  Scalar(T v) : kind_(kDouble), real_(static_cast<double>(v)) {}
  Scalar(BFloat16 v) : Scalar(static_cast<float>(v)) {}
  Scalar(Half v) : Scalar(static_cast<float>(v)) {}

  /// kBool, kLong or kDouble.
  ScalarType type() const { return kind_; }
  bool isFloatingPoint() const { return kind_ == kDouble; }
  bool isIntegral(bool include_bool) const { return is_integral(kind_, include_bool); }
  bool isBoolean() const { return kind_ == kBool; }

  /// The number as a T, without its fraction if T has none. Throws if T does not reach as far; a
  /// negative integer whose size an unsigned T holds wraps.
  template <class T>
  T to() const {
    if (!fits<T>()) overflow(type_name<T>());
    return wrap<T>();
  }
  /// The number as a T as convert() has it: what an element beside it in arithmetic would become.
  template <class T>
  T wrap() const {
    return kind_ == kDouble ? convert<T>(real_) : convert<T>(integer_);
  }
  double toDouble() const { return to<double>(); }
  float toFloat() const { return to<float>(); }
  int64_t toLong() const { return to<int64_t>(); }
  int toInt() const { return to<int>(); }
  int16_t toShort() const { return to<int16_t>(); }
  int8_t toChar() const { return to<int8_t>(); }
  uint8_t toByte() const { return to<uint8_t>(); }
  bool toBool() const { return to<bool>(); }
  /// True if the number is `number`; a bool equals bools only.
  template <class T>
  bool equal(T number) const {
    if (std::is_same_v<T, bool> != isBoolean()) return false;
    return kind_ == kDouble ? real_ == static_cast<double>(number)
                            : static_cast<double>(integer_) == static_cast<double>(number);
  }
  friend std::ostream& operator<<(std::ostream& out, const Scalar& number);
  /// An integer wraps around, as its elements do.
  Scalar operator-() const {
    if (kind_ == kDouble) return -real_;
    return static_cast<int64_t>(-static_cast<uint64_t>(integer_));
  }

 private:
  /// T as the message calls it.
  template <class T>
  static std::string type_name() {
    if (is_short_float<T>) return std::is_same_v<T, Half> ? "at::Half" : "at::BFloat16";
    if (std::is_floating_point_v<T>) return sizeof(T) == 4 ? "float" : "double";
    if (std::is_same_v<T, int>) return "int";
    return (std::is_signed_v<T> ? "int" : "uint") + std::to_string(8 * sizeof(T)) + "_t";
  }
  [[noreturn]] void overflow(const std::string& type) const;

  /// True if the number lies in [-max, max], or is infinite or NaN. (No <cmath> here: every user
  /// would pay for reading it.)
  bool reaches(double max) const {
    return kind_ != kDouble || real_ - real_ != 0 || (-max <= real_ && real_ <= max);
  }
  template <class T>
  bool fits() const {
    using Limits = std::numeric_limits<T>;
    if constexpr (std::is_same_v<T, bool>) {
      return true;
    } else if constexpr (is_short_float<T>) {
      return reaches(static_cast<double>(T::kMax));
    } else if constexpr (std::is_floating_point_v<T>) {
      return reaches(static_cast<double>(Limits::max()));
    } else if (kind_ != kDouble) {
      const bool negative = integer_ < 0;
      const auto bits = static_cast<uint64_t>(integer_), size = negative ? -bits : bits;
      return size <= static_cast<uint64_t>(Limits::max()) + (Limits::is_signed && negative);
    } else {
      constexpr double end = 2.0 * static_cast<double>(uint64_t{1} << (Limits::digits - 1));
      return real_ >= (Limits::is_signed ? -end : 0) && real_ < end;
    }
  }

  ScalarType kind_;
  union {
    int64_t integer_;
    double real_;
  };
};

void append(std::string& out, Scalar number);

}  // namespace taper
