#include "taper/optim/sgd.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "taper/core.h"

using namespace taper;
using optim::SGD;
using optim::SGDOptions;
using optim::SGDParamState;

namespace {

using Steps = std::vector<std::vector<double>>;

/// A gradient that is 1 everywhere, from the parameter 1: its value after each of three steps.
std::vector<double> three_steps(const SGDOptions& options) {
  const Variable w = ones({1}, TensorOptions(kDouble).requires_grad(true));
  SGD sgd({w}, options);
  std::vector<double> values;
  for (int i = 0; i < 3; ++i) {
    sgd.zero_grad();
    w.sum().backward();
    sgd.step();
    values.push_back(w.item<double>());
  }
  return values;
}

/// Down the slope of a w^2 / 2 + sin w, summed, from a fixed start: w after 1, 2, 3 and 20 steps.
Steps trajectory(const SGDOptions& options) {
  const double a[] = {1, 3, 0.2};
  const Variable w = tensor({1.0, -2.0, 0.5}, TensorOptions(kDouble).requires_grad(true));
  w.mutable_grad() = empty_like(w);
  const double* x = w.data_ptr<double>();
  SGD sgd({w}, options);
  Steps steps;
  for (int i = 1; i <= 20; ++i) {
    for (int k = 0; k < 3; ++k) w.grad().data_ptr<double>()[k] = a[k] * x[k] + std::cos(x[k]);
    sgd.step();
    if (i <= 3 || i == 20) steps.push_back({x[0], x[1], x[2]});
  }
  return steps;
}

void check_steps(const SGDOptions& options, const Steps& expected) {
  const Steps steps = trajectory(options);
  for (std::size_t i = 0; i < expected.size(); ++i)
    for (std::size_t k = 0; k < 3; ++k)
      CHECK(steps[i][k] == doctest::Approx(expected[i][k]).epsilon(1e-13));
}

}  // namespace

TEST_SUITE_BEGIN("sgd");

TEST_CASE("the first three steps, by hand") {
  using Values = std::vector<double>;
  CHECK(three_steps(0.5) == Values{0.5, 0, -0.5});
  // d = 1 + w / 2: 3/2, 9/8, 27/32
  CHECK(three_steps(SGDOptions(0.5).weight_decay(0.5)) == Values{0.25, -0.3125, -0.734375});
  // b: 1, 3/2, 7/4
  CHECK(three_steps(SGDOptions(0.5).momentum(0.5)) == Values{0.5, -0.25, -1.125});
  // b: 1, 3/4, 5/8
  CHECK(three_steps(SGDOptions(0.5).momentum(0.5).dampening(0.75)) ==
        Values{0.5, 0.125, -0.1875 + 0.125 - 0.125});
  // d + b / 2: 3/2, 7/4, 15/8
  CHECK(three_steps(SGDOptions(0.5).momentum(0.5).nesterov(true)) == Values{0.25, -0.625, -1.5625});
  // d: 3/2, 9/8, 9/16;  b: 3/2, 15/8, 3/2
  CHECK(three_steps(SGDOptions(0.5).momentum(0.5).weight_decay(0.5)) ==
        Values{0.25, -0.6875, -1.484375});
}

// The expected numbers are those of torch.optim.SGD 1.13.
TEST_CASE("trajectories are PyTorch's") {
  check_steps(0.1, {{0.845969769413186, -1.35838531634529, 0.402241743810963},
                    {0.695072231372854, -0.971951454884858, 0.302178338512816},
                    {0.548764263848664, -0.736734891274154, 0.200665723744909},
                    {-0.648701767058775, -0.3171648646237, -1.02894086477675}});
  check_steps(SGDOptions(0.1).momentum(0.9).dampening(0.3),
              {{0.845969769413186, -1.35838531634529, 0.402241743810963},
               {0.601714285256821, -0.510428398033744, 0.244214929532126},
               {0.282058698441574, 0.298845321496129, 0.030648866182048},
               {-0.226178634497235, 0.24684869951541, -1.03400687652326}});
  check_steps(SGDOptions(0.1).momentum(0.8).dampening(0.2).weight_decay(0.05),
              {{0.840969769413186, -1.34838531634529, 0.399741743810963},
               {0.589764893915073, -0.515734103070739, 0.237847381344863},
               {0.272775025628054, 0.20663151537961, 0.0258271511779831},
               {-0.588724225203748, -0.31108486992836, -1.14441436530733}});
  check_steps(SGDOptions(0.1).momentum(0.8).weight_decay(0.05).nesterov(true),
              {{0.713745584943735, -0.827093569421514, 0.319535138859733},
               {0.341003610426392, -0.0778489797927088, 0.0701020954988865},
               {-0.0708473273031522, 0.237181529425384, -0.229815600844097},
               {-0.719016803142872, -0.315715383773588, -1.19611379561614}});
}

TEST_CASE("grads are read, never written") {
  for (const double decay : {0.0, 0.5}) {
    const Variable w = ones({3}, requires_grad());
    SGD sgd({w}, SGDOptions(0.1).momentum(0.9).weight_decay(decay));
    (w * 2).sum().backward();
    const Variable grad = w.grad();
    for (int i = 0; i < 3; ++i) sgd.step();
    CHECK(w.grad().is_same(grad));
    CHECK(equal(grad, full({3}, 2.0)));
  }
}

