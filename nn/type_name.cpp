#include "taper/nn/type_name.h"

#include <cxxabi.h>

#include <cstdlib>
#include <memory>

namespace taper::nn {

std::string type_name(const std::type_info& type) {
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> name(
      abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), std::free);
  return status == 0 ? name.get() : type.name();
}

std::string class_name(const std::type_info& type) {
  std::string name = type_name(type);
  const std::size_t scope = name.rfind("::"), suffix = name.rfind("Impl");
  if (suffix != std::string::npos && suffix + 4 == name.size()) name.resize(suffix);
  return scope == std::string::npos ? name : name.substr(scope + 2);
}

}  // namespace taper::nn
