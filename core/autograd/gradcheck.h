#pragma once

#include <functional>
#include <string>
#include <type_traits>
#include <utility>

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

template <class F>
CheckedFunction as_checked_function(F f) {
  return [f = std::move(f)](const variable_list& x) -> variable_list {
    if constexpr (std::is_same_v<std::decay_t<decltype(f(x))>, variable_list>)
      return f(x);
    else
      return {f(x)};
  };
}
}  // namespace detail

/// Compares, for a random cotangent v, the gradients of sum(v * f(inputs)) that backward computes
/// with central differences, element by element, for every float64 input that requires grad. `f`
/// takes a variable_list and returns a Variable or a variable_list. A failure says which element
/// of which input of which operation is wrong, both values, and what to try; a kink, a function
/// that gives other values when run again, and gradients that are zero throughout are failures of
/// their own. Inputs are restored. Throws Error unless options.raise_exception is off.
template <class F>
bool gradcheck(F f, const variable_list& inputs, const GradcheckOptions& options = {}) {
  return detail::gradcheck(detail::as_checked_function(std::move(f)), inputs, options);
}

/// The same for the gradients themselves, as functions of the inputs and of the cotangents
/// `grad_outputs` (random if none are given): checks that every rule can be differentiated again.
template <class F>
bool gradgradcheck(F f, const variable_list& inputs, const variable_list& grad_outputs = {},
                   const GradcheckOptions& options = {}) {
  return detail::gradgradcheck(detail::as_checked_function(std::move(f)), inputs, grad_outputs,
                               options);
}

}  // namespace taper::autograd
