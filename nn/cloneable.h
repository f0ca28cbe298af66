#pragma once

#include <utility>

#include "taper/nn/module.h"

namespace taper::nn {

/// A module that can be cloned: `class NetImpl : public nn::Cloneable<NetImpl>`. Its reset()
/// registers all parameters, buffers and submodules; the constructor calls it.
template <class Derived>
class Cloneable : public Module {
 public:
  using Module::Module;
  virtual void reset() = 0;

 private:
  Module* copied() const final;
  void reset_copy() final { reset(); }
  bool assign(Module& clone) final;
};

template <class Derived>
Module* Cloneable<Derived>::copied() const {
  return new Derived(static_cast<const Derived&>(*this));
}
template <class Derived>
bool Cloneable<Derived>::assign(Module& clone) {
  auto* const same = dynamic_cast<Derived*>(&clone);
  if (same != nullptr) static_cast<Derived&>(*this) = std::move(*same);
  return same != nullptr;
}

}  // namespace taper::nn
