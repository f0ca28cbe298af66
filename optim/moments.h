#pragma once

#include "taper/optim/fields.h"
#include "taper/optim/settings.h"

/// What Adam and its kin share: they keep moving averages of gradients and of their squares.
namespace taper::optim {

template <class Options>
void visit_moments_options(Fields& fields, Options& o) {
  fields("lr", o.lr());
  fields("betas", o.betas());
  fields("eps", o.eps());
  fields("weight_decay", o.weight_decay());
}

template <class Options>
void check_moments_options(const char* op, const Options& o) {
  check_setting(op, "learning rate", o.lr());
  check_setting(op, "epsilon value", o.eps());
  check_betas(op, o.betas());
  check_setting(op, "weight_decay value", o.weight_decay());
}

template <class ParamState>
void visit_moments_state(Fields& fields, ParamState& s) {
  fields("step", s.step());
  fields("exp_avg", s.exp_avg());
  fields("exp_avg_sq", s.exp_avg_sq());
}

}  // namespace taper::optim
