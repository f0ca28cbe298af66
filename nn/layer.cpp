#include "taper/nn/layer.h"

#include <ostream>

#include "taper/nn/type_name.h"

namespace taper::nn {

void detail::print_layer(std::ostream& out, const std::type_info& type, const std::string& shown) {
  out << "taper::nn::" << class_name(type) << '(' << shown << ')';
}

}  // namespace taper::nn
