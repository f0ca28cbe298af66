#include "taper/nn/any_module.h"

namespace taper::nn {

void detail::check_argument_count(const std::type_info& module, std::size_t count,
                                  std::size_t expected) {
  if (count != expected)
    throw Error(str("forward: ", type_name(module), "'s forward() method expects ", expected,
                    " argument(s), but received ", count));
}

void detail::bad_argument(std::size_t index, const std::type_info& expected,
                          const std::type_info& got) {
  throw Error(str("forward: Expected argument #", index, " to be of type ", type_name(expected),
                  ", but received value of type ", type_name(got)));
}

void AnyModule::check_not_empty(const char* method) const {
  check(!is_empty(), "AnyModule", "Cannot call ", method, "() on an empty AnyModule");
}

void AnyModule::check_type(const char* method, const std::type_info& wanted) const {
  check_not_empty(method);
  if (*type_ != wanted)
    throw Error(str("AnyModule: Attempted to cast module of type ", type_name(*type_), " to type ",
                    type_name(wanted)));
}

const std::type_info& AnyModule::type_info() const {
  check_not_empty("type_info");
  return *type_;
}

std::shared_ptr<Module> AnyModule::ptr() const {
  check_not_empty("ptr");
  return module_;
}

AnyModule AnyModule::clone(const std::optional<Device>& device) const {
  AnyModule copy = *this;
  if (!is_empty()) copy.module_ = module_->clone(device);
  return copy;
}

}  // namespace taper::nn
