#include "taper/nn/module_list.h"

#include <ostream>

#include "taper/core/base/error.h"
#include "taper/nn/type_name.h"

namespace taper::nn {

void detail::throw_other_class(const Module& module, const std::type_info& wanted) {
  throw Error(
      str("at: the module is a ", module.name(), ", but you asked for a ", type_name(wanted)));
}

void ModuleListImpl::push_back(std::shared_ptr<Module> module) {
  register_module(std::to_string(size()), module);
  modules_.push_back(std::move(module));
}

void ModuleListImpl::insert(std::size_t index, std::shared_ptr<Module> module) {
  check(index <= size(), "ModuleList", "Index out of range, got ", index, " for ", size(),
        " modules");
  if (index == size()) return push_back(std::move(module));
  push_back(modules_.back());
  for (std::size_t i = size() - 2; i > index; --i) modules_[i] = modules_[i - 1];
  modules_[index] = std::move(module);
  for (std::size_t i = index; i < size(); ++i) replace_module(std::to_string(i), modules_[i]);
}

std::shared_ptr<Module> ModuleListImpl::ptr(std::size_t index) const {
  check(index < size(), "ModuleList", "Index out of range, got ", index, " for ", size(),
        " modules");
  return modules_[index];
}

std::shared_ptr<Module> ModuleListImpl::clone(const std::optional<Device>& device) const {
  auto copy = std::make_shared<ModuleListImpl>();
  for (const auto& module : modules_) copy->push_back(module->clone(device));
  copy->train(is_training());
  return copy;
}

void ModuleListImpl::pretty_print(std::ostream& out) const { out << "taper::nn::ModuleList"; }

void ModuleDictImpl::insert(const std::string& key, std::shared_ptr<Module> module) {
  if (contains(key))
    modules_[key] = replace_module(key, std::move(module));
  else
    modules_.insert(key, register_module(key, std::move(module)));
}

ModuleDictImpl::ModuleDictImpl(const Pairs& modules) { update(modules); }
ModuleDictImpl::ModuleDictImpl(const Dict& modules) { update(modules); }

ModuleDictImpl::Pairs ModuleDictImpl::items() const { return modules_.pairs(); }
std::vector<std::string> ModuleDictImpl::keys() const { return modules_.keys(); }
std::vector<std::shared_ptr<Module>> ModuleDictImpl::values() const { return modules_.values(); }
bool ModuleDictImpl::contains(const std::string& key) const { return modules_.contains(key); }
std::shared_ptr<Module> ModuleDictImpl::operator[](const std::string& key) const {
  return modules_[key];
}

void ModuleDictImpl::update(const Pairs& modules) {
  for (const auto& [key, module] : modules) insert(key, module);
}
void ModuleDictImpl::update(const Dict& modules) { update(modules.pairs()); }

std::shared_ptr<Module> ModuleDictImpl::pop(const std::string& key) {
  std::shared_ptr<Module> module = modules_[key];
  modules_.erase(key);
  unregister_module(key);
  return module;
}

void ModuleDictImpl::clear() {
  for (const std::string& key : keys()) pop(key);
}

std::shared_ptr<Module> ModuleDictImpl::clone(const std::optional<Device>& device) const {
  auto copy = std::make_shared<ModuleDictImpl>();
  for (const auto& item : modules_) copy->insert(item.key(), item.value()->clone(device));
  copy->train(is_training());
  return copy;
}

void ModuleDictImpl::pretty_print(std::ostream& out) const { out << "taper::nn::ModuleDict"; }

}  // namespace taper::nn
