#pragma once

#include <tuple>

#include "taper/optim/optimizer.h"

namespace taper::optim {

struct AdamWOptions : public OptimizerCloneableOptions<AdamWOptions> {
  AdamWOptions(double lr = 1e-3);
  using betas_t = std::tuple<double, double>;
  TAPER_ARG(double, lr);
  TAPER_ARG(betas_t, betas) = {0.9, 0.999};
  TAPER_ARG(double, eps) = 1e-8;
  TAPER_ARG(double, weight_decay) = 1e-2;
  TAPER_ARG(bool, amsgrad) = false;

 public:
  void visit(Fields& fields) override;
  void validate() const;
};

struct AdamWParamState : public OptimizerCloneableParamState<AdamWParamState> {
  TAPER_ARG(int64_t, step) = 0;
  TAPER_ARG(Variable, exp_avg);
  TAPER_ARG(Variable, exp_avg_sq);
  TAPER_ARG(Variable, max_exp_avg_sq);

 public:
  void visit(Fields& fields) override;
};

/// Adam with the weight decay apart from the gradient: w -= lr weight_decay w first, then a step of
/// Adam with d = g.
class AdamW : public OptimizerOf<AdamWOptions, AdamWParamState> {
 public:
  using OptimizerOf::OptimizerOf;

 private:
  const char* name() const override { return "AdamW"; }
  void update(const Variable& w, const AdamWOptions& options) override;
};

}  // namespace taper::optim
