#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

#include "taper/core/tensor/bfloat16.h"
#include "taper/core/tensor/half.h"

namespace taper {

/// Element types, in libtorch's spelling. The order is the one in which promotion climbs.
enum class ScalarType : uint8_t {
  Bool,
  Byte,
  Char,
  Short,
  Int,
  Long,
  Half,
  BFloat16,
  Float,
  Double
};
using Dtype = ScalarType;

constexpr ScalarType kBool = ScalarType::Bool;
constexpr ScalarType kByte = ScalarType::Byte, kUInt8 = kByte, kU8 = kByte;
constexpr ScalarType kInt = ScalarType::Int, kInt32 = kInt, kI32 = kInt;
constexpr ScalarType kLong = ScalarType::Long, kInt64 = kLong, kI64 = kLong;
constexpr ScalarType kBFloat16 = ScalarType::BFloat16, kBF16 = kBFloat16;
constexpr ScalarType kFloat = ScalarType::Float, kFloat32 = kFloat, kF32 = kFloat;
constexpr ScalarType kDouble = ScalarType::Double, kFloat64 = kDouble, kF64 = kDouble;
constexpr ScalarType kChar = ScalarType::Char, kInt8 = kChar, kI8 = kChar;
constexpr ScalarType kShort = ScalarType::Short, kInt16 = kShort, kI16 = kShort;
constexpr ScalarType kHalf = ScalarType::Half, kFloat16 = kHalf, kF16 = kHalf;

namespace detail {
inline constexpr uint8_t kElementSizes[] = {1, 1, 1, 2, 4, 8, 2, 2, 4, 8};
}
/// Bytes of one element.
constexpr std::size_t element_size(ScalarType t) {
  return detail::kElementSizes[static_cast<std::size_t>(t)];
}
constexpr bool is_floating_point(ScalarType t) { return t >= kHalf; }
constexpr bool is_integral(ScalarType t, bool include_bool = false) {
  return t < kHalf && (include_bool || t != kBool);
}

/// The type that holds the values of both: the one above in the order, or the next that holds both.
constexpr ScalarType promote_types(ScalarType a, ScalarType b) {
  const ScalarType low = a < b ? a : b, high = a < b ? b : a;
  if (low == kByte && high == kChar) return kShort;
  return low == kHalf && high == kBFloat16 ? kFloat : high;
}

/// "float32", "int64", ...: the name that printed tensors have.
const char* to_string(ScalarType t);
/// "Float", "Long", ...: libtorch's name, which messages and streams have.
const char* toString(ScalarType t);
/// "float", "long int", ...: the name of the element type in C++.
const char* c_name(ScalarType t);
std::ostream& operator<<(std::ostream& out, ScalarType t);
void append(std::string& out, ScalarType t);

/// The ScalarType of a C++ element type.
template <class T>
struct DtypeOf;
template <>
struct DtypeOf<bool> {
  static constexpr ScalarType value = kBool;
};
template <>
struct DtypeOf<uint8_t> {
  static constexpr ScalarType value = kByte;
};
template <>
struct DtypeOf<int8_t> {
  static constexpr ScalarType value = kChar;
};
template <>
struct DtypeOf<int16_t> {
  static constexpr ScalarType value = kShort;
};
template <>
struct DtypeOf<int32_t> {
  static constexpr ScalarType value = kInt;
};
template <>
struct DtypeOf<int64_t> {
  static constexpr ScalarType value = kLong;
};
template <>
struct DtypeOf<long long> {
  static constexpr ScalarType value = kLong;
};
template <>
struct DtypeOf<Half> {
  static constexpr ScalarType value = kHalf;
};
template <>
struct DtypeOf<BFloat16> {
  static constexpr ScalarType value = kBFloat16;
};
template <>
struct DtypeOf<float> {
  static constexpr ScalarType value = kFloat;
};
template <>
struct DtypeOf<double> {
  static constexpr ScalarType value = kDouble;
};
template <class T>
inline constexpr ScalarType dtype_of = DtypeOf<T>::value;

/// A ScalarType as dtype() gives it: in streams it has the name of the element type in C++.
class TypeMeta {
 public:
  constexpr explicit TypeMeta(ScalarType type) : type_(type) {}
  constexpr operator ScalarType() const { return type_; }
  constexpr ScalarType toScalarType() const { return type_; }
  std::string name() const { return c_name(type_); }
  constexpr std::size_t itemsize() const { return element_size(type_); }

 private:
  ScalarType type_;
};
std::ostream& operator<<(std::ostream& out, TypeMeta t);
constexpr ScalarType typeMetaToScalarType(TypeMeta t) { return t; }
constexpr TypeMeta scalarTypeToTypeMeta(ScalarType t) { return TypeMeta(t); }

/// The dtype of new floating-point tensors when none is asked for; float32 unless changed.
TypeMeta get_default_dtype();
void set_default_dtype(ScalarType t);

}  // namespace taper
