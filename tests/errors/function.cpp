#include <cmath>

#include "tests/errors/mistakes.h"

namespace rows::errors {

Mistakes function() {
  Mistakes mistakes;
  MISTAKE(relu(ones({2}, kBool)));
  MISTAKE(Tensor x = ones({2}, kBool); relu_(x));
  MISTAKE(relu6(ones({2}, kBool)));
  MISTAKE(hardtanh(ones({2}, kBool)));
  MISTAKE(hardtanh(ones({2}, kByte), -1, 1));
  MISTAKE(prelu(ones({2, 3}), ones({2})));
  MISTAKE(prelu(ones({2, 3}), ones({3}, kDouble)));
  MISTAKE(prelu(ones({2, 3}), ones({3, 1})));
  MISTAKE(prelu(ones({}), ones({2})));
  MISTAKE(rrelu(ones({2}), 0.5, 0.25));
  MISTAKE(celu(ones({2}), 0));
  MISTAKE(elu(ones({2}, kLong)));
  MISTAKE(Tensor x = ones({2}, kLong); elu_(x));
  MISTAKE(leaky_relu(ones({2}, kLong)));
  MISTAKE(hardshrink(ones({2}, kLong)));
  MISTAKE(softshrink(ones({2}), -1));
  MISTAKE(softshrink(ones({2}, kLong)));
  MISTAKE(softplus(ones({2}, kLong)));
  MISTAKE(log_sigmoid(ones({2}, kLong)));
  MISTAKE(gelu(ones({2}), "sigmoid"));
  MISTAKE(gelu(ones({2}, kLong)));
  MISTAKE(silu(ones({2}, kLong)));
  MISTAKE(mish(ones({2}, kLong)));
  MISTAKE(glu(ones({2, 3})));
  MISTAKE(glu(ones({2, 4}), 2));
  MISTAKE(glu(ones({})));
  MISTAKE(glu(ones({2, 4}, kLong)));
  MISTAKE(threshold(ones({2}, kBool), 0, 0));
  MISTAKE(Tensor x = ones({2}, kLong); sigmoid_(x));
  MISTAKE(Tensor x = ones({2}, kLong); tanh_(x));
  MISTAKE(nn::functional::relu(Tensor()));
  MISTAKE(one_hot(ones({2})));
  MISTAKE(one_hot(tensor({0, 3}), 3));
  MISTAKE(one_hot(tensor({-1, 0})));
  MISTAKE(one_hot(zeros({0}, kLong)));
  MISTAKE(one_hot(tensor({0, 1}), 0));
  MISTAKE(one_hot(zeros({0}, kLong), 0));
  MISTAKE(bernoulli(full({2}, 2.0)));
  MISTAKE(bernoulli(ones({2}), 1.5));
  MISTAKE(ones({2}).bernoulli_(-0.5));
  MISTAKE(bernoulli(ones({2}, kLong)));
  MISTAKE(multinomial(ones({2, 2, 2}), 1));
  MISTAKE(multinomial(ones({}), 1));
  MISTAKE(multinomial(ones({2}, kLong), 1));
  MISTAKE(multinomial(ones({2}), 0));
  MISTAKE(multinomial(ones({2}), 3));
  MISTAKE(multinomial(full({2}, -1.0), 1));
  MISTAKE(multinomial(full({2}, NAN), 1));
  MISTAKE(multinomial(zeros({2}), 1));
  MISTAKE(multinomial(zeros({2}), 3, true));
  MISTAKE(ones({2}).uniform_(1, 0));
  MISTAKE(ones({2}, kLong).uniform_());
  MISTAKE(ones({2}).normal_(0, -1));
  MISTAKE(ones({2}, kLong).normal_());
  MISTAKE(ones({2}, kLong).exponential_());
  MISTAKE(ones({2}).random_(3, 3));
  MISTAKE(ones({2}).random_(0));
  MISTAKE(ones({2}, kByte).random_(0, 300));
  MISTAKE(ones({2}, kByte).random_(-1, 3));
  MISTAKE(randint(0, {2}));
  MISTAKE(randint(3, 2, {2}));
  MISTAKE(randint(0, 300, {2}, kByte));
  MISTAKE(randperm(-1));
  MISTAKE(rand({-1}));
  MISTAKE(randn({-1}));
  MISTAKE(rand({2}, kLong));
  MISTAKE(randn({2}, kLong));
  MISTAKE(exp(Tensor()));
  MISTAKE(tanh(Tensor()));
  MISTAKE(Tensor().relu());
  MISTAKE(lib::normal(0.0, -1.0, {2}));
  MISTAKE(ones({2}).exponential_(-1));
  MISTAKE(one_hot(tensor({3}), 2));
  MISTAKE(lib::set_num_threads(0));
  MISTAKE(lib::set_num_threads(-1));
  return mistakes;
}

}  // namespace rows::errors
