#pragma once

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

#include "taper/core/graph/record.h"
#include "taper/core/ops/promotion.h"
#include "taper/xtensor/rule.h"

namespace taper {

/// An operation written in xtensor; xtensor_function() makes it. Call it with as many tensors as it
/// has rules.
template <class Forward, class... Rules>
class XtensorFunction {
 public:
  XtensorFunction(const char* name, Forward forward, Rules... rules)
      : name_(name), forward_(std::move(forward)), rules_(std::move(rules)...) {}

  template <class... X,
            std::enable_if_t<sizeof...(X) == sizeof...(Rules) &&
                                 (std::is_convertible_v<const X&, const Variable&> && ...),
                             int> = 0>
  Variable operator()(const X&... x) const {
    return apply(std::index_sequence_for<X...>(), static_cast<const Variable&>(x)...);
  }

 private:
  template <std::size_t... I, class... X>
  Variable apply(std::index_sequence<I...> indices, const X&... x) const {
    const ScalarType t = to_floating(result_type({&x...}));
    check(t == kFloat || t == kDouble, name_, "not implemented for '", t,
          "', expected Float or Double; convert with .to(kFloat)");
    return record(name_, detail::compute_xtensor(name_, t, forward_, x...).array(),
                  with_respect_to(x, std::get<I>(rules_), indices, x...)...);
  }

  template <class Rule, std::size_t... I, class... X>
  auto with_respect_to(const Variable& x, const Rule& rule, std::index_sequence<I...>,
                       const X&... inputs) const {
    using Views = detail::RuleTakes<Rule, detail::Argument<double>, I...>;
    if constexpr (Views::any) {
      return save_for<Views>(x, detail::as_rule(name_, rule), inputs...);
    } else {
      using Variables = detail::RuleTakes<Rule, Variable, I...>;
      static_assert(Variables::any,
                    "a rule takes g, g and the inputs, or g, the inputs and the output, each by "
                    "const auto& (for xtensor) or by const Variable&");
      return save_for<Variables>(x, rule, inputs...);
    }
  }

  template <class Takes, class Rule, class... X>
  static auto save_for(const Variable& x, const Rule& rule, const X&... inputs) {
    if constexpr (Takes::inputs)
      return wrt(x, inputs..., rule);
    else if constexpr (Takes::output)
      return wrt(x, inputs..., kOutput, rule);
    else
      return wrt(x, rule);
  }

  const char* name_;
  Forward forward_;
  std::tuple<Rules...> rules_;
};

/// An operation named `name` (a literal) from its value and one rule for each input, written as
/// xtensor expressions:
///   const auto f = xtensor_function("scaled_sine",
///       [](const auto& x, const auto& w) { return w * xt::sin(x); },
///       [](const auto& g, const auto& x, const auto& w) { return g * w * xt::cos(x); },
///       [](const auto& g, const auto& x, const auto&) { return g * xt::sin(x); });
/// Inputs are promoted to float32 or float64. A rule gives the cotangent of its input, before
/// broadcasting is undone, from g, from g and the inputs, or from g, the inputs and the output;
/// only what it takes is kept. One that takes const Variable& and returns a Variable is made of
/// operations, and can be differentiated again. What a function returns may refer to its arguments
/// alone.
template <class Forward, class... Rules>
XtensorFunction<Forward, Rules...> xtensor_function(const char* name, Forward forward,
                                                    Rules... rules) {
  return {name, std::move(forward), std::move(rules)...};
}

}  // namespace taper
