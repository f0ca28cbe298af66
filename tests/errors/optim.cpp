#include "tests/errors/mistakes.h"

namespace rows::errors {
using optim::SGD;
using optim::SGDOptions;

namespace {
std::vector<Tensor> some() { return {ones({2}, requires_grad())}; }
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
  return mistakes;
}

}  // namespace rows::errors
