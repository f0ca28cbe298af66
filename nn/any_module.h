#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <typeinfo>
#include <utility>
#include <vector>

#include "taper/nn/any_value.h"
#include "taper/nn/module.h"

namespace taper::nn {
namespace detail {

/// Calls forward() of a module, whose class the function knows, with `count` arguments.
using AnyForward = AnyValue (*)(Module& module, AnyValue* arguments, std::size_t count);

/// The `count` arguments and the defaults of those that are missing. Throws if they are not
/// `expected` then.
std::vector<AnyValue> with_defaults(const std::type_info& type, const Module& module,
                                    AnyValue* arguments, std::size_t count, std::size_t expected);
[[noreturn]] void bad_argument(std::size_t index, const std::type_info& expected,
                               const std::type_info& got);

template <class T>
T&& argument(AnyValue* arguments, std::size_t index) {
  T* value = arguments[index].template try_get<T>();
  if (value == nullptr) bad_argument(index, typeid(T), arguments[index].type_info());
  return std::move(*value);
}

template <class M, class... P, std::size_t... I>
AnyValue call_forward(M& module, [[maybe_unused]] AnyValue* arguments, std::index_sequence<I...>) {
  return AnyValue(module.forward(argument<std::decay_t<P>>(arguments, I)...));
}

template <class M, class... P>
AnyValue forward_any(Module& module, AnyValue* arguments, std::size_t count) {
  std::vector<AnyValue> completed;
  if (count != sizeof...(P)) {
    completed = with_defaults(typeid(M), module, arguments, count, sizeof...(P));
    arguments = completed.data();
  }
  return call_forward<M, P...>(static_cast<M&>(module), arguments, std::index_sequence_for<P...>());
}

template <class M, class C, class R, class... P>
AnyForward any_forward_of(R (C::*)(P...)) {
  static_assert(!std::is_void_v<R>, "forward() must return a value");
  return forward_any<M, P...>;
}
template <class M, class C, class R, class... P>
AnyForward any_forward_of(R (C::*)(P...) const) {
  return any_forward_of<M>(static_cast<R (C::*)(P...)>(nullptr));
}

}  // namespace detail

/// The forward() that an AnyModule calls; overloaded where that is a template.
template <class M>
constexpr auto forward_pointer(const M*) {
  return &M::forward;
}

/// A handle of a module of any class, with whatever arguments its forward() has.
class AnyModule {
 public:
  AnyModule() = default;
  template <class M>
  explicit AnyModule(std::shared_ptr<M> module) : AnyModule(module.get(), module) {}
  template <class M>
  explicit AnyModule(const ModuleHolder<M>& holder) : AnyModule(holder.get(), holder.module()) {}
  template <class M, class = std::enable_if_t<is_module<M>>>
  explicit AnyModule(M&& module)
      : AnyModule(&module, detail::shared(new std::decay_t<M>(std::forward<M>(module)))) {}
  template <class M>
  AnyModule& operator=(std::shared_ptr<M> module) {
    return *this = AnyModule(std::move(module));
  }

  bool is_empty() const { return module_ == nullptr; }
  /// The class that was put in.
  const std::type_info& type_info() const;
  AnyModule clone(const std::optional<Device>& device = std::nullopt) const;

  /// Calls forward(); the types of the arguments must be those of its parameters.
  template <class... A>
  AnyValue any_forward(A&&... arguments) {
    std::array<AnyValue, sizeof...(A)> values{AnyValue(std::forward<A>(arguments))...};
    return any_forward(values.data(), values.size());
  }
  AnyValue any_forward(AnyValue* arguments, std::size_t count);
  template <class R = Variable, class... A>
  R forward(A&&... arguments) {
    return any_forward(std::forward<A>(arguments)...).template get<R>();
  }

  /// The module as the class M, or in its holder M. Throws if it is of another class.
  template <class M, class = std::enable_if_t<is_module<M>>>
  M& get() const {
    check_type("get", typeid(M));
    return static_cast<M&>(*module_);
  }
  template <class M, class Contained = typename M::ContainedType>
  M get() const {
    return M(ptr<Contained>());
  }
  std::shared_ptr<Module> ptr() const;
  template <class M, class = std::enable_if_t<is_module<M>>>
  std::shared_ptr<M> ptr() const {
    check_type("ptr", typeid(M));
    return std::static_pointer_cast<M>(module_);
  }

 private:
  /// Of a module of the class M.
  template <class M>
  AnyModule(const M* of_class, std::shared_ptr<Module> module)
      : type_(&typeid(M)),
        forward_(detail::any_forward_of<M>(forward_pointer(of_class))),
        module_(std::move(module)) {}
  void check_not_empty(const char* method) const;
  void check_type(const char* method, const std::type_info& wanted) const;

  const std::type_info* type_ = nullptr;
  detail::AnyForward forward_ = nullptr;
  std::shared_ptr<Module> module_;
};

/// A module with the name it gets in a Sequential.
class NamedAnyModule {
 public:
  NamedAnyModule(std::string name, AnyModule module)
      : name_(std::move(name)), module_(std::move(module)) {}
  template <class M>
  NamedAnyModule(std::string name, M&& module)
      : NamedAnyModule(std::move(name), AnyModule(std::forward<M>(module))) {}
  const std::string& name() const { return name_; }
  AnyModule& module() { return module_; }
  const AnyModule& module() const { return module_; }

 private:
  std::string name_;
  AnyModule module_;
};

}  // namespace taper::nn
