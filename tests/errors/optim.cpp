#include <sstream>

#include "tests/errors/mistakes.h"
#ifndef ROWS_LIBTORCH
#include "taper/serialize/save.h"
#endif

namespace rows::errors {
using namespace lib::optim;

namespace {
std::vector<Tensor> some() { return {ones({2}, requires_grad())}; }
std::vector<Tensor> others(size_t count) {
  std::vector<Tensor> all;
  while (all.size() < count) all.push_back(ones({2}, requires_grad()));
  return all;
}

/// Loads into the one what the other saved.
template <class Optimizer>
void exchange(const Optimizer& saved, Optimizer& loaded) {
  std::stringstream stream;
  lib::save(saved, stream);
  lib::load(loaded, stream);
}

struct Twice : optim::LRScheduler {
  using LRScheduler::LRScheduler;
  std::vector<double> get_lrs() override { return {0.1, 0.2}; }
};
}  // namespace

Mistakes optim() {
  Mistakes mistakes;
  MISTAKE(SGD(some(), -0.1));
  MISTAKE(SGD(some(), SGDOptions(0.1).momentum(-1)));
  MISTAKE(SGD(some(), SGDOptions(0.1).weight_decay(-1)));
  MISTAKE(SGD(some(), SGDOptions(0.1).nesterov(true)));
  MISTAKE(SGD(some(), SGDOptions(0.1).nesterov(true).momentum(0.9).dampening(0.5)));
  MISTAKE(SGD({ones({2}, requires_grad()) * 2}, 0.1));
  MISTAKE(optim::OptimizerParamGroup group(some()); group.options());
  MISTAKE(SGD sgd(some(), 0.1); sgd.defaults().set_lr(0.2); sgd.defaults().get_lr(); struct Plain
          : optim::OptimizerCloneableOptions<Plain> {} plain;
          plain.get_lr());
  MISTAKE(struct Plain : optim::OptimizerCloneableOptions<Plain> {} plain; plain.set_lr(1));
  MISTAKE(Adam(some(), -0.1));
  MISTAKE(Adam(some(), AdamOptions(0.1).betas({1.0, 0.9})));
  MISTAKE(Adam(some(), AdamOptions(0.1).betas({0.9, -1.0})));
  MISTAKE(Adam(some(), AdamOptions(0.1).eps(-1)));
  MISTAKE(Adam(some(), AdamOptions(0.1).weight_decay(-1)));
  MISTAKE(AdamW(some(), AdamWOptions(-0.1)));
  MISTAKE(AdamW(some(), AdamWOptions(0.1).betas({-0.1, 0.9})));
  MISTAKE(AdamW(some(), AdamWOptions(0.1).betas({0.9, 1.0})));
  MISTAKE(AdamW(some(), AdamWOptions(0.1).eps(-1)));
  MISTAKE(AdamW(some(), AdamWOptions(0.1).weight_decay(-1)));
  MISTAKE(Adagrad(some(), -0.1));
  MISTAKE(Adagrad(some(), AdagradOptions(0.1).lr_decay(-1)));
  MISTAKE(Adagrad(some(), AdagradOptions(0.1).weight_decay(-1)));
  MISTAKE(Adagrad(some(), AdagradOptions(0.1).initial_accumulator_value(-1)));
  MISTAKE(Adagrad(some(), AdagradOptions(0.1).eps(-1)));
  MISTAKE(RMSprop(some(), -0.1));
  MISTAKE(RMSprop(some(), RMSpropOptions(0.1).eps(-1)));
  MISTAKE(RMSprop(some(), RMSpropOptions(0.1).momentum(-1)));
  MISTAKE(RMSprop(some(), RMSpropOptions(0.1).weight_decay(-1)));
  MISTAKE(RMSprop(some(), RMSpropOptions(0.1).alpha(-1)));
  MISTAKE(LBFGS(std::vector<optim::OptimizerParamGroup>{some(), some()}));
  MISTAKE(LBFGS(some(), 0.1).step(nullptr));
  MISTAKE(SGD one(others(1), 0.1); SGD two(others(2), 0.1); exchange(one, two));
  MISTAKE(Adam one(others(1), 0.1); Adam two(others(1), 0.1);
          two.add_param_group(optim::OptimizerParamGroup(others(1))); exchange(one, two));
  MISTAKE(SGD sgd(others(1), 0.1); Twice(sgd).step());
  return mistakes;
}

}  // namespace rows::errors
