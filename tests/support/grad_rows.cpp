#include "tests/support/grad_rows.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "taper/core/autograd/gradcheck.h"
#include "tests/support/numeric_gradient.h"

namespace taper::testing {
namespace {

bool graph_has(const Variable& y, const std::string& op) {
  std::vector<const Node*> waiting{y.grad_fn().get()};
  std::set<const Node*> seen{nullptr};
  while (!waiting.empty()) {
    const Node* node = waiting.back();
    waiting.pop_back();
    if (!seen.insert(node).second) continue;
    if (node->name() == op) return true;
    for (const Edge& edge : node->next_edges()) waiting.push_back(edge.node.get());
  }
  return false;
}

bool has_graph(const variable_list& outputs) {
  return std::any_of(outputs.begin(), outputs.end(),
                     [](const Variable& y) { return y.requires_grad(); });
}

variable_list make_inputs(const GradRow& row, uint64_t& seed) {
  variable_list out;
  for (const GradInput& in : row.inputs)
    out.push_back(in.given.empty() ? random_values(in.sizes, in.lo, in.hi, seed)
                                   : tensor(in.given, kDouble).reshape(in.sizes));
  return out;
}

// The same for every run and order of the rows.
uint64_t seed_of(const GradRow& row) {
  uint64_t hash = 1;
  for (const char c : str(row.op, " ", row.variant)) hash = hash * 31 + static_cast<uint8_t>(c);
  return hash;
}

}  // namespace

GradInput values(IntArrayRef sizes, std::vector<double> given) {
  GradInput input(sizes);
  input.given = std::move(given);
  return input;
}

std::string gradient_failure(const GradRow& row) {
  uint64_t seed = seed_of(row);
  const Function f = [&](X x) { return variable_list{row.f(x)}; };
  variable_list x = make_inputs(row, seed);
  for (const Variable& input : x) input.set_requires_grad(true);
  const Variable y = row.f(x);
  if (!graph_has(y, row.op)) return "the graph of the result has no such operation";
  autograd::GradcheckOptions options;
  options.eps = row.step;
  options.raise_exception = false;
  options.allow_zero = true;
  const std::string first = gradient_mismatch(f, x, seed++, row.step);
  if (first.empty() != autograd::gradcheck(f, x, options)) return "gradcheck disagrees: " + first;
  if (!first.empty()) return "first order: " + first;
  variable_list both = x;
  both.push_back(random_values(y.sizes(), -1, 1, seed).set_requires_grad(true));
  const Function gradient = gradient_of(f, x.size());
  const std::string second = gradient_mismatch(gradient, both, seed, row.step);
  // gradgradcheck refuses gradients without a graph: constant ones, like sign's.
  const bool agrees =
      !has_graph(gradient(both)) || autograd::gradgradcheck(f, x, {}, options) == second.empty();
  if (!agrees) return "gradgradcheck disagrees: " + second;
  return second.empty() ? "" : "second order: " + second;
}

void check_gradients(const std::vector<GradRow>& rows) {
  std::set<std::string> names;
  const int64_t alive = live_nodes();
  for (const GradRow& row : rows) {
    const std::string name = str(row.op, " ", row.variant);
    CAPTURE(name);
    CHECK_MESSAGE(names.insert(name).second, "two rows have this name");
    std::string failure;
    CHECK_NOTHROW(failure = gradient_failure(row));
    CHECK(failure == "");
    CHECK(live_nodes() == alive);
  }
}

}  // namespace taper::testing
