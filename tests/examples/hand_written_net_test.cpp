#include "examples/support/hand_written_net.h"

#include <doctest/doctest.h>

#include "taper/study/accuracy.h"

using examples::HandWrittenNet;
using examples::Rule;
using taper::Tensor;
namespace nn = taper::nn;

namespace {

constexpr int64_t kClasses = 4;

HandWrittenNet make_net(Rule rule) {
  HandWrittenNet::Options options;
  options.rule = rule;
  options.dtype = taper::kDouble;
  return HandWrittenNet({6, 5, 3, kClasses}, {examples::kReLU, examples::kReLU, examples::kSoftmax},
                        {0.7, 0.7, 0.7}, options);
}

// The net's loss as the engine knows it; the parameters record.
Tensor loss_of(const HandWrittenNet& net, Tensor x, const Tensor& labels) {
  for (size_t i = 0; i < net.layers.size(); ++i) {
    x = nn::functional::linear(x, net.layers[i].weight, net.layers[i].bias);
    if (i + 1 < net.layers.size()) x = x.relu();
  }
  return nn::functional::cross_entropy(x, labels);
}

// The greatest difference between a gradient by hand and one by the engine, layer by layer.
std::vector<double> differences(Rule rule) {
  taper::manual_seed(5);
  HandWrittenNet net = make_net(rule);
  const Tensor x = taper::randn({9, 6}, taper::kDouble);
  const Tensor labels = taper::randint(kClasses, {9}, taper::kLong);
  net.forward(x);
  net.backward(examples::one_hot(labels, kClasses, taper::kDouble));
  for (auto& layer : net.layers) layer.weight.requires_grad_(), layer.bias.requires_grad_();
  loss_of(net, x, labels).backward();
  std::vector<double> found;
  for (const auto& layer : net.layers) {
    const Tensor weight = (layer.weight.grad() - layer.weight_gradient).abs().max();
    const Tensor bias = (layer.bias.grad() - layer.bias_gradient).abs().max();
    found.push_back(taper::maximum(weight, bias).item<double>());
  }
  return found;
}

}  // namespace

TEST_CASE("the four equations and autograd give the same gradients") {
  for (const double difference : differences(Rule::kCorrect)) CHECK(difference < 1e-15);
}

TEST_CASE("the notes' rule is wrong below the output") {
  const std::vector<double> found = differences(Rule::kAsPrinted);
  CHECK(found[0] > 1e-3);
  CHECK(found[1] > 1e-3);
  CHECK(found[2] < 1e-15);
}

TEST_CASE("softmax with cross entropy sends a - y back, and its Jacobian is diag(a) - a a^T") {
  const Tensor z = taper::randn({kClasses}, taper::kDouble).requires_grad_();
  const Tensor a = taper::softmax(z, 0).detach();
  const Tensor jacobian =
      taper::autograd::jacobian([](const Tensor& x) { return taper::softmax(x, 0); }, z);
  CHECK(taper::allclose(jacobian, taper::diag(a) - taper::outer(a, a), 0, 1e-15));
  const Tensor label = taper::tensor({2}, taper::kLong);
  nn::functional::cross_entropy(z.unsqueeze(0), label).backward();
  CHECK(taper::allclose(z.grad(), a - examples::one_hot(label, kClasses, taper::kDouble)[0], 0,
                        1e-15));
}

TEST_CASE("dropped units get no error") {
  taper::manual_seed(1);
  HandWrittenNet::Options options;
  options.keep = {0.5, 1};
  HandWrittenNet net({6, 50, kClasses}, {examples::kReLU, examples::kSoftmax}, {1, 1}, options);
  net.forward(taper::randn({1, 6}));
  net.backward(examples::one_hot(taper::tensor({1}, taper::kLong), kClasses));
  const Tensor dropped = net.layers[0].mask[0] == 0;
  CHECK(dropped.any().item<bool>());
  CHECK_FALSE(dropped.all().item<bool>());
  CHECK(net.layers[0].bias_gradient.index({dropped}).abs().max().item<float>() == 0);
}

TEST_CASE("decay in the step equals an l2 penalty") {
  HandWrittenNet net = make_net(Rule::kCorrect);
  const Tensor x = taper::randn({9, 6}, taper::kDouble);
  const Tensor y =
      examples::one_hot(taper::randint(kClasses, {9}, taper::kLong), kClasses, taper::kDouble);
  const Tensor before = net.layers[0].weight.clone();
  net.forward(x);
  net.backward(y);
  const Tensor penalized = net.layers[0].weight_gradient + 0.3 * before;
  HandWrittenNet::Options options;
  options.dtype = taper::kDouble;
  options.weight_decay = 0.1 * 0.3;
  HandWrittenNet decaying({6, 5, 3, kClasses},
                          {examples::kReLU, examples::kReLU, examples::kSoftmax}, {1, 1, 1},
                          options);
  for (size_t i = 0; i < net.layers.size(); ++i) {
    decaying.layers[i].weight = net.layers[i].weight.clone();
    decaying.layers[i].bias = net.layers[i].bias.clone();
  }
  decaying.forward(x);
  decaying.backward(y);
  decaying.step(0.1);
  CHECK(taper::allclose(decaying.layers[0].weight, before - 0.1 * penalized, 0, 1e-15));
}
