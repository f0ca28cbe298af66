#include "taper/core/tensor/scalar.h"

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

}  // namespace taper
