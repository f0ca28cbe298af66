#pragma once

#include "taper/core/tensor/array.h"

/// Updates of parameters, each in one pass over memory: w is a parameter, g its gradient, the
/// others what an optimizer remembers; they have one floating dtype and one shape, the optimizers
/// see to it. In every rule d = g + weight_decay w. What an optimizer goes without is undefined.
/// Denormal numbers count as zeros, but where eps is less than 1e-12.
namespace taper::kernel {

struct SgdRule {
  double lr, momentum, dampening, weight_decay;
  bool nesterov;
};
/// b = momentum b + (1 - dampening) d, or d if b is fresh;
/// w -= lr (nesterov ? d + momentum b : b). Without momentum b is undefined and stands for d.
void sgd(const Array& w, const Array& g, const Array& b, bool fresh, const SgdRule& rule);

struct MomentsRule {
  double beta1, beta2, eps, weight_decay;
  /// What is left of w first; the weights of m and of d in the step; that of the root below.
  double keep, from_m, from_d, root;
};
/// Adam's kin: m = beta1 m + (1 - beta1) d;  v = beta2 v + (1 - beta2) d^2;  top = max(top, v);
/// w = keep w - (from_m m + from_d d) / (root sqrt(top) + eps). An undefined top stands for v.
void moments(const Array& w, const Array& g, const Array& m, const Array& v, const Array& top,
             const MomentsRule& rule);

struct RmspropRule {
  double lr, alpha, eps, weight_decay, momentum;
};
/// v = alpha v + (1 - alpha) d^2;  m = alpha m + (1 - alpha) d;  s = d / (sqrt(v - m^2) + eps);
/// b = momentum b + s;  w -= lr b. An undefined m stands for 0, an undefined b for s.
void rmsprop(const Array& w, const Array& g, const Array& v, const Array& m, const Array& b,
             const RmspropRule& rule);

struct AdagradRule {
  double lr, eps, weight_decay;
};
/// sum += d^2;  w -= lr d / (sqrt(sum) + eps).
void adagrad(const Array& w, const Array& g, const Array& sum, const AdagradRule& rule);

struct AdadeltaRule {
  double lr, rho, eps, weight_decay;
  bool maximize;
};
/// v = rho v + (1 - rho) d^2;  s = sqrt((u + eps) / (v + eps)) d;  u = rho u + (1 - rho) s^2;
/// w -= lr s. To maximize, g changes its sign first.
void adadelta(const Array& w, const Array& g, const Array& v, const Array& u,
              const AdadeltaRule& rule);

}  // namespace taper::kernel
