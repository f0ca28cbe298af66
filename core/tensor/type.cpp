#include "taper/core/tensor/type.h"

#include <iostream>

namespace taper {

std::string DeprecatedTypeProperties::toString() const {
  return std::string("CPU") + taper::toString(dtype_) + "Type";
}

std::ostream& operator<<(std::ostream& out, const DeprecatedTypeProperties& type) {
  return out << type.toString();
}

void detail::print_line(const std::string& text) { std::cerr << text << '\n'; }

}  // namespace taper
