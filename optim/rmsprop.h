#pragma once

#include "taper/optim/optimizer.h"

namespace taper::optim {

struct RMSpropOptions : public OptimizerCloneableOptions<RMSpropOptions> {
  RMSpropOptions(double lr = 1e-2);
  TAPER_ARG(double, lr);
  TAPER_ARG(double, alpha) = 0.99;
  TAPER_ARG(double, eps) = 1e-8;
  TAPER_ARG(double, weight_decay) = 0;
  TAPER_ARG(double, momentum) = 0;
  TAPER_ARG(bool, centered) = false;

 public:
  void visit(Fields& fields) override;
  void validate() const;
};

struct RMSpropParamState : public OptimizerCloneableParamState<RMSpropParamState> {
  TAPER_ARG(int64_t, step) = 0;
  TAPER_ARG(Variable, square_avg);
  TAPER_ARG(Variable, momentum_buffer);
  TAPER_ARG(Variable, grad_avg);

 public:
  void visit(Fields& fields) override;
};

/// With d = g + weight_decay w:  v = alpha v + (1 - alpha) d^2;  centered, m = alpha m +
/// (1 - alpha) d, else 0;  b = momentum b + d / (sqrt(v - m^2) + eps);  w -= lr b.
class RMSprop : public OptimizerOf<RMSpropOptions, RMSpropParamState> {
 public:
  using OptimizerOf::OptimizerOf;

 private:
  const char* name() const override { return "RMSprop"; }
  void update(const Variable& w, const RMSpropOptions& options) override;
};

extern template class OptimizerOf<RMSpropOptions, RMSpropParamState>;

}  // namespace taper::optim