TEST_CASE("a parameter without a grad stays as it is") {
  const Variable used = ones({2}, requires_grad()), unused = ones({2}, requires_grad());
  SGD sgd({used, unused}, SGDOptions(0.5).momentum(0.9).weight_decay(0.1));
  used.sum().backward();
  sgd.step();
  CHECK(equal(unused, ones({2})));
  CHECK(sgd.state().size() == 1);
  CHECK(sgd.state().count(SGD::state_key(used)) == 1);
}

TEST_CASE("the momentum is kept by parameter") {
  const Variable a = ones({2}, requires_grad()), b = ones({2}, requires_grad());
  SGD sgd({a, b}, SGDOptions(0.1).momentum(0.5));
  (a + 3 * b).sum().backward();
  sgd.step();
  sgd.step();
  const auto buffer = [&](const Variable& x) {
    return static_cast<SGDParamState&>(*sgd.state().at(SGD::state_key(x))).momentum_buffer();
  };
  CHECK(equal(buffer(a), full({2}, 1.5)));
  CHECK(equal(buffer(b), full({2}, 4.5)));
  const auto copy = sgd.state().at(SGD::state_key(a))->clone();
  CHECK(equal(static_cast<SGDParamState&>(*copy).momentum_buffer(), buffer(a)));
}

TEST_CASE("large and strided parameters") {
  manual_seed(1);
  const Variable w = randn({300, 401}), g = randn({300, 401});
  const Variable flat = w.clone().requires_grad_(), turned = w.clone().t().requires_grad_();
  SGD sgd({flat, turned}, SGDOptions(0.1).momentum(0.9).nesterov(true));
  for (int i = 0; i < 2; ++i) {
    sgd.zero_grad();
    ((flat + turned.t()) * g).sum().backward();
    sgd.step();
  }
  CHECK(allclose(flat, w - 0.1 * (1.9 + 2.71) * g, 1e-5, 1e-6));
  CHECK(allclose(turned.t(), flat, 1e-6, 1e-7));
}

TEST_CASE("a step is a change in place, which saved values notice") {
  const Variable w = ones({2}, requires_grad());
  SGD sgd({w}, 0.1);
  const Variable y = (w * w).sum();
  const uint32_t version = w._version();
  w.mutable_grad() = ones({2});
  sgd.step();
  CHECK(w._version() == version + 1);
  CHECK(w.is_leaf());
  CHECK_THROWS_WITH(y.backward(), doctest::Contains("SGD"));
}

TEST_CASE("a grad or a momentum of another shape or dtype is refused") {
  const Variable w = ones({2}, requires_grad());
  SGD sgd({w}, SGDOptions(0.1).momentum(0.9));
  w.mutable_grad() = ones({3});
  CHECK_THROWS_WITH(sgd.step(),
                    "step: the grad of a parameter must have its shape and dtype, got Float of "
                    "shape [3], expected Float of shape [2]");
  w.mutable_grad() = ones({2}, kDouble);
  CHECK_THROWS_WITH(sgd.step(), doctest::Contains("the grad of a parameter"));
  CHECK(sgd.state().empty());
  w.mutable_grad() = ones({2});
  sgd.step();
  auto& state = static_cast<SGDParamState&>(*sgd.state().at(SGD::state_key(w)));
  state.momentum_buffer(ones({2}, kDouble));
  CHECK_THROWS_WITH(sgd.step(), doctest::Contains("the momentum of a parameter"));
  CHECK(allclose(w, full({2}, 0.9)));
  const Variable strided = ones({4}).slice(0, 0, 4, 2);
  state.momentum_buffer(strided);
  sgd.step();
  CHECK(allclose(strided, full({2}, 1.9)));
  CHECK(allclose(w, full({2}, 0.71)));
}

TEST_CASE("options") {
  const auto options = SGDOptions(0.1).momentum(0.9).nesterov(true);
  CHECK(options.lr() == 0.1);
  CHECK(options.momentum() == 0.9);
  CHECK(options.dampening() == 0);
  CHECK(options == SGDOptions(0.1).momentum(0.9).nesterov(true));
  CHECK_FALSE(options == SGDOptions(0.1).momentum(0.9));
  const Variable w = ones({1}, requires_grad());
  CHECK_THROWS_WITH(SGD({w}, -1), "SGD: Invalid learning rate: -1, expected 0 or more");
  CHECK_THROWS_WITH(SGD({w}, SGDOptions(1).momentum(-0.5)),
                    "SGD: Invalid momentum value: -0.5, expected 0 or more");
  CHECK_THROWS_WITH(SGD({w}, SGDOptions(1).weight_decay(-0.5)),
                    "SGD: Invalid weight_decay value: -0.5, expected 0 or more");
  CHECK_THROWS_WITH(SGD({w}, SGDOptions(1).nesterov(true)),
                    "SGD: Nesterov momentum requires a momentum and zero dampening, got momentum 0 "
                    "and dampening 0");
  CHECK_THROWS_WITH(SGD({w}, SGDOptions(1).nesterov(true).momentum(0.5).dampening(0.5)),
                    doctest::Contains("Nesterov momentum requires a momentum and zero dampening"));
}
