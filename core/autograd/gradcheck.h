#pragma once

#include <functional>
#include <string>
#include <type_traits>
#include <utility>

#include "taper/core/base/error.h"
#include "taper/core/graph/variable.h"

namespace taper::autograd {

/// How gradcheck() compares; torch.autograd.gradcheck's defaults.
struct GradcheckOptions {
  double eps = 1e-6;   ///< step of the central difference
  double atol = 1e-5;  ///< |analytic - numeric| <= atol + rtol * |numeric|
  double rtol = 1e-3;
  double nondet_tol = 0;        ///< by how much two runs may differ
  bool raise_exception = true;  ///< throw Error on a failure, instead of returning false
  bool allow_float32 = false;   ///< check float32 inputs too, for which the defaults are too strict
  bool allow_zero = false;      ///< accept that all gradients, analytic and numeric, are zero
  uint64_t seed = 0;            ///< of the random cotangents
};

/// What is checked: any function of tensors.
using CheckedFunction = std::function<variable_list(const variable_list&)>;

namespace detail {
bool gradcheck(const CheckedFunction& f, const variable_list& inputs,
               const GradcheckOptions& options);
bool gradgradcheck(const CheckedFunction& f, const variable_list& inputs,
                   const variable_list& grad_outputs, const GradcheckOptions& options);

/// f(inputs), or f(inputs[0], inputs[1], ...) where it takes its tensors one by one.
template <class F, class... X>
auto call_checked(const F& f, const variable_list& inputs, const X&... x) {
  constexpr std::size_t count = sizeof...(X);
  if constexpr (count == 0 && std::is_invocable_v<const F&, const variable_list&>) {
    return f(inputs);
  } else if constexpr (count > 0 && std::is_invocable_v<const F&, const X&...>) {
    check(inputs.size() == count, "gradcheck", "the function takes ", count, " tensors, got ",
          inputs.size(), " inputs");
    return f(x...);
  } else {
    static_assert(count < 10, "gradcheck: f takes a variable_list, or Variables");
    check(inputs.size() > count, "gradcheck", "the function takes more than the ", count,
          " inputs");
    return call_checked(f, inputs, x..., inputs[count]);
  }
}

template <class F>
CheckedFunction as_checked_function(F f) {
  return [f = std::move(f)](const variable_list& inputs) -> variable_list {
    return {call_checked(f, inputs)};
  };
}
}  // namespace detail

/// Compares, for a random cotangent v, the gradients of sum(v * f(inputs)) that backward computes
/// with central differences, element by element, for every float64 input that requires grad. `f`
/// takes the inputs one by one or as a variable_list, and returns a Variable or a variable_list. A
/// failure says which element of which input of which operation is wrong, both values, and what to
/// try; a kink, a function that gives other values when run again, and gradients that are zero
/// throughout are failures of their own. Inputs are restored. Throws Error unless
/// options.raise_exception is off.
template <class F>
bool gradcheck(F f, TensorList inputs, const GradcheckOptions& options = {}) {
  return detail::gradcheck(detail::as_checked_function(std::move(f)), inputs.vec(), options);
}

/// The same for the gradients themselves, as functions of the inputs and of the cotangents
/// `grad_outputs` (random if none are given): checks that every rule can be differentiated again.
template <class F>
bool gradgradcheck(F f, TensorList inputs, TensorList grad_outputs = {},
                   const GradcheckOptions& options = {}) {
  return detail::gradgradcheck(detail::as_checked_function(std::move(f)), inputs.vec(),
                               grad_outputs.vec(), options);
}

}  // namespace taper::autograd

namespace taper {
using autograd::gradcheck;
using autograd::GradcheckOptions;
using autograd::gradgradcheck;
}  // namespace taper
