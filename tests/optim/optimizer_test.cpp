#include "taper/optim/optimizer.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"
#include "taper/optim/sgd.h"

using namespace taper;
using doctest::Contains;
using optim::OptimizerParamGroup;
using optim::SGD;
using optim::SGDOptions;

namespace {

struct OtherOptions : optim::OptimizerCloneableOptions<OtherOptions> {
  double get_lr() const override { return 0; }
  void set_lr(double) override {}
};

Variable parameter(double value) { return full({2}, value, requires_grad()); }

}  // namespace

TEST_SUITE_BEGIN("optimizer");

TEST_CASE("groups have options of their own") {
  const Variable a = parameter(1), b = parameter(1);
  SGD sgd({OptimizerParamGroup({a}), OptimizerParamGroup({b}, std::make_unique<SGDOptions>(0.5))},
          SGDOptions(0.1));
  CHECK(sgd.size() == 2);
  CHECK(sgd.param_groups().size() == 2);
  CHECK(sgd.param_groups()[0].options().get_lr() == 0.1);
  CHECK(sgd.defaults().get_lr() == 0.1);
  (a + b).sum().backward();
  sgd.step();
  CHECK(allclose(a, full({2}, 0.9)));
  CHECK(allclose(b, full({2}, 0.5)));
  sgd.param_groups()[0].options().set_lr(0);
  sgd.step();
  CHECK(allclose(a, full({2}, 0.9)));
  CHECK(allclose(b, zeros({2})));
  CHECK(sgd.defaults().get_lr() == 0.1);
}

TEST_CASE("parameters can be added") {
  const Variable a = parameter(1), b = parameter(1), c = parameter(1);
  SGD sgd(std::vector<Variable>{}, SGDOptions(1));
  sgd.add_parameters({a, b});
  CHECK(sgd.parameters().size() == 2);
  CHECK(std::as_const(sgd).parameters()[1].is_same(b));
  sgd.add_param_group(OptimizerParamGroup({c}, std::make_unique<SGDOptions>(2)));
  CHECK(sgd.size() == 3);
  CHECK(sgd.parameters().size() == 2);
  (a + b + c).sum().backward();
  sgd.step();
  CHECK(equal(a, zeros({2})));
  CHECK(equal(c, full({2}, -1.0)));
}

TEST_CASE("tied weights are updated once") {
  const auto shared = std::make_shared<nn::LinearImpl>(1, 1);
  nn::Sequential net(shared, shared);
  CHECK(net->parameters().size() == 4);
  SGD sgd(net->parameters(), 1);
  CHECK(sgd.size() == 2);
  nn::init::ones_(shared->weight);
  shared->weight.mutable_grad() = ones({1, 1});
  sgd.step();
  CHECK(shared->weight.item<float>() == 0);
}

TEST_CASE("zero_grad zeroes grads, or takes them away") {
  const Variable a = parameter(1), b = parameter(1);
  SGD sgd({a, b}, 0.1);
  a.sum().backward();
  sgd.zero_grad();
  CHECK(equal(a.grad(), zeros({2})));
  CHECK_FALSE(b.grad().defined());
  sgd.zero_grad(/*set_to_none=*/true);
  CHECK_FALSE(a.grad().defined());
}

TEST_CASE("a closure is run with recording on, and its loss returned") {
  const Variable a = parameter(3);
  SGD sgd({a}, 0.5);
  const NoGradGuard guard;
  const Variable loss = sgd.step([&] {
    sgd.zero_grad();
    const Variable loss = (a * a).sum();
    loss.backward();
    return loss;
  });
  CHECK(loss.item<float>() == 18);
  CHECK(equal(a, zeros({2})));
  CHECK_FALSE(sgd.step().defined());
}

TEST_CASE("groups can be copied") {
  const Variable a = parameter(1);
  const OptimizerParamGroup group({a}, std::make_unique<SGDOptions>(0.1));
  OptimizerParamGroup copy = group, plain({a});
  copy.options().set_lr(7);
  CHECK(group.options().get_lr() == 0.1);
  CHECK_FALSE(plain.has_options());
  plain = copy;
  CHECK(plain.options().get_lr() == 7);
  CHECK(copy.has_options());
}

TEST_CASE("wrong lists of parameters are refused") {
  nn::Module nothing_registered;
  SGD empty(nothing_registered.parameters(), 0.1);
  CHECK_THROWS_WITH(empty.step(),
                    "step: optimizer got an empty parameter list; were the modules registered with "
                    "register_module() and the tensors with register_parameter()?");
  const Variable a = parameter(1);
  CHECK_THROWS_WITH(SGD({a * 2}, 0.1),
                    "Optimizer: can't optimize a non-leaf Tensor, got a result of shape [2]; pass "
                    "the tensor it was computed from, or detach() it");
  CHECK_THROWS_WITH(SGD({Variable()}, 0.1), "Optimizer: a parameter is undefined");
  const char* twice =
      "Optimizer: some parameters appear in more than one parameter group, got one of shape [2] "
      "again";
  CHECK_THROWS_WITH(SGD({OptimizerParamGroup({a}), OptimizerParamGroup({a})}, 0.1), twice);
  SGD sgd({a}, 0.1);
  CHECK_THROWS_WITH(sgd.add_parameters({a}), twice);
  CHECK_THROWS_WITH(sgd.add_param_group(OptimizerParamGroup({a})), twice);
  CHECK_THROWS_WITH(
      sgd.add_param_group(OptimizerParamGroup({parameter(1)}, std::make_unique<OtherOptions>())),
      "Optimizer: the options of a parameter group belong to another kind of optimizer");
  CHECK(sgd.size() == 1);
  CHECK_THROWS_WITH(OptimizerParamGroup({a}).options(),
                    "OptimizerParamGroup: the group has no options yet; add it to an optimizer or "
                    "call set_options()");
}
