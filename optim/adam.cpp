#include "taper/optim/adam.h"

#include <cmath>

#include "taper/core/kernels/optim.h"
#include "taper/optim/adamw.h"
#include "taper/optim/moments.h"

namespace taper::optim {

AdamOptions::AdamOptions(double lr) : lr_(lr) {}
void AdamOptions::visit(Fields& fields) {
  visit_moments_options(fields, *this);
  fields("amsgrad", amsgrad_);
}
AdamWOptions::AdamWOptions(double lr) : lr_(lr) {}
void AdamWOptions::visit(Fields& fields) {
  visit_moments_options(fields, *this);
  fields("amsgrad", amsgrad_);
}

void AdamOptions::validate() const { check_moments_options("Adam", *this); }
void AdamWOptions::validate() const { check_moments_options("AdamW", *this); }

void AdamParamState::visit(Fields& fields) {
  visit_moments_state(fields, *this);
  fields("max_exp_avg_sq", max_exp_avg_sq_);
}
void AdamWParamState::visit(Fields& fields) {
  visit_moments_state(fields, *this);
  fields("max_exp_avg_sq", max_exp_avg_sq_);
}

namespace {

/// The coefficients of step t. The decay is part of the gradient, or it shrinks w beforehand.
template <class Options>
kernel::MomentsRule rule(const Options& o, int64_t t, bool decay_in_gradient) {
  const auto [beta1, beta2] = o.betas();
  const auto n = static_cast<double>(t);
  return {beta1,
          beta2,
          o.eps(),
          decay_in_gradient ? o.weight_decay() : 0,
          decay_in_gradient ? 1 : 1 - o.lr() * o.weight_decay(),
          o.lr() / (1 - std::pow(beta1, n)),
          0,
          1 / std::sqrt(1 - std::pow(beta2, n))};
}

}  // namespace

void Adam::update(const Variable& w, const AdamOptions& o) {
  AdamParamState& s = state_of(w);
  const Array m = memory("exp_avg", s.exp_avg(), w), v = memory("exp_avg_sq", s.exp_avg_sq(), w);
  const Array top = o.amsgrad() ? memory("max_exp_avg_sq", s.max_exp_avg_sq(), w) : Array();
  kernel::moments(w.array(), w.grad().array(), m, v, top, rule(o, ++s.step(), true));
}

void AdamW::update(const Variable& w, const AdamWOptions& o) {
  AdamWParamState& s = state_of(w);
  const Array m = memory("exp_avg", s.exp_avg(), w), v = memory("exp_avg_sq", s.exp_avg_sq(), w);
  const Array top = o.amsgrad() ? memory("max_exp_avg_sq", s.max_exp_avg_sq(), w) : Array();
  kernel::moments(w.array(), w.grad().array(), m, v, top, rule(o, ++s.step(), false));
}

template class OptimizerOf<AdamOptions, AdamParamState>;

}  // namespace taper::optim
