#include "tests/rows/check/gradients.h"

#include <algorithm>

#include "taper/core/autograd/gradcheck.h"
#include "tests/support/numeric_gradient.h"

namespace rows {
namespace {

using taper::testing::Function;
using taper::testing::gradient_mismatch;
using taper::testing::gradient_of;

constexpr int64_t kMostElements = 24;

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

/// The inputs with those that are floating-point as leaves.
std::vector<Tensor> leaves_of(const Case& c) {
  std::vector<Tensor> x;
  for (const Tensor& t : c.x) x.push_back(t.clone().set_requires_grad(t.is_floating_point()));
  return x;
}

/// The row as a function of its floating-point inputs, with the outputs that they reach.
Function function_of(const Row& row, const Case& c) {
  return [&](const std::vector<Tensor>& floating) {
    std::vector<Tensor> x = c.x, reached;
    std::size_t at = 0;
    for (Tensor& t : x)
      if (t.is_floating_point()) t = floating[at++];
    for (const Tensor& y : row(x))
      if (y.is_floating_point()) reached.push_back(y);
    return reached;
  };
}

/// The same verdict of central differences of our own and of the library's checker.
std::string wrong_order(const char* order, const std::string& mismatch, bool library_agrees) {
  if (mismatch.empty() != library_agrees) return str("gradcheck disagrees: ", mismatch);
  return mismatch.empty() ? "" : str(order, " order: ", mismatch);
}

}  // namespace

bool is_differentiable(const Row& row, const Case& c) {
  int64_t elements = 0;
  for (const Tensor& t : c.x) {
    if (t.is_floating_point() && t.dtype() != kDouble) return false;
    if (!is_finite(t)) return false;
    elements += t.numel();
  }
  if (row.rough || elements == 0 || elements > kMostElements) return false;
  std::vector<Tensor> x = leaves_of(c);
  try {
    const std::vector<Tensor> y = row(x);
    return has_graph(y) && std::all_of(y.begin(), y.end(), is_finite);
  } catch (const Error&) {
    if (!row.refuses) throw;
    return false;
  }
}

std::string wrong_gradients(const Row& row, const Case& c, std::set<std::string>& seen) {
  std::vector<Tensor> x, all = leaves_of(c);
  for (const Tensor& t : all)
    if (t.is_floating_point()) x.push_back(t);
  const Function f = function_of(row, c), gradient = gradient_of(f, x.size());
  autograd::GradcheckOptions options;
  options.eps = row.step;
  options.raise_exception = false;
  options.allow_zero = true;

  Random random(row.name() + "|" + c.name);
  const std::vector<Tensor> y = f(x);
  std::vector<Tensor> both = x;
  for (const Tensor& output : y)
    both.push_back(random.draw(output.sizes(), kDouble, -1, 1).set_requires_grad(true));
  add_names(y, seen);
  std::string wrong = wrong_order("first", gradient_mismatch(f, x, 1, row.step),
                                  autograd::gradcheck(f, x, options));
  if (!wrong.empty()) return wrong;

  const std::vector<Tensor> g = gradient(both);
  add_names(g, seen);
  wrong = gradient_mismatch(gradient, both, 2, row.step);
  // gradgradcheck refuses gradients without a graph: constant ones, like sign's.
  return wrong_order("second", wrong,
                     has_graph(g) ? autograd::gradgradcheck(f, x, {}, options) : wrong.empty());
}

}  // namespace rows
