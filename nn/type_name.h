#pragma once

#include <string>
#include <typeinfo>

namespace taper::nn {

/// A C++ type as a programmer writes it, for messages and printing.
std::string type_name(const std::type_info& type);

}  // namespace taper::nn
