#pragma once

#include "taper/core/graph/grad_mode.h"
#include "taper/nn/module.h"

namespace taper::nn {

/// A module that can be cloned: `class NetImpl : public nn::Cloneable<NetImpl>`. Its reset()
/// registers all parameters, buffers and submodules; the constructor calls it.
template <class Derived>
class Cloneable : public Module {
 public:
  using Module::Module;
  virtual void reset() = 0;

  std::shared_ptr<Module> clone(const std::optional<Device>& device = std::nullopt) const override {
    const NoGradGuard guard;
    auto copy = std::make_shared<Derived>(static_cast<const Derived&>(*this));
    copy->forget_members();
    copy->reset();
    copy->copy_members(*this, device);
    return copy;
  }

 private:
  void assign_clone(const Module& other, const std::optional<Device>& device) final {
    const auto clone = std::dynamic_pointer_cast<Derived>(other.clone(device));
    check(clone != nullptr, "clone",
          "Attempted to clone submodule, but it is of a different type than the submodule it was "
          "to be cloned into, got ",
          other.name(), ", expected ", this->name(), ", which reset() registers under that name");
    static_cast<Derived&>(*this) = std::move(*clone);
  }
};

}  // namespace taper::nn
