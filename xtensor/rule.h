#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>

#include "taper/core/graph/grad_mode.h"
#include "taper/core/graph/record_list.h"
#include "taper/xtensor/from_xtensor.h"
#include "taper/xtensor/self_contained.h"
#include "taper/xtensor/view.h"

namespace taper::detail {

/// What f gives for the arguments, as an array of T. Whatever is lazy is evaluated while they live.
template <class T, class F, class... X>
Array call_xtensor(const char* op, const F& f, const X&... x) {
  using Result = std::invoke_result_t<const F&, const X&...>;
  using E = std::remove_reference_t<Result>;
  static_assert(SelfContained<Result>::value,
                "the function returns an expression that refers to its variables, which are gone "
                "when it is evaluated; return xt::eval(...) of it");
  if constexpr (std::is_arithmetic_v<E>) {
    return evaluate<T>(op, xt::xscalar<E>(f(x...)));
  } else if constexpr (OwnsMemory<E>::value && std::is_same_v<typename E::value_type, T>) {
    return shared(std::make_shared<E>(f(x...))).array();
  } else {
    return evaluate<T>(op, f(x...));
  }
}

/// The same for Variables, in the dtype `t`, which is Float or Double.
template <class F, class... X>
Variable compute_xtensor(const char* op, ScalarType t, const F& f, const X&... x) {
  const NoGradGuard guard;
  const auto in = [&](auto zero) {
    using T = decltype(zero);
    return Variable(evaluated(
        op, [&] { return call_xtensor<T>(op, f, view_of<Argument<T>>(op, x.to(t).array())...); },
        "; the inputs have the shapes", (str(' ', x.sizes()))...));
  };
  return t == kDouble ? in(double{}) : in(float{});
}

/// Which of its possible arguments a rule takes, and whether they are tensors or xtensor's views.
template <class Rule, class X, std::size_t... I>
struct RuleTakes {
  template <std::size_t>
  using Same = const X&;
  static constexpr bool inputs = std::is_invocable_v<const Rule&, const X&, Same<I>...>;
  static constexpr bool output =
      !inputs && std::is_invocable_v<const Rule&, const X&, Same<I>..., const X&>;
  static constexpr bool cotangent_alone =
      !inputs && !output && std::is_invocable_v<const Rule&, const X&>;
  static constexpr bool any = inputs || output || cotangent_alone;
};

/// A rule in xtensor as one of Variables. Its result has no history: who asks for one is told so.
template <class Rule>
auto as_rule(const char* op, const Rule& rule) {
  return [op, rule](V g, const auto&... saved) {
    const Variable x = compute_xtensor(op, g.scalar_type(), rule, g, saved...);
    return record_list(op, x.array(), variable_list{g, saved...}, [op](V, std::size_t) -> Variable {
      throw Error(
          str(op,
              ": trying to differentiate twice a function whose derivative is written in "
              "xtensor and has none itself; write the rule with operations on Variables, such "
              "as another xtensor_function"));
    });
  };
}

}  // namespace taper::detail
