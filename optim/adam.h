#pragma once

#include <tuple>

#include "taper/optim/optimizer.h"

namespace taper::optim {

struct AdamOptions : public OptimizerCloneableOptions<AdamOptions> {
  AdamOptions(double lr = 1e-3);
  using betas_t = std::tuple<double, double>;
  TAPER_ARG(double, lr);
  TAPER_ARG(betas_t, betas) = {0.9, 0.999};
  TAPER_ARG(double, eps) = 1e-8;
  TAPER_ARG(double, weight_decay) = 0;
  TAPER_ARG(bool, amsgrad) = false;

 public:
  void visit(Fields& fields) override;
  void validate() const;
};

struct AdamParamState : public OptimizerCloneableParamState<AdamParamState> {
  TAPER_ARG(int64_t, step) = 0;
  TAPER_ARG(Variable, exp_avg);
  TAPER_ARG(Variable, exp_avg_sq);
  TAPER_ARG(Variable, max_exp_avg_sq);

 public:
  void visit(Fields& fields) override;
};

/// At step t, with d = g + weight_decay w:  m = beta1 m + (1 - beta1) d;
/// v = beta2 v + (1 - beta2) d^2, with amsgrad its maximum over the steps;
/// w -= lr m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps).
class Adam : public OptimizerOf<AdamOptions, AdamParamState> {
 public:
  using OptimizerOf::OptimizerOf;

 private:
  const char* name() const override { return "Adam"; }
  void update(const Variable& w, const AdamOptions& options) override;
};

extern template class OptimizerOf<AdamOptions, AdamParamState>;

}  // namespace taper::optim
