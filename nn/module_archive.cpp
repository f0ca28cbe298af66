// How a module is saved and loaded.

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/nn/module.h"
#include "taper/nn/state_dict.h"
#include "taper/serialize/archive.h"

namespace taper::nn {
namespace {

using serialize::InputArchive;
using serialize::OutputArchive;

void load_tensor(InputArchive& archive, const Module& module, const std::string& name,
                 const Variable& own, bool is_buffer) {
  Variable saved;
  archive.read(name, saved, is_buffer);
  check(saved.sizes() == own.sizes(), "load", "size mismatch for ", module.path(),
        module.path().empty() ? "" : ".", name, ": copying a param with shape ", saved.sizes(),
        " from checkpoint, the shape in current model is ", own.sizes());
  own.set_data(saved.to(own.scalar_type()));
}

void load_members(InputArchive& archive, const Module& module) {
  for (const auto& item : module.named_parameters(false))
    load_tensor(archive, module, item.key(), item.value(), false);
  for (const auto& item : module.named_buffers(false))
    load_tensor(archive, module, item.key(), item.value(), true);
  for (const auto& child : module.named_children()) {
    if (!child.value()->is_serializable()) continue;
    InputArchive nested;  // missing for a layer without tensors, or else wrong
    if (!archive.try_read(child.key(), nested) && !state_dict(*child.value()).is_empty())
      archive.read(child.key(), nested);
    child.value()->load(nested);
  }
}

}  // namespace

void Module::save(OutputArchive& archive) const {
  for (const auto& item : named_parameters(false)) archive.write(item.key(), item.value());
  for (const auto& item : named_buffers(false)) archive.write(item.key(), item.value(), true);
  for (const auto& child : children_) {
    if (!child.value()->is_serializable()) continue;
    OutputArchive nested;
    child.value()->save(nested);
    if (!nested.is_empty()) archive.write(child.key(), nested);
  }
}

void Module::load(InputArchive& archive) {
  const NoGradGuard guard;
  const StateDict own = state_dict(*this);
  std::vector<Variable> before;
  for (const auto& item : own) before.push_back(item->detach());
  try {
    load_members(archive, *this);
  } catch (...) {
    for (std::size_t i = 0; i < before.size(); ++i) own[i].value().set_data(before[i]);
    throw;
  }
}

OutputArchive& operator<<(OutputArchive& archive, const Module& module) {
  module.save(archive);
  return archive;
}
OutputArchive& operator<<(OutputArchive& archive, const std::shared_ptr<Module>& module) {
  check(module != nullptr, "save", "the module is null");
  return archive << *module;
}
InputArchive& operator>>(InputArchive& archive, Module& module) {
  module.load(archive);
  return archive;
}
InputArchive& operator>>(InputArchive& archive, const std::shared_ptr<Module>& module) {
  check(module != nullptr, "load", "the module is null");
  return archive >> *module;
}

}  // namespace taper::nn
