#pragma once

/// For programs written for libtorch: include it in the place of torch/torch.h.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <unordered_map>
#include <variant>

#include "taper/core/base/irange.h"
#include "taper/data/chunk_dataset.h"
#include "taper/taper.h"

// Names of the standard library that such programs find in torch and c10.
namespace taper {
using std::get;
using std::get_if;
using std::holds_alternative;
using std::make_optional;
using std::make_unique;
using std::nullopt;
using std::nullopt_t;
using std::optional;
using std::to_string;
using std::variant;
using std::visit;

/// The same of a Choice, which options have in the place of a variant of types without values, and
/// of a ValueOr.
template <class Tag, class... Tags>
bool holds_alternative(const Choice<Tags...>& choice) {
  return choice.is(Tag{});
}
template <class T, class Value, class... Tags>
bool holds_alternative(const ValueOr<Value, Tags...>& choice) {
  if constexpr (std::is_same_v<T, Value>)
    return choice.value() != nullptr;
  else
    return choice.is(T{});
}
template <class Tag, class... Tags>
const Tag* get_if(const Choice<Tags...>* choice) {
  static constexpr Tag tag{};
  return choice->is(tag) ? &tag : nullptr;
}
template <class T, class Value, class... Tags>
const T* get_if(const ValueOr<Value, Tags...>* choice) {
  if constexpr (std::is_same_v<T, Value>) {
    return choice->value();
  } else {
    static constexpr T tag{};
    return choice->is(tag) ? &tag : nullptr;
  }
}
/// Throws std::bad_variant_access if another one was chosen.
template <class T, class Options>
auto get(const Options& choice) -> decltype(*get_if<T>(&choice)) {
  if (const auto* chosen = get_if<T>(&choice)) return *chosen;
  throw std::bad_variant_access();
}

/// make_generator<CPUGeneratorImpl>(seed) makes a Generator.
struct CPUGeneratorImpl;
template <class Implementation>
Generator make_generator(uint64_t seed) {
  return Generator(seed);
}
namespace autograd {
using taper::Node;
}
/// guts::to_string(parameter.unsafeGetTensorImpl()) is the key of an optimizer's state.
namespace guts {
template <class T>
std::string to_string(T value) {
  std::ostringstream text;
  text << value;
  return text.str();
}
}  // namespace guts
}  // namespace taper

// Where a program reopens namespace torch, its build defines torch=taper, and there is no alias.
#ifndef torch
namespace torch = taper;
#endif
namespace at = taper;
namespace c10 = taper;
namespace caffe2 = taper;

namespace ska {
template <class Key, class Value>
using flat_hash_map = std::unordered_map<Key, Value>;
}  // namespace ska

#ifndef TORCH_API
#define TORCH_API
#endif
