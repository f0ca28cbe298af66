#include "taper/core/tensor/scalar.h"

#include <ostream>

#include "taper/core/base/error.h"

namespace taper {

void Scalar::overflow(const std::string& type) const {
  throw Error(
      str("Scalar: value cannot be converted to type ", type, " without overflow, got ", *this));
}

void append(std::string& out, Scalar number) {
  number.isFloatingPoint() ? detail::append(out, number.toDouble())
                           : detail::append(out, number.toLong());
}

std::ostream& operator<<(std::ostream& out, const Scalar& number) {
  if (number.isBoolean()) return out << (number.toBool() ? "true" : "false");
  return number.isFloatingPoint() ? out << number.toDouble() : out << number.toLong();
}

}  // namespace taper
