#pragma once

#include <tuple>

#include "taper/optim/optimizer.h"

namespace taper::optim {

struct RAdamOptions : public OptimizerCloneableOptions<RAdamOptions> {
  RAdamOptions(double lr = 1e-3);
  using betas_t = std::tuple<double, double>;
  TAPER_ARG(double, lr);
  TAPER_ARG(betas_t, betas) = {0.9, 0.999};
  TAPER_ARG(double, eps) = 1e-8;
  TAPER_ARG(double, weight_decay) = 0;

 public:
  void visit(Fields& fields) override;
  void validate() const;
};

struct RAdamParamState : public OptimizerCloneableParamState<RAdamParamState> {
  TAPER_ARG(int64_t, step) = 0;
  TAPER_ARG(Variable, exp_avg);
  TAPER_ARG(Variable, exp_avg_sq);

 public:
  void visit(Fields& fields) override;
};

/// Adam that trusts v only when it has seen enough: with Adam's m and v, r = 2 / (1 - beta2) - 1
/// and q = r - 2 t beta2^t / (1 - beta2^t),  w -= lr m / (1 - beta1^t) * c, where c = 1 up to
/// q = 5, and then sqrt((q - 4) (q - 2) r / ((r - 4) (r - 2) q)) sqrt(1 - beta2^t) / (sqrt(v) +
/// eps). libtorch has it in Python alone.
class RAdam : public OptimizerOf<RAdamOptions, RAdamParamState> {
 public:
  using OptimizerOf::OptimizerOf;

 private:
  const char* name() const override { return "RAdam"; }
  void update(const Variable& w, const RAdamOptions& options) override;
};

extern template class OptimizerOf<RAdamOptions, RAdamParamState>;

}  // namespace taper::optim
