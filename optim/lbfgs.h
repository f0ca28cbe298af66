#pragma once

#include <deque>
#include <optional>
#include <string>

#include "taper/optim/optimizer.h"

namespace taper::optim {

struct LBFGSOptions : public OptimizerCloneableOptions<LBFGSOptions> {
  LBFGSOptions(double lr = 1);
  TAPER_ARG(double, lr);
  TAPER_ARG(int64_t, max_iter) = 20;
  TAPER_ARG(std::optional<int64_t>, max_eval) = std::nullopt;
  TAPER_ARG(double, tolerance_grad) = 1e-7;
  TAPER_ARG(double, tolerance_change) = 1e-9;
  TAPER_ARG(int64_t, history_size) = 100;
  TAPER_ARG(std::optional<std::string>, line_search_fn) = std::nullopt;

 public:
  void visit(Fields& fields) override;
};

struct LBFGSParamState : public OptimizerCloneableParamState<LBFGSParamState> {
  TAPER_ARG(int64_t, func_evals) = 0;
  TAPER_ARG(int64_t, n_iter) = 0;
  TAPER_ARG(double, t) = 0;
  TAPER_ARG(double, prev_loss) = 0;
  TAPER_ARG(Variable, d);
  TAPER_ARG(Variable, H_diag);
  TAPER_ARG(Variable, prev_flat_grad);
  TAPER_ARG(std::deque<Variable>, old_dirs);
  TAPER_ARG(std::deque<Variable>, old_stps);
  TAPER_ARG(std::deque<Variable>, ro);
  TAPER_ARG(std::optional<std::vector<Variable>>, al);

 public:
  void visit(Fields& fields) override;
};

/// The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, which approximates the
/// inverse Hessian by the last history_size changes of gradients and parameters. A step is up to
/// max_iter iterations of length lr, or of one that line_search_fn "strong_wolfe" finds; it ends
/// early after max_eval (by default 5/4 max_iter) calls of the closure, or where the greatest
/// element of the gradient or of the change, or the change of the loss, is within a tolerance.
class LBFGS : public Optimizer {
 public:
  /// Throws for several groups. The state is that of the first parameter.
  explicit LBFGS(const std::vector<OptimizerParamGroup>& groups, const LBFGSOptions& defaults = {});
  explicit LBFGS(std::vector<Variable> parameters, const LBFGSOptions& defaults = {});
  /// Throws without a closure, which is called several times and has to zero the grads first.
  Variable step(LossClosure closure) override;

 private:
  struct Point {
    double loss = 0;
    Variable grad;
  };
  Point evaluate_point(const LossClosure& closure) const;
  Variable flat_grad() const;
  void add(double t, const Variable& direction) const;
  void search(const LossClosure& closure, double slope, LBFGSParamState& s, Point& now) const;
  std::unique_ptr<OptimizerParamState> make_state() const override;
};

}  // namespace taper::optim
