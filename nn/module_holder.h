#pragma once

#include <memory>
#include <ostream>
#include <type_traits>
#include <utility>

namespace taper::nn {

class Module;

namespace detail {
[[noreturn]] void throw_empty_holder();
/// Takes the module over.
std::shared_ptr<Module> shared(Module* module);
}  // namespace detail

struct ModuleHolderTag {};
template <class T>
inline constexpr bool is_module_holder = std::is_base_of_v<ModuleHolderTag, std::decay_t<T>>;

/// A handle of a module: copies share it, as Python's modules are shared. Linear is the handle of
/// LinearImpl; TAPER_MODULE(Net) makes Net the handle of the class NetImpl.
template <class Contained>
class ModuleHolder : public ModuleHolderTag {
 public:
  using ContainedType = Contained;
  using Impl = Contained;

  /// A module made without arguments. Start with nullptr to get an empty handle instead.
  ModuleHolder() : impl_(detail::shared(new Contained())) {}
  ModuleHolder(std::nullptr_t) {}
  ModuleHolder(std::shared_ptr<Contained> module) : impl_(std::move(module)) {}
  /// A module made with these arguments.
  template <class Head, class... Tail,
            class = std::enable_if_t<!std::is_base_of_v<ModuleHolder, std::decay_t<Head>> ||
                                     (sizeof...(Tail) > 0)>>
  explicit ModuleHolder(Head&& head, Tail&&... tail)
      : impl_(
            detail::shared(new Contained(std::forward<Head>(head), std::forward<Tail>(tail)...))) {}

  bool is_empty() const { return impl_ == nullptr; }
  explicit operator bool() const { return !is_empty(); }
  std::shared_ptr<Contained> ptr() const { return std::static_pointer_cast<Contained>(module()); }
  const std::shared_ptr<Module>& module() const {
    if (is_empty()) detail::throw_empty_holder();
    return impl_;
  }
  Contained* get() { return static_cast<Contained*>(module().get()); }
  const Contained* get() const { return static_cast<const Contained*>(module().get()); }
  Contained* operator->() { return get(); }
  const Contained* operator->() const { return get(); }
  Contained& operator*() { return *get(); }
  const Contained& operator*() const { return *get(); }

  /// forward() of the module.
  template <class... A>
  decltype(auto) operator()(A&&... arguments) {
    return get()->forward(std::forward<A>(arguments)...);
  }
  template <class I>
  decltype(auto) operator[](I&& index) {
    return (*get())[std::forward<I>(index)];
  }

 private:
  std::shared_ptr<Module>
      impl_;  // a pointer to Contained would take each user's compiler 1 MB more
};

template <class Contained>
std::ostream& operator<<(std::ostream& out, const ModuleHolder<Contained>& module) {
  return out << *module;
}

template <class Archive, class Contained>
auto operator<<(Archive& archive, const ModuleHolder<Contained>& module)
    -> decltype(module->save(archive), archive) {
  module->save(archive);
  return archive;
}
template <class Archive, class Contained>
auto operator>>(Archive& archive, const ModuleHolder<Contained>& module)
    -> decltype(module.ptr()->load(archive), archive) {
  module.ptr()->load(archive);
  return archive;
}

}  // namespace taper::nn

#define TAPER_MODULE_IMPL(Name, ImplType)                    \
  class Name : public ::taper::nn::ModuleHolder<ImplType> {  \
   public:                                                   \
    using ::taper::nn::ModuleHolder<ImplType>::ModuleHolder; \
  }

/// After `class NetImpl : public nn::Module { ... };` makes Net, the handle that users pass around.
#define TAPER_MODULE(Name) TAPER_MODULE_IMPL(Name, Name##Impl)

#ifndef TORCH_MODULE
#define TORCH_MODULE(Name) TAPER_MODULE(Name)
#endif
