#include "tests/rows/check/gradients.h"

#include <algorithm>

#include "taper/core/autograd/gradcheck.h"
#include "tests/support/numeric_gradient.h"

namespace rows {
namespace {

using taper::testing::Function;
using taper::testing::gradient_mismatch;
using taper::testing::gradient_of;

constexpr int64_t kMostElements = 40;

void add_names(const std::vector<Tensor>& outputs, std::set<std::string>& names) {
  std::vector<const Node*> waiting;
  for (const Tensor& y : outputs) waiting.push_back(y.grad_fn().get());
  std::set<const Node*> seen{nullptr};
  while (!waiting.empty()) {
    const Node* node = waiting.back();
    waiting.pop_back();
    if (!seen.insert(node).second) continue;
    names.insert(node->name());
    for (const Edge& edge : node->next_edges()) waiting.push_back(edge.node.get());
  }
}

bool has_graph(const std::vector<Tensor>& outputs) {
  return std::any_of(outputs.begin(), outputs.end(),
                     [](const Tensor& y) { return y.requires_grad(); });
}

bool is_finite(const Tensor& x) { return !x.is_floating_point() || isfinite(x).all().item<bool>(); }

std::vector<Tensor> floating_leaves(const Case& c) {
  std::vector<Tensor> x;
  for (const Tensor& t : c.x)
    if (t.is_floating_point()) x.push_back(t.clone().set_requires_grad(true));
  return x;
}

/// The row as a function of its floating-point inputs, with the outputs that they reach.
Function function_of(const Row& row, const Case& c) {
  return [&](const std::vector<Tensor>& floating) {
    std::vector<Tensor> x = c.x, outputs;
    std::size_t at = 0;
    for (Tensor& t : x)
      if (t.is_floating_point()) t = floating[at++];
    for (const Tensor& y : row(x))
      if (y.is_floating_point()) outputs.push_back(y);
    return outputs;
  };
}

/// The same verdict of central differences of our own and of the library's checker.
std::string wrong_order(const char* order, const std::string& mismatch, bool library_agrees) {
  if (mismatch.empty() != library_agrees) return str("gradcheck disagrees: ", mismatch);
  return mismatch.empty() ? "" : str(order, " order: ", mismatch);
}

}  // namespace

std::vector<Tensor> leaves_of(const Case& c) {
  std::vector<Tensor> x;
  for (const Tensor& t : c.x) x.push_back(t.clone().set_requires_grad(t.is_floating_point()));
  return x;
}

bool is_differentiable(const Row& row, const Case& c) {
  int64_t elements = 0;
  for (const Tensor& t : c.x) {
    if (t.is_floating_point() && t.dtype() != kDouble) return false;
    if (!is_finite(t)) return false;
    elements += t.numel();
  }
  if (row.rough || elements == 0 || elements > kMostElements) return false;
  try {
    const std::vector<Tensor> y = function_of(row, c)(floating_leaves(c));
    return has_graph(y) && std::all_of(y.begin(), y.end(), is_finite);
  } catch (const Error&) {
    if (!row.refuses) throw;
    return false;
  }
}

namespace {

/// The floating-point inputs, then a cotangent for each output: what the second order depends on.
std::vector<Tensor> with_cotangents(std::vector<Tensor> x, const std::vector<Tensor>& y,
                                    const std::string& name) {
  Random random(name);
  for (const Tensor& output : y)
    x.push_back(random.draw(output.sizes(), kDouble, -1, 1).set_requires_grad(true));
  return x;
}

/// Where a pass that is recorded gives another gradient than one that is not, which rules may
/// compute in another way; else an empty text. Central differences of the recorded one alone would
/// agree with any gradient of its own, even with none.
std::string recorded_differs(const Function& f, std::size_t inputs, const std::vector<Tensor>& at) {
  const std::vector<Tensor> plain = gradient_of(f, inputs, false)(at),
                            recorded = gradient_of(f, inputs)(at);
  for (std::size_t i = 0; i < inputs; ++i)
    if (!allclose(recorded[i].detach(), plain[i], 1e-9, 1e-12, /*equal_nan=*/true))
      return str("recorded: the gradient of input ", i, " is another one");
  return "";
}

}  // namespace

std::string wrong_gradients(const Row& row, const Case& c) {
  const std::vector<Tensor> x = floating_leaves(c);
  const Function f = function_of(row, c), gradient = gradient_of(f, x.size());
  autograd::GradcheckOptions options;
  options.eps = row.step;
  options.raise_exception = false;
  options.allow_zero = true;
  const std::string first = wrong_order("first", gradient_mismatch(f, x, 1, row.step),
                                        autograd::gradcheck(f, x, options));
  if (!first.empty()) return first;
  const std::vector<Tensor> both = with_cotangents(x, f(x), row.name() + c.name);
  if (std::string differs = recorded_differs(f, x.size(), both); !differs.empty()) return differs;
  const std::string second = gradient_mismatch(gradient, both, 2, row.step);
  // gradgradcheck refuses gradients without a graph: constant ones, like sign's.
  return wrong_order(
      "second", second,
      has_graph(gradient(both)) ? autograd::gradgradcheck(f, x, {}, options) : second.empty());
}

std::set<std::string> names_in_graphs(const Row& row, const Case& c) {
  const std::vector<Tensor> x = floating_leaves(c);
  const Function f = function_of(row, c);
  const std::vector<Tensor> y = f(x);
  std::set<std::string> names;
  add_names(y, names);
  add_names(gradient_of(f, x.size())(with_cotangents(x, y, row.name() + c.name)), names);
  return names;
}

}  // namespace rows
