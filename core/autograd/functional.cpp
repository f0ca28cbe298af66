#include "taper/core/autograd/functional.h"

#include "taper/core/autograd/engine.h"
#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/ops/ops.h"

namespace taper::autograd::detail {
namespace {

/// Inputs to differentiate: handles of their own, so that the caller's are not touched. Under
/// create_graph they remain connected with what the caller's came from.
variable_list fresh(const variable_list& inputs, bool create_graph) {
  variable_list out;
  for (const Variable& x : inputs)
    out.push_back(create_graph && x.requires_grad() ? x.view_as(x) : x.detach().requires_grad_());
  return out;
}

variable_list results(variable_list list, bool create_graph) {
  if (!create_graph)
    for (Variable& x : list) x = x.detach();
  return list;
}

/// grad() that may always be repeated, differentiated, and asked for what plays no part.
variable_list gradients(const variable_list& outputs, const variable_list& inputs,
                        const variable_list& v, bool create_graph) {
  variable_list connected, cotangents;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (!outputs[i].requires_grad()) continue;
    connected.push_back(outputs[i]);
    if (!v.empty()) cotangents.push_back(v[i]);
  }
  variable_list g(inputs.size());
  if (!connected.empty())
    g = autograd::grad(connected, inputs, cotangents, true, create_graph, true);
  for (std::size_t i = 0; i < g.size(); ++i)
    if (!g[i].defined()) g[i] = zeros_like(inputs[i]);
  return g;
}

void check_like(const char* op, const variable_list& v, const variable_list& x, const char* what) {
  check(v.size() == x.size(), op, "v must have one tensor for each ", what, ", got ", v.size(),
        ", expected ", x.size());
  for (std::size_t i = 0; i < v.size(); ++i)
    check(v[i].sizes() == x[i].sizes(), op, "v has invalid size at ", what, " ", i, ", got ",
          v[i].sizes(), ", expected ", x[i].sizes());
}

/// The rows of the Jacobian of one output, stacked into output sizes + input sizes.
variable_list jacobian_of(const Variable& y, const variable_list& inputs, bool create_graph) {
  std::vector<variable_list> rows(inputs.size());
  for (int64_t i = 0; i < y.numel(); ++i) {
    const Variable one = zeros({y.numel()}, y.dtype());
    one.select(0, i).fill_(1);
    const variable_list g = gradients({y}, inputs, {one.view(y.sizes())}, create_graph);
    for (std::size_t j = 0; j < g.size(); ++j) rows[j].push_back(g[j]);
  }
  variable_list out;
  for (std::size_t j = 0; j < inputs.size(); ++j) {
    std::vector<int64_t> sizes = y.sizes().vec();
    sizes.insert(sizes.end(), inputs[j].sizes().begin(), inputs[j].sizes().end());
    out.push_back(rows[j].empty() ? zeros(sizes, inputs[j].dtype())
                                  : reshape(stack(rows[j]), sizes));
  }
  return out;
}

Variable scalar_result(const char* op, const CheckedFunction& f, const variable_list& x) {
  const variable_list y = f(x);
  check(y.size() == 1 && y[0].numel() == 1, op, "The function must return one scalar, got ",
        y.size(), " tensors, the first of shape ", y.empty() ? Dims() : Dims(y[0].sizes()));
  return reshape(y[0], {});
}

}  // namespace

std::vector<variable_list> jacobian(const CheckedFunction& f, const variable_list& inputs,
                                    bool create_graph) {
  const AutoGradMode recording(true);
  const variable_list x = fresh(inputs, create_graph);
  std::vector<variable_list> out;
  for (const Variable& y : f(x))
    out.push_back(results(jacobian_of(y, x, create_graph), create_graph));
  return out;
}

std::vector<variable_list> hessian(const CheckedFunction& f, const variable_list& inputs,
                                   bool create_graph) {
  const CheckedFunction gradient = [&f](const variable_list& x) {
    return gradients({scalar_result("hessian", f, x)}, x, {}, true);
  };
  return jacobian(gradient, inputs, create_graph);
}

std::pair<variable_list, variable_list> vjp(const CheckedFunction& f, const variable_list& inputs,
                                            const variable_list& v, bool create_graph) {
  const AutoGradMode recording(true);
  const variable_list x = fresh(inputs, create_graph), y = f(x);
  if (!v.empty()) check_like("vjp", v, y, "output");
  const variable_list g = gradients(y, x, v, create_graph);
  return {results(y, create_graph), results(g, create_graph)};
}

std::pair<variable_list, variable_list> jvp(const CheckedFunction& f, const variable_list& inputs,
                                            const variable_list& v, bool create_graph) {
  const AutoGradMode recording(true);
  check_like("jvp", v, inputs, "input");
  const variable_list x = fresh(inputs, create_graph), y = f(x);
  variable_list u;  // v^T J is linear in v: its derivative by v is J
  for (const Variable& output : y) u.push_back(zeros_like(output).requires_grad_());
  const variable_list g = gradients(gradients(y, x, u, true), u, v, create_graph);
  return {results(y, create_graph), results(g, create_graph)};
}

std::pair<variable_list, variable_list> hvp(const CheckedFunction& f, const variable_list& inputs,
                                            const variable_list& v, bool create_graph) {
  const AutoGradMode recording(true);
  check_like("hvp", v, inputs, "input");
  const variable_list x = fresh(inputs, create_graph);
  const Variable y = scalar_result("hvp", f, x);
  const variable_list g = gradients(gradients({y}, x, {}, true), x, v, create_graph);
  return {results({y}, create_graph), results(g, create_graph)};
}

}  // namespace taper::autograd::detail
