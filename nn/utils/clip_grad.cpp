#include "taper/nn/utils/clip_grad.h"

#include <cmath>

#include "taper/core/base/error.h"
#include "taper/core/ops/ops.h"

namespace taper::nn::utils {
namespace {

/// Apart from the graph that create_graph may have given them.
std::vector<Variable> grads_of(const std::vector<Variable>& parameters) {
  std::vector<Variable> grads;
  for (const Variable& x : parameters)
    if (x.grad().defined()) grads.push_back(x.grad().data());
  return grads;
}

double total_norm(const std::vector<Variable>& grads, double order) {
  if (order == 0) return static_cast<double>(grads.size());
  std::vector<double> norms;
  norms.reserve(grads.size());
  for (const Variable& g : grads)
    norms.push_back(g.numel() == 0 ? 0 : g.norm(order).item<double>());
  if (std::isinf(order) && order > 0) return tensor(norms, kDouble).max().item<double>();
  return tensor(norms, kDouble).norm(order).item<double>();
}

}  // namespace

double clip_grad_norm_(const std::vector<Variable>& parameters, double max_norm, double norm_type,
                       bool error_if_nonfinite) {
  const std::vector<Variable> grads = grads_of(parameters);
  if (grads.empty()) return 0;
  const double norm = total_norm(grads, norm_type);
  check(!error_if_nonfinite || std::isfinite(norm), "clip_grad_norm_", "The total norm of order ",
        norm_type,
        " for gradients from `parameters` is non-finite, so it cannot be clipped. To disable this "
        "error and scale the gradients with the non-finite norm anyway, set "
        "`error_if_nonfinite=false`");
  const double factor = max_norm / (norm + 1e-6);
  if (factor >= 1) return norm;  // NaN goes on, and makes the grads NaN
  for (const Variable& g : grads) g.mul_(factor);
  return norm;
}

void clip_grad_value_(const std::vector<Variable>& parameters, double clip_value) {
  for (const Variable& g : grads_of(parameters)) g.clamp_(-clip_value, clip_value);
}

}  // namespace taper::nn::utils
