#include "taper/optim/nadam.h"

#include <cmath>

#include "taper/core/kernels/optim.h"
#include "taper/optim/moments.h"

namespace taper::optim {

NAdamOptions::NAdamOptions(double lr) : lr_(lr) {}

void NAdamOptions::visit(Fields& fields) {
  visit_moments_options(fields, *this);
  fields("momentum_decay", momentum_decay_);
}

void NAdamOptions::validate() const {
  check_moments_options("NAdam", *this);
  check_setting("NAdam", "momentum_decay value", momentum_decay());
}

void NAdamParamState::visit(Fields& fields) {
  visit_moments_state(fields, *this);
  fields("mu_product", mu_product_);
}

void NAdam::update(const Variable& w, const NAdamOptions& o) {
  NAdamParamState& s = state_of(w);
  const Array m = memory("exp_avg", s.exp_avg(), w), v = memory("exp_avg_sq", s.exp_avg_sq(), w);
  const auto [beta1, beta2] = o.betas();
  const auto mu_at = [&, beta1 = beta1](double t) {
    return beta1 * (1 - 0.5 * std::pow(0.96, t * o.momentum_decay()));
  };
  const auto t = static_cast<double>(++s.step());
  const double mu = mu_at(t), next = mu_at(t + 1);
  s.mu_product(s.mu_product() * mu);
  kernel::moments(
      w.array(), w.grad().array(), m, v, {},
      {beta1, beta2, o.eps(), o.weight_decay(), 1, o.lr() * next / (1 - s.mu_product() * mu * next),
       o.lr() * (1 - mu) / (1 - s.mu_product()), 1 / std::sqrt(1 - std::pow(beta2, t))});
}

template class OptimizerOf<NAdamOptions, NAdamParamState>;

}  // namespace taper::optim
