#pragma once

#include <utility>
#include <vector>

#include "taper/core/autograd/gradcheck.h"
#include "taper/core/graph/variable.h"

/// Whole derivatives of functions, as torch.autograd.functional has them. `f` takes a variable_list
/// and returns a Variable or a variable_list, or takes and returns one Variable. Inputs are not
/// changed and need not require grad; results can be differentiated again under create_graph. An
/// output that does not depend on an input has zeros as its derivative.
namespace taper::autograd {

namespace detail {
std::vector<variable_list> jacobian(const CheckedFunction& f, const variable_list& inputs,
                                    bool create_graph);
std::vector<variable_list> hessian(const CheckedFunction& f, const variable_list& inputs,
                                   bool create_graph);
std::pair<variable_list, variable_list> vjp(const CheckedFunction& f, const variable_list& inputs,
                                            const variable_list& v, bool create_graph);
std::pair<variable_list, variable_list> jvp(const CheckedFunction& f, const variable_list& inputs,
                                            const variable_list& v, bool create_graph);
std::pair<variable_list, variable_list> hvp(const CheckedFunction& f, const variable_list& inputs,
                                            const variable_list& v, bool create_graph);

/// A function of one Variable as one of a list.
template <class F>
CheckedFunction on_list(F f) {
  return [f = std::move(f)](const variable_list& x) -> variable_list { return {f(x[0])}; };
}
}  // namespace detail

/// [i][j]: the derivative of output i with respect to input j, of output sizes + input sizes.
template <class F>
std::vector<variable_list> jacobian(F f, const variable_list& inputs, bool create_graph = false) {
  return detail::jacobian(detail::as_checked_function(std::move(f)), inputs, create_graph);
}
/// The derivative of a function of one Variable, of output sizes + input sizes.
template <class F>
Variable jacobian(F f, const Variable& x, bool create_graph = false) {
  return detail::jacobian(detail::on_list(std::move(f)), {x}, create_graph)[0][0];
}

/// [i][j]: the second derivative of the scalar f by inputs i and j. Throws if f is not scalar.
template <class F>
std::vector<variable_list> hessian(F f, const variable_list& inputs, bool create_graph = false) {
  return detail::hessian(detail::as_checked_function(std::move(f)), inputs, create_graph);
}
template <class F>
Variable hessian(F f, const Variable& x, bool create_graph = false) {
  return detail::hessian(detail::on_list(std::move(f)), {x}, create_graph)[0][0];
}

/// f(inputs), and v^T J for v shaped like the outputs (for a scalar f, v may be empty).
template <class F>
std::pair<variable_list, variable_list> vjp(F f, const variable_list& inputs,
                                            const variable_list& v = {},
                                            bool create_graph = false) {
  return detail::vjp(detail::as_checked_function(std::move(f)), inputs, v, create_graph);
}
/// f(inputs), and J v for v shaped like the inputs, by differentiating v^T J twice.
template <class F>
std::pair<variable_list, variable_list> jvp(F f, const variable_list& inputs,
                                            const variable_list& v, bool create_graph = false) {
  return detail::jvp(detail::as_checked_function(std::move(f)), inputs, v, create_graph);
}
/// f(inputs), and H v for a scalar f and v shaped like the inputs, without forming H.
template <class F>
std::pair<variable_list, variable_list> hvp(F f, const variable_list& inputs,
                                            const variable_list& v, bool create_graph = false) {
  return detail::hvp(detail::as_checked_function(std::move(f)), inputs, v, create_graph);
}

}  // namespace taper::autograd
