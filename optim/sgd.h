#pragma once

#include <vector>

#include "taper/optim/optimizer.h"

namespace taper::optim {

struct SGDOptions : public OptimizerCloneableOptions<SGDOptions> {
  SGDOptions(double lr) : lr_(lr) {}
  TAPER_ARG(double, lr);
  TAPER_ARG(double, momentum) = 0;
  TAPER_ARG(double, dampening) = 0;
  TAPER_ARG(double, weight_decay) = 0;
  TAPER_ARG(bool, nesterov) = false;

 public:
  double get_lr() const override { return lr(); }
  void set_lr(double lr) override { this->lr(lr); }
};
bool operator==(const SGDOptions& a, const SGDOptions& b);

struct SGDParamState : public OptimizerCloneableParamState<SGDParamState> {
  TAPER_ARG(Variable, momentum_buffer);
};

/// Stochastic gradient descent: d = g + weight_decay w;  b = momentum b + (1 - dampening) d, at
/// first d;  w -= lr b, or lr (d + momentum b) with Nesterov's momentum.
class SGD : public Optimizer {
 public:
  /// Throws on a negative setting, and on nesterov without momentum or with dampening.
  SGD(const std::vector<OptimizerParamGroup>& groups, const SGDOptions& defaults);
  SGD(std::vector<Variable> parameters, const SGDOptions& defaults);

  Variable step(LossClosure closure = nullptr) override;

 private:
  void update(const Variable& parameter, const SGDOptions& options);
};

}  // namespace taper::optim
