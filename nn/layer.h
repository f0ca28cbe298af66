#pragma once

#include <utility>

#include "taper/nn/cloneable.h"

/// What all layers share that are one function with options.
namespace taper::nn {
namespace detail {

/// The options of a function that has none.
struct NoOptions {
  std::string shown() const { return {}; }
};

/// Of a function of tensors and, maybe, options: what those are, and the numbers of the tensors.
template <class Function>
struct Signature;
template <>
struct Signature<Variable (*)(const Variable&)> {
  using Options = NoOptions;
  using Inputs = std::index_sequence<0>;
};
template <class O>
struct Signature<Variable (*)(const Variable&, const O&)> {
  using Options = O;
  using Inputs = std::index_sequence<0>;
};
template <class O>
struct Signature<Variable (*)(const Variable&, const Variable&, const O&)> {
  using Options = O;
  using Inputs = std::index_sequence<0, 1>;
};
template <class O>
struct Signature<Variable (*)(const Variable&, const Variable&, const Variable&, const O&)> {
  using Options = O;
  using Inputs = std::index_sequence<0, 1, 2>;
};

template <std::size_t>
using Input = const Variable&;

/// "taper::nn::Name" for the class NameImpl, and "taper::nn::Name(shown)".
void print_name(std::ostream& out, const std::type_info& type);
void print_layer(std::ostream& out, const std::type_info& type, const std::string& shown);

}  // namespace detail

/// The module of `function`, whose last parameter are its options: forward() takes the others. A
/// class whose function takes other options than users give says by call_options() which.
template <class Derived, auto function,
          class Settings = typename detail::Signature<decltype(function)>::Options,
          class Inputs = typename detail::Signature<decltype(function)>::Inputs>
class Layer;

template <class Derived, auto function, class Settings, std::size_t... I>
class Layer<Derived, function, Settings, std::index_sequence<I...>> : public Cloneable<Derived> {
 public:
  explicit Layer(const Settings& settings = {}) : options(settings) {}
  template <class First, class Second, class... More>
  explicit Layer(First&& first, Second&& second, More&&... more)
      : options(std::forward<First>(first), std::forward<Second>(second),
                std::forward<More>(more)...) {}

  void reset() override {}
  void pretty_print(std::ostream& out) const override {
    detail::print_layer(out, typeid(Derived), options.shown());
  }
  Variable forward(detail::Input<I>... inputs) const {
    if constexpr (std::is_same_v<Settings, detail::NoOptions>)
      return function(inputs...);
    else
      return function(inputs..., static_cast<const Derived*>(this)->call_options());
  }
  const Settings& call_options() const { return options; }

  Settings options;
};

/// A layer that is nothing without a size: it is made of its options, or of what they are made of.
template <class Derived, auto function>
class SizedLayer : public Layer<Derived, function> {
  using Settings = typename detail::Signature<decltype(function)>::Options;

 public:
  template <class Size>
  explicit SizedLayer(const Size& size) : Layer<Derived, function>(Settings(size)) {}
  template <class Size, class Value>
  SizedLayer(const Size& size, const Value& value)
      : Layer<Derived, function>(Settings(size, value)) {}
};

}  // namespace taper::nn

/// The layer Name of a function; Kind is Layer, or a template that is derived from it.
#define TAPER_LAYER(Name, Kind, function)                \
  class Name##Impl : public Kind<Name##Impl, function> { \
   public:                                               \
    using Kind::Kind;                                    \
  };                                                     \
  using Name = ModuleHolder<Name##Impl>
