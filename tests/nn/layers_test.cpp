#include <doctest/doctest.h>

#include "taper/core.h"
#include "taper/nn.h"

using namespace taper;
using doctest::Contains;
namespace F = nn::functional;

TEST_SUITE_BEGIN("layers");

TEST_CASE("linear, by hand") {
  nn::Linear linear(3, 2);
  {
    const NoGradGuard guard;
    linear->weight.copy_(tensor({{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}}));
    linear->bias.copy_(tensor({10.0, 20.0}));
  }
  const Variable x = tensor({{1.0, 0.0, -1.0}, {2.0, 1.0, 0.0}});
  const Variable y = linear(x);
  CHECK(equal(y, tensor({{8.0, 18.0}, {14.0, 33.0}})));
  (y * tensor({{1.0, 2.0}, {3.0, 4.0}})).sum().backward();
  CHECK(equal(linear->weight.grad(), tensor({{7.0, 3.0, -1.0}, {10.0, 4.0, -2.0}})));
  CHECK(equal(linear->bias.grad(), tensor({4.0, 6.0})));
  nn::Linear plain(nn::LinearOptions(3, 2).bias(false));
  CHECK_FALSE(plain->bias.defined());
  CHECK(plain->parameters().size() == 1);
  CHECK(equal(plain(x), F::linear(x, plain->weight)));
  CHECK_THROWS_WITH(linear(ones({2, 28, 28})),
                    Contains("mat1 and mat2 shapes cannot be multiplied"));
}

// What torch.manual_seed(7); torch.nn.Linear(3, 2) draws, and the next layer.
TEST_CASE("linear begins with PyTorch's numbers") {
  manual_seed(7);
  nn::Linear linear(3, 2);
  CHECK(allclose(linear->weight, tensor({{0.0403250754, -0.347792119, 0.183841825},
                                         {0.181161284, -0.308580369, -0.0865316316}})));
  CHECK(allclose(linear->bias, tensor({-0.338227928, 0.149806648})));
  const nn::Linear next(nn::LinearOptions(20, 1).bias(false));
  CHECK(
      allclose(next->weight.narrow(1, 0, 3), tensor({{-0.0602324456, 0.157091975, 0.158735409}})));
  linear->reset_parameters();
  CHECK_FALSE(allclose(linear->bias, tensor({-0.338227928, 0.149806648})));
  CHECK(nn::Linear(0, 2)->bias.abs().sum().item<float>() <= 2);
}

TEST_CASE("flatten and identity") {
  const Variable x = arange(24).reshape({2, 3, 4});
  CHECK(nn::Flatten()(x).sizes() == IntArrayRef{2, 12});
  CHECK(nn::Flatten(nn::FlattenOptions().start_dim(0).end_dim(1))(x).sizes() == IntArrayRef{6, 4});
  CHECK(nn::Identity()(x).is_same(x));
}

TEST_CASE("activations are their functions") {
  const Variable x = tensor({-1.0, 0.0, 2.0});
  CHECK(equal(nn::ReLU()(x), tensor({0.0, 0.0, 2.0})));
  CHECK(equal(nn::Sigmoid()(x), sigmoid(x)));
  CHECK(equal(nn::Tanh()(x), tanh(x)));
  CHECK(equal(F::relu(x), relu(x)));
}

TEST_CASE("relu in place overwrites its input and keeps the gradient") {
  const Variable leaf = tensor({-1.0, 3.0}, requires_grad());
  const Variable x = leaf * 2;
  const Variable y = nn::ReLU(nn::ReLUOptions(true))(x);
  CHECK(y.data_ptr() == x.data_ptr());
  CHECK(equal(x, tensor({0.0, 6.0})));
  y.sum().backward();
  CHECK(equal(leaf.grad(), tensor({0.0, 2.0})));
  CHECK_THROWS_WITH(F::relu(leaf, true), Contains("a leaf Variable that requires grad"));
}

TEST_CASE("functions as modules") {
  const Variable x = tensor({{-1.0, 2.0}});
  nn::Sequential net(nn::Functional(taper::relu), nn::Functional(taper::softmax, 1, std::nullopt),
                     nn::Functional([](Variable y) { return y * 2; }));
  CHECK(equal(net->forward(x), softmax(relu(x), 1) * 2));
  CHECK(equal((*nn::Functional(taper::exp))(x), exp(x)));
}
