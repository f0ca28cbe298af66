#include "taper/nn/any_module.h"

#include <iterator>

#include "taper/core/graph/trace.h"

namespace taper::nn {

std::vector<AnyValue> detail::with_defaults(const std::type_info& type, const Module& module,
                                            AnyValue* arguments, std::size_t count,
                                            std::size_t expected) {
  const auto defaults = module.forward_defaults();
  const std::string name = type_name(type);
  const char* hint =
      "'s forward() method has default arguments, please make sure the forward() "
      "method is declared with a corresponding `FORWARD_HAS_DEFAULT_ARGS` macro.";
  if (defaults.empty())
    throw Error(str("forward: ", name, "'s forward() method expects ", expected,
                    " argument(s), but received ", count, ".",
                    count < expected ? str(" If ", name, hint) : std::string()));
  const std::size_t required = defaults.front().position;
  check(required <= count && count <= expected, "forward", name,
        "'s forward() method expects at least ", required, " argument(s) and at most ", expected,
        " argument(s), but received ", count, ".");
  std::vector<AnyValue> all(std::make_move_iterator(arguments),
                            std::make_move_iterator(arguments + count));
  for (const auto& [position, value] : defaults)
    if (position == all.size()) all.push_back(value);
  check(all.size() == expected, "forward", "FORWARD_HAS_DEFAULT_ARGS of ", name,
        " must list the last arguments in order, got values for ", all.size(), ", expected ",
        expected);
  return all;
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

AnyValue AnyModule::any_forward(AnyValue* arguments, std::size_t count) {
  check_not_empty("forward");
  const TracePart part(module_->path());
  return forward_(*module_, arguments, count);
}

AnyModule AnyModule::clone(const std::optional<Device>& device) const {
  AnyModule copy = *this;
  if (!is_empty()) copy.module_ = module_->clone(device);
  return copy;
}

}  // namespace taper::nn
