#include "taper/nn/parameter_list.h"

#include <ostream>

#include "taper/core/autograd/print.h"
#include "taper/core/base/error.h"

namespace taper::nn {
namespace {

/// A line for each parameter: its name, dtype and size.
void print_parameters(std::ostream& out, const char* name,
                      const OrderedDict<std::string, Variable>& parameters) {
  out << "taper::nn::" << name << "(\n";
  for (const auto& item : parameters) {
    out << '(' << item.key() << "): Parameter containing: [" << item.value().scalar_type()
        << " of size [";
    const char* comma = "";
    for (const int64_t size : item.value().sizes()) {
      out << comma << size;
      comma = ", ";
    }
    out << "]]\n";
  }
  out << ')';
}

/// A parameter of its own with the values of another.
Variable copy_of(const Variable& parameter) {
  return parameter.detach().clone().set_requires_grad(parameter.requires_grad());
}

}  // namespace

void ParameterListImpl::append(const Variable& parameter) {
  register_parameter(std::to_string(size()), parameter, parameter.requires_grad());
}

Variable& ParameterListImpl::at(std::size_t index) {
  check(index < size(), "ParameterList", "Index out of range, got ", index, " for ", size(),
        " parameters");
  return parameters_[index].value();
}

std::shared_ptr<Module> ParameterListImpl::clone(const std::optional<Device>&) const {
  auto copy = std::make_shared<ParameterListImpl>();
  for (const auto& item : parameters_) copy->append(copy_of(item.value()));
  copy->train(is_training());
  return copy;
}

void ParameterListImpl::pretty_print(std::ostream& out) const {
  print_parameters(out, "ParameterList", parameters_);
}

Variable& ParameterDictImpl::insert(const std::string& key, const Variable& parameter) {
  return register_parameter(key, parameter, parameter.requires_grad());
}

Variable ParameterDictImpl::pop(const std::string& key) {
  Variable parameter = parameters_[key];
  parameters_.erase(key);
  return parameter;
}

ParameterDictImpl::ParameterDictImpl(const Dict& parameters) { update(parameters); }

void ParameterDictImpl::clear() { parameters_.clear(); }
std::vector<std::string> ParameterDictImpl::keys() const { return parameters_.keys(); }
std::vector<Variable> ParameterDictImpl::values() const { return parameters_.values(); }
bool ParameterDictImpl::contains(const std::string& key) const { return parameters_.contains(key); }
Variable& ParameterDictImpl::get(const std::string& key) { return parameters_[key]; }
const Variable& ParameterDictImpl::get(const std::string& key) const { return parameters_[key]; }

void ParameterDictImpl::update(const Dict& parameters) {
  for (const auto& item : parameters) {
    if (Variable* present = parameters_.find(item.key()))
      *present = item.value();
    else
      insert(item.key(), item.value());
  }
}

std::shared_ptr<Module> ParameterDictImpl::clone(const std::optional<Device>&) const {
  auto copy = std::make_shared<ParameterDictImpl>();
  for (const auto& item : parameters_) copy->insert(item.key(), copy_of(item.value()));
  copy->train(is_training());
  return copy;
}

void ParameterDictImpl::pretty_print(std::ostream& out) const {
  print_parameters(out, "ParameterDict", parameters_);
}

}  // namespace taper::nn
