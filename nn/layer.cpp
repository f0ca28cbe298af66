#include "taper/nn/layer.h"

#include <ostream>

#include "taper/nn/type_name.h"

namespace taper::nn {

void detail::print_name(std::ostream& out, const std::type_info& type) {
  out << "taper::nn::" << class_name(type);
}

void detail::print_layer(std::ostream& out, const std::type_info& type, const std::string& shown) {
  print_name(out, type);
  out << '(' << shown << ')';
}

}  // namespace taper::nn
