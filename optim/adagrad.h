#pragma once

#include "taper/optim/optimizer.h"

namespace taper::optim {

struct AdagradOptions : public OptimizerCloneableOptions<AdagradOptions> {
  AdagradOptions(double lr = 1e-2);
  TAPER_ARG(double, lr);
  TAPER_ARG(double, lr_decay) = 0;
  TAPER_ARG(double, weight_decay) = 0;
  TAPER_ARG(double, initial_accumulator_value) = 0;
  TAPER_ARG(double, eps) = 1e-10;

 public:
  void visit(Fields& fields) override;
  void validate() const;
};

struct AdagradParamState : public OptimizerCloneableParamState<AdagradParamState> {
  TAPER_ARG(Variable, sum);
  TAPER_ARG(int64_t, step) = 0;

 public:
  void visit(Fields& fields) override;
};

/// At step t, with d = g + weight_decay w:  sum += d^2, from the defaults'
/// initial_accumulator_value;  w -= lr / (1 + (t - 1) lr_decay) d / (sqrt(sum) + eps). The
/// constructors make the state of each parameter.
class Adagrad : public OptimizerOf<AdagradOptions, AdagradParamState> {
 public:
  explicit Adagrad(const std::vector<OptimizerParamGroup>& groups,
                   const AdagradOptions& defaults = {});
  explicit Adagrad(std::vector<Variable> parameters, const AdagradOptions& defaults = {});

 private:
  const char* name() const override { return "Adagrad"; }
  void update(const Variable& w, const AdagradOptions& options) override;
  const Array& sum_of(const Variable& w);
  void make_sums();
};

extern template class OptimizerOf<AdagradOptions, AdagradParamState>;

}  // namespace taper::optim
