#include "taper/nn/sequential.h"

#include <ostream>

namespace taper::nn {

SequentialImpl::SequentialImpl(OrderedDict<std::string, AnyModule>&& modules) {
  for (auto& item : modules) push_back(item.key(), std::move(item.value()));
}

SequentialImpl::SequentialImpl(std::initializer_list<NamedAnyModule> modules) {
  for (const NamedAnyModule& item : modules) push_back(item.name(), item.module());
}

void SequentialImpl::push_back(const std::string& name, AnyModule module) {
  register_module(name, module.ptr());
  modules_.push_back(std::move(module));
}

void SequentialImpl::push_back(AnyModule module) {
  push_back(std::to_string(size()), std::move(module));
}

const AnyModule& SequentialImpl::element(std::size_t index) const {
  check(index < size(), "Sequential", "Index out of range, got ", index, " for ", size(),
        " modules");
  return modules_[index];
}

AnyValue SequentialImpl::run(AnyValue* inputs, std::size_t count) {
  check(!is_empty(), "Sequential", "Cannot call forward() on an empty Sequential");
  std::size_t at = 0;
  try {
    AnyValue value = modules_[0].any_forward(inputs, count);
    for (at = 1; at < size(); ++at) value = modules_[at].any_forward(&value, std::size_t{1});
    return value;
  } catch (const Error& error) {
    throw Error(str(named_children()[at].key(), " (", class_name(modules_[at].type_info()),
                    "): ", error.what()));
  }
}

void SequentialImpl::bad_result(const std::type_info& got, const std::type_info& wanted) {
  throw Error(str("Sequential: The type of the return value is ", type_name(got),
                  ", but you asked for type ", type_name(wanted)));
}

std::shared_ptr<Module> SequentialImpl::clone(const std::optional<Device>& device) const {
  auto copy = std::make_shared<SequentialImpl>();
  const auto names = named_children();
  for (std::size_t i = 0; i < size(); ++i)
    copy->push_back(names[i].key(), modules_[i].clone(device));
  copy->train(is_training());
  return copy;
}

void SequentialImpl::pretty_print(std::ostream& out) const { out << "taper::nn::Sequential"; }

Sequential::Sequential(std::initializer_list<NamedAnyModule> modules)
    : ModuleHolder(std::make_shared<SequentialImpl>(modules)) {}

template class Cloneable<SequentialImpl>;

}  // namespace taper::nn
