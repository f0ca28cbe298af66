#pragma once

#include <tuple>

#include "taper/optim/optimizer.h"

namespace taper::optim {

struct NAdamOptions : public OptimizerCloneableOptions<NAdamOptions> {
  NAdamOptions(double lr = 2e-3);
  using betas_t = std::tuple<double, double>;
  TAPER_ARG(double, lr);
  TAPER_ARG(betas_t, betas) = {0.9, 0.999};
  TAPER_ARG(double, eps) = 1e-8;
  TAPER_ARG(double, weight_decay) = 0;
  TAPER_ARG(double, momentum_decay) = 4e-3;

 public:
  void visit(Fields& fields) override;
  void validate() const;
};

struct NAdamParamState : public OptimizerCloneableParamState<NAdamParamState> {
  TAPER_ARG(int64_t, step) = 0;
  TAPER_ARG(double, mu_product) = 1;
  TAPER_ARG(Variable, exp_avg);
  TAPER_ARG(Variable, exp_avg_sq);

 public:
  void visit(Fields& fields) override;
};

/// Adam with Nesterov's momentum: with Adam's d, m and v and mu_t = beta1 (1 - 0.96^(t
/// momentum_decay) / 2),  w -= lr (mu_{t+1} m / (1 - mu_1 ... mu_{t+1}) + (1 - mu_t) d /
/// (1 - mu_1 ... mu_t)) / (sqrt(v / (1 - beta2^t)) + eps). libtorch has it in Python alone.
class NAdam : public OptimizerOf<NAdamOptions, NAdamParamState> {
 public:
  using OptimizerOf::OptimizerOf;

 private:
  const char* name() const override { return "NAdam"; }
  void update(const Variable& w, const NAdamOptions& options) override;
};

extern template class OptimizerOf<NAdamOptions, NAdamParamState>;

}  // namespace taper::optim
