#pragma once

#include "taper/optim/optimizer.h"

namespace taper::optim {

struct AdadeltaOptions : public OptimizerCloneableOptions<AdadeltaOptions> {
  AdadeltaOptions(double lr = 1);
  TAPER_ARG(double, lr);
  TAPER_ARG(double, rho) = 0.9;
  TAPER_ARG(double, eps) = 1e-6;
  TAPER_ARG(double, weight_decay) = 0;
  TAPER_ARG(bool, maximize) = false;

 public:
  void visit(Fields& fields) override;
  void validate() const;
};

struct AdadeltaParamState : public OptimizerCloneableParamState<AdadeltaParamState> {
  TAPER_ARG(int64_t, step) = 0;
  TAPER_ARG(Variable, square_avg);
  TAPER_ARG(Variable, acc_delta);

 public:
  void visit(Fields& fields) override;
};

/// With d = g + weight_decay w, where g has its sign changed to maximize:
/// v = rho v + (1 - rho) d^2;  s = sqrt(u + eps) / sqrt(v + eps) d;  u = rho u + (1 - rho) s^2;
/// w -= lr s. libtorch has it in Python alone.
class Adadelta : public OptimizerOf<AdadeltaOptions, AdadeltaParamState> {
 public:
  using OptimizerOf::OptimizerOf;

 private:
  const char* name() const override { return "Adadelta"; }
  void update(const Variable& w, const AdadeltaOptions& options) override;
};

extern template class OptimizerOf<AdadeltaOptions, AdadeltaParamState>;

}  // namespace taper::optim
