#pragma once

#include "taper/optim/optimizer.h"

namespace taper::optim {

struct SGDOptions : public OptimizerCloneableOptions<SGDOptions> {
  SGDOptions(double lr);
  TAPER_ARG(double, lr);
  TAPER_ARG(double, momentum) = 0;
  TAPER_ARG(double, dampening) = 0;
  TAPER_ARG(double, weight_decay) = 0;
  TAPER_ARG(bool, nesterov) = false;

 public:
  void visit(Fields& fields) override;
  void validate() const;
};

struct SGDParamState : public OptimizerCloneableParamState<SGDParamState> {
  TAPER_ARG(Variable, momentum_buffer);

 public:
  void visit(Fields& fields) override;
};

/// Stochastic gradient descent: d = g + weight_decay w;  b = momentum b + (1 - dampening) d, at
/// first d;  w -= lr b, or lr (d + momentum b) with Nesterov's momentum.
class SGD : public OptimizerOf<SGDOptions, SGDParamState> {
 public:
  using OptimizerOf::OptimizerOf;

 private:
  const char* name() const override { return "SGD"; }
  void update(const Variable& w, const SGDOptions& options) override;
};

extern template class OptimizerOf<SGDOptions, SGDParamState>;

}  // namespace taper::optim
