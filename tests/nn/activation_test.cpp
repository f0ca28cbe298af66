#include "taper/nn/activation.h"

#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using doctest::Contains;
namespace F = nn::functional;

namespace {
const Variable kInput = tensor({{-2.0, -0.4, 0.0, 0.3}, {1.5, 7.0, -1.0, 25.0}});
}

TEST_SUITE_BEGIN("activation");

TEST_CASE("a layer is its function with its options") {
  const Variable& x = kInput;
  CHECK(equal(nn::ELU(nn::ELUOptions().alpha(2))(x), elu(x, 2)));
  CHECK(equal(nn::Softmax(1)(x), softmax(x, 1)));
  CHECK(equal(nn::Softmin(0)(x), softmax(-x, 0)));
  CHECK(nn::LogSoftmax(nn::LogSoftmaxOptions(1).dtype(kDouble))(x).dtype() == kDouble);
  CHECK(equal(nn::GELU(nn::GELUOptions().approximate("tanh"))(x), gelu(x, "tanh")));
  CHECK(equal(nn::Threshold(0.1, 20)(x), threshold(x, 0.1, 20)));
  CHECK(equal(nn::LogSigmoid()(x), F::logsigmoid(x)));
  CHECK(equal(nn::Sequential(nn::GLU(), nn::Mish())->forward(x), mish(glu(x))));
  const Variable image = x.reshape({2, 2, 1, 2});
  CHECK(equal(nn::Softmax2d()(image), softmax(image, 1)));
  nn::Hardtanh clone(std::dynamic_pointer_cast<nn::HardtanhImpl>(
      nn::Hardtanh(nn::HardtanhOptions().max_val(3))->clone()));
  CHECK(clone->options.max_val() == 3);
}

TEST_CASE("rrelu draws slopes only while it is training") {
  nn::RReLU layer;
  manual_seed(1);
  const Variable y = layer(kInput);
  manual_seed(1);
  CHECK(equal(y, rrelu(kInput, 1. / 8, 1. / 3, true)));
  layer->eval();
  CHECK(equal(layer(kInput), leaky_relu(kInput, 11. / 48)));
}

TEST_CASE("prelu learns its weight") {
  nn::PReLU layer(nn::PReLUOptions().num_parameters(4).init(0.5));
  CHECK(equal(layer->weight, full({4}, 0.5)));
  layer(kInput).sum().backward();
  CHECK(equal(layer->weight.grad(), tensor({-2.0, -0.4, -1.0, 0.0})));
  CHECK(layer->named_parameters().contains("weight"));
}

TEST_CASE("a sample of gumbel_softmax that is hard is one-hot and has the soft one's gradient") {
  const Variable x = kInput.clone().set_requires_grad(true);
  manual_seed(2);
  const Variable hard = F::gumbel_softmax(x, F::GumbelSoftmaxFuncOptions().hard(true));
  CHECK(equal(hard.sum(1), ones({2})));
  CHECK(equal(hard.max(), ones({})));
  (hard * kInput).sum().backward();
  const Variable g = x.grad().clone();
  x.mutable_grad().reset();
  manual_seed(2);
  (F::gumbel_softmax(x) * kInput).sum().backward();
  CHECK(allclose(g, x.grad()));
}

TEST_CASE("wrong settings are named") {
  CHECK_THROWS_WITH(nn::Hardtanh(nn::HardtanhOptions().min_val(2)),
                    "Hardtanh: max_val must be greater than min_val, got 2 and 1");
  CHECK_THROWS_WITH(nn::Softmax2d()(kInput),
                    Contains("Softmax2d requires a 3D or 4D tensor as input"));
}
