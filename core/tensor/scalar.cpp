#include "taper/core/tensor/scalar.h"

#include <ostream>

#include "taper/core/base/error.h"

namespace taper {

void Scalar::overflow(bool floating, bool with_sign, std::size_t bytes) const {
  const std::string integer = str(with_sign ? "int" : "uint", 8 * bytes, "_t");
  throw Error(str("Scalar: value cannot be converted to type ",
                  floating && bytes == 2    ? "at::BFloat16"
                  : floating                ? "float"
                  : with_sign && bytes == 4 ? "int"
                                            : integer.c_str(),
                  " without overflow, got ", *this));
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
