#pragma once

#include <string>
#include <typeinfo>

namespace taper::nn {

/// A C++ type as a programmer writes it, for messages and printing.
std::string type_name(const std::type_info& type);
/// The name of a module's class as users write it: "Linear" for taper::nn::LinearImpl.
std::string class_name(const std::type_info& type);

}  // namespace taper::nn
