#include "taper/optim/lbfgs.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "taper/core/base/error.h"
#include "taper/core/graph/grad_mode.h"
#include "taper/core/ops/ops.h"
#include "taper/optim/fields.h"
#include "taper/optim/line_search.h"

namespace taper::optim {
namespace {

double number(const Variable& x) { return x.item<double>(); }
double greatest(const Variable& x) { return number(x.abs().max()); }
double product(const Variable& x, const Variable& y) { return number(x.dot(y)); }

LBFGSOptions with_max_eval(LBFGSOptions options) {
  constexpr int64_t most = std::numeric_limits<int64_t>::max() / 5;
  if (!options.max_eval()) options.max_eval(std::clamp(options.max_iter(), -most, most) * 5 / 4);
  return options;
}

/// Throws for a history that was loaded and has parts of different lengths.
void check_history(const LBFGSParamState& at) {
  const std::size_t directions = at.old_dirs().size(), steps = at.old_stps().size();
  check(directions == at.ro().size() && steps == at.ro().size(), "step",
        "the lists of the state must have one length, got ", directions, " old_dirs, ", steps,
        " old_stps and ", at.ro().size(), " ro");
}

/// Adds the last change y of the gradient and s of the parameters to the history.
void remember(const Variable& y, const Variable& s, std::size_t history_size, LBFGSParamState& at) {
  const double ys = product(y, s);
  if (!(ys > 1e-10)) return;
  at.old_dirs().push_back(y);
  at.old_stps().push_back(s);
  at.ro().push_back(scalar_tensor(1 / ys, y.options()));
  for (std::deque<Variable>* history : {&at.old_dirs(), &at.old_stps(), &at.ro()})
    while (history->size() > history_size) history->pop_front();
  at.H_diag(scalar_tensor(ys / product(y, y), y.options()));
}

/// d = -H g by the two loops over the history, from the last to the first and back.
Variable direction(const Variable& g, LBFGSParamState& at) {
  const std::size_t count = at.ro().size();
  std::vector<Variable>& al = at.al().emplace(count);
  Variable d = -g;
  for (std::size_t i = count; i-- > 0;) {
    al[i] = at.old_stps()[i].dot(d) * at.ro()[i];
    d.add_(at.old_dirs()[i], -number(al[i]));
  }
  d.mul_(at.H_diag());
  for (std::size_t i = 0; i < count; ++i) {
    const Variable be = at.old_dirs()[i].dot(d) * at.ro()[i];
    d.add_(at.old_stps()[i], number(al[i]) - number(be));
  }
  return d;
}

}  // namespace

LBFGSOptions::LBFGSOptions(double lr) : lr_(lr) {}

void LBFGSOptions::visit(Fields& fields) {
  fields("lr", lr_);
  fields("max_iter", max_iter_);
  fields("max_eval", max_eval_);
  fields("tolerance_grad", tolerance_grad_);
  fields("tolerance_change", tolerance_change_);
  fields("history_size", history_size_);
  fields("line_search_fn", line_search_fn_);
}

void LBFGSParamState::visit(Fields& fields) {
  fields("func_evals", func_evals_);
  fields("n_iter", n_iter_);
  fields("t", t_);
  fields("prev_loss", prev_loss_);
  fields("d", d_);
  fields("H_diag", H_diag_);
  fields("prev_flat_grad", prev_flat_grad_);
  fields("old_dirs", old_dirs_);
  fields("old_stps", old_stps_);
  fields("ro", ro_);
  fields("al", al_);
}

LBFGS::LBFGS(const std::vector<OptimizerParamGroup>& groups, const LBFGSOptions& defaults)
    : Optimizer(groups, std::make_unique<LBFGSOptions>(with_max_eval(defaults))) {
  check(param_groups_.size() == 1, "LBFGS",
        "LBFGS doesn't support per-parameter options (parameter groups)");
  auto& options = static_cast<LBFGSOptions&>(param_groups_[0].options());
  options = with_max_eval(options);
}
LBFGS::LBFGS(std::vector<Variable> parameters, const LBFGSOptions& defaults)
    : LBFGS({OptimizerParamGroup(std::move(parameters))}, defaults) {}

std::unique_ptr<OptimizerParamState> LBFGS::make_state() const {
  return std::make_unique<LBFGSParamState>();
}

Variable LBFGS::step(LossClosure closure) {
  check(closure != nullptr, "step", "LBFGS requires a closure function");
  const NoGradGuard guard;
  Variable first_loss = evaluate(closure);
  const auto& o = static_cast<const LBFGSOptions&>(param_groups_[0].options());
  auto& s = state_of<LBFGSParamState>(param_groups_[0].params()[0]);
  check_history(s);
  Point now{number(first_loss), flat_grad()};
  const int64_t evaluated_before = s.func_evals()++;
  for (int64_t n = 1; n <= o.max_iter() && !(greatest(now.grad) <= o.tolerance_grad()); ++n) {
    if (++s.n_iter() == 1)
      s.H_diag(scalar_tensor(1, now.grad.options()));
    else
      remember(now.grad - s.prev_flat_grad(), s.d() * s.t(),
               static_cast<std::size_t>(o.history_size()), s);
    s.d(direction(now.grad, s));
    s.prev_flat_grad(now.grad.clone()).prev_loss(now.loss);
    s.t(s.n_iter() == 1 ? std::min(1.0, 1 / number(now.grad.abs().sum())) * o.lr() : o.lr());
    const double slope = product(now.grad, s.d());
    if (slope > -o.tolerance_change()) break;
    if (o.line_search_fn()) {
      search(closure, slope, s, now);
    } else {
      add(s.t(), s.d());
      if (n == o.max_iter()) break;  // nobody needs the loss there
      now = evaluate_point(closure);
      ++s.func_evals();
    }
    if (s.func_evals() - evaluated_before >= *o.max_eval() ||
        greatest(s.d() * s.t()) <= o.tolerance_change() ||
        std::abs(now.loss - s.prev_loss()) < o.tolerance_change())
      break;
  }
  return first_loss;
}

void LBFGS::search(const LossClosure& closure, double slope, LBFGSParamState& s, Point& now) const {
  const auto& o = static_cast<const LBFGSOptions&>(param_groups_[0].options());
  check(o.line_search_fn() == "strong_wolfe", "LBFGS", "only 'strong_wolfe' is supported, got '",
        *o.line_search_fn(), "'");
  const std::vector<Variable>& parameters = param_groups_[0].params();
  std::vector<Variable> x(parameters.size());
  std::transform(parameters.begin(), parameters.end(), x.begin(),
                 [](const Variable& parameter) { return parameter.clone(); });
  const auto trial = [&](double t) {
    add(t, s.d());
    const Point there = evaluate_point(closure);
    ++s.func_evals();
    for (std::size_t i = 0; i < x.size(); ++i) parameters[i].copy_(x[i]);
    return Trial{t, there.loss, there.grad, product(there.grad, s.d())};
  };
  const Trial best = strong_wolfe(trial, {0, now.loss, now.grad, slope}, s.t(), greatest(s.d()));
  now = {best.loss, best.grad};
  s.t(best.t);
  add(s.t(), s.d());
}

LBFGS::Point LBFGS::evaluate_point(const LossClosure& closure) const {
  const double loss = number(evaluate(closure));
  return {loss, flat_grad()};
}

Variable LBFGS::flat_grad() const {
  std::vector<Variable> parts;
  for (const Variable& x : param_groups_[0].params())
    parts.push_back(x.grad().defined() ? x.grad().reshape({-1}) : zeros({x.numel()}, x.options()));
  return cat(parts);
}

void LBFGS::add(double t, const Variable& direction) const {
  int64_t offset = 0;
  for (const Variable& x : param_groups_[0].params()) {
    x.add_(direction.narrow(0, offset, x.numel()).view_as(x), t);
    offset += x.numel();
  }
}

}  // namespace taper::optim
