#include "taper/optim/radam.h"

#include <cmath>

#include "taper/core/kernels/optim.h"
#include "taper/optim/moments.h"

namespace taper::optim {

RAdamOptions::RAdamOptions(double lr) : lr_(lr) {}
void RAdamOptions::visit(Fields& fields) { visit_moments_options(fields, *this); }
void RAdamOptions::validate() const { check_moments_options("RAdam", *this); }
void RAdamParamState::visit(Fields& fields) { visit_moments_state(fields, *this); }

void RAdam::update(const Variable& w, const RAdamOptions& o) {
  RAdamParamState& s = state_of(w);
  const Array m = memory("exp_avg", s.exp_avg(), w), v = memory("exp_avg_sq", s.exp_avg_sq(), w);
  const auto [beta1, beta2] = o.betas();
  const auto t = static_cast<double>(++s.step());
  const double seen = 1 - std::pow(beta2, t);
  const double r = 2 / (1 - beta2) - 1, q = r - 2 * t * (1 - seen) / seen;
  kernel::MomentsRule rule{beta1, beta2, 1, o.weight_decay(), 1, o.lr() / (1 - std::pow(beta1, t)),
                           0,     0};  // divides by 1
  if (q > 5) {
    rule.from_m *= std::sqrt((q - 4) * (q - 2) * r / ((r - 4) * (r - 2) * q) * seen);
    rule.eps = o.eps();
    rule.root = 1;
  }
  kernel::moments(w.array(), w.grad().array(), m, v, {}, rule);
}

template class OptimizerOf<RAdamOptions, RAdamParamState>;

}  // namespace taper::optim
