#include "tests/support/numeric_gradient.h"

#include <cmath>
#include <random>

namespace taper::testing {
namespace {

constexpr double kRelative = 1e-5, kAbsolute = 1e-6;

double dot(const variable_list& a, const variable_list& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].numel() > 0) sum += (a[i].detach() * b[i]).sum().item<double>();
  return sum;
}

variable_list leaves(const variable_list& inputs) {
  variable_list out;
  for (const Variable& x : inputs) out.push_back(x.detach().clone().set_requires_grad(true));
  return out;
}

// autograd::grad(), with zeros for inputs and outputs that play no part.
variable_list gradients(const variable_list& outputs, const variable_list& inputs,
                        const variable_list& v, bool create_graph) {
  variable_list roots, seeds, out(inputs.size());
  for (std::size_t i = 0; i < outputs.size(); ++i)
    if (outputs[i].requires_grad()) {
      roots.push_back(outputs[i]);
      seeds.push_back(v[i]);
    }
  if (!roots.empty()) out = autograd::grad(roots, inputs, seeds, {}, create_graph, true);
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (!out[i].defined()) out[i] = zeros_like(inputs[i]);
  return out;
}

std::string describe(std::size_t input, int64_t element, double analytic, double numeric) {
  return "input " + std::to_string(input) + ", element " + std::to_string(element) +
         ": the rule gives " + std::to_string(analytic) + ", central differences " +
         std::to_string(numeric);
}

}  // namespace

Variable random_values(IntArrayRef sizes, double lo, double hi, uint64_t& seed) {
  std::mt19937_64 random(seed++);
  const Variable x = empty(sizes, kDouble);
  for (int64_t i = 0; i < x.numel(); ++i)
    x.data_ptr<double>()[i] = lo + (hi - lo) * static_cast<double>(random() >> 11) * 0x1p-53;
  return x;
}

std::string gradient_mismatch(const Function& f, const variable_list& inputs, uint64_t seed,
                              double step) {
  const variable_list x = leaves(inputs), y = f(x);
  variable_list v;
  for (const Variable& output : y) v.push_back(random_values(output.sizes(), -1, 1, seed));
  const variable_list g = gradients(y, x, v, false);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (g[i].sizes() != x[i].sizes()) return "input " + std::to_string(i) + ": wrong shape";
    const Variable rule = g[i].contiguous();
    for (int64_t k = 0; k < x[i].numel(); ++k) {
      double& element = x[i].data_ptr<double>()[k];
      const double here = element, analytic = rule.data_ptr<double>()[k];
      element = here + step;
      const double above = dot(f(x), v);
      element = here - step;
      const double below = dot(f(x), v);
      element = here;
      const double numeric = (above - below) / (2 * step);
      // Written so that a NaN is a mismatch.
      if (!(std::abs(analytic - numeric) <= kAbsolute + kRelative * std::abs(numeric)))
        return describe(i, k, analytic, numeric);
    }
  }
  return "";
}

Function gradient_of(const Function& f, std::size_t input_count, bool create_graph) {
  return [f, input_count, create_graph](const variable_list& both) {
    const auto middle = both.begin() + static_cast<std::ptrdiff_t>(input_count);
    const variable_list x(both.begin(), middle), v(middle, both.end());
    return gradients(f(x), x, v, create_graph);
  };
}

}  // namespace taper::testing
