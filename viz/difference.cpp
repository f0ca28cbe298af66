#include "taper/viz/difference.h"

#include <algorithm>
#include <cmath>

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/ops.h"

namespace taper::viz {
namespace {

std::vector<double> numbers(const Variable& x) {
  const Array dense = kernel::contiguous(kernel::cast(x.array(), kDouble));
  return {dense.data<double>(), dense.data<double>() + dense.numel()};
}

/// x as a float64 or float32 is moved by so much: where rounding and curvature err alike.
double step_at(double x, bool is_double) {
  return (is_double ? 6e-6 : 5e-3) * std::max(1.0, std::abs(x));
}

/// Gives an element its value back, also if the function throws.
struct Restored {
  ~Restored() { element.fill_(value); }
  Variable element;
  double value;
};

}  // namespace

Check compared(const std::string& name, const Variable& x, const std::function<Variable()>& f,
               const Variable& hand) {
  check(x.defined() && x.is_leaf() && x.grad().defined(), "check", "'", name,
        "' must be a leaf with a grad; call backward() before");
  check(!hand.defined() || hand.numel() == x.numel(), "check", "the gradient by hand has shape ",
        hand.defined() ? Dims(hand.sizes()) : Dims(), ", expected ", x.sizes());
  check(x.is_contiguous() && (x.dtype() == kFloat || x.dtype() == kDouble), "check", "'", name,
        "' must be contiguous and float32 or float64");
  const NoGradGuard guard;
  const bool is_double = x.dtype() == kDouble;
  Check row{name,
            hand.defined() ? numbers(hand) : std::vector<double>(),
            numbers(x.grad()),
            {},
            is_double ? 1e-6 : 1e-2};
  const Variable flat = x.data().reshape({-1});
  const std::vector<double> before = numbers(x);
  for (int64_t i = 0; i < x.numel(); ++i) {
    const double here = before[static_cast<std::size_t>(i)], h = step_at(here, is_double);
    const auto at = [&](double value) {
      const Restored guard{flat[i], here};
      flat[i] = value;
      return std::pair(flat[i].item().toDouble(), f().item().toDouble());
    };
    const auto above = at(here + h), below = at(here - h);
    row.difference.push_back((above.second - below.second) / (above.first - below.first));
  }
  return row;
}

}  // namespace taper::viz
