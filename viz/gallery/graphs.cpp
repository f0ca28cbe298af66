// Small graphs: what a chain rule, a fan-out, a broadcast and a seed are.

#include <taper/taper.h>
#include <taper/viz.h>

#include "pages.h"

namespace gallery {
namespace {

using taper::Tensor;
using taper::viz::Recording;

Tensor leaf(double x) {
  return taper::tensor(x, taper::TensorOptions(taper::kDouble).requires_grad(true));
}

void product_of_sums(const std::string& path, const char* title) {
  const Tensor a = leaf(2), b = leaf(3), c = leaf(4);
  Recording recording(path, title);
  recording.name(a, "a");
  recording.name(b, "b");
  recording.name(c, "c");
  const Tensor s = a + b;
  const Tensor t = b + c;
  const Tensor y = s * t;
  recording.name(s, "s");
  recording.name(t, "t");
  recording.name(y, "y");
  y.backward();
  const auto f = [&] { return (a + b) * (b + c); };
  recording.check("a", a, f, taper::tensor(7.0));
  recording.check("b", b, f, taper::tensor(12.0));
  recording.check("c", c, f);
}

void fan_out(const std::string& path, const char* title) {
  const Tensor x = leaf(0.5);
  Recording recording(path, title);
  recording.name(x, "x");
  const Tensor u = taper::exp(x);
  const Tensor v = taper::sin(x);
  const Tensor y = u * v + x * x;
  recording.name(y, "y");
  y.backward();
  recording.check("x", x, [&] { return taper::exp(x) * taper::sin(x) + x * x; });
}

void broadcasting(const std::string& path, const char* title) {
  const taper::TensorOptions grad = taper::TensorOptions(taper::kDouble).requires_grad(true);
  const Tensor x = taper::tensor({{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}}, grad);
  const Tensor bias = taper::tensor({0.5, -1.0, 2.0}, grad);
  const Tensor scale = taper::tensor(2.0, grad);
  Recording recording(path, title);
  recording.name(x, "x");
  recording.name(bias, "bias");
  recording.name(scale, "scale");
  const Tensor shifted = x + bias;
  const Tensor y = shifted * scale;
  recording.name(y, "y");
  y.backward(taper::tensor({{1.0, 0.0, 2.0}, {0.0, 1.0, -1.0}}, taper::kDouble));
}

void softmax_cross_entropy(const std::string& path, const char* title) {
  const taper::TensorOptions grad = taper::TensorOptions(taper::kDouble).requires_grad(true);
  const Tensor logits = taper::tensor({{2.0, 1.0, 0.1}, {0.5, 2.5, -1.0}}, grad);
  const Tensor onehot = taper::tensor({{1.0, 0.0, 0.0}, {0.0, 0.0, 1.0}}, taper::kDouble);
  Recording recording(path, title);
  recording.name(logits, "logits");
  recording.name(onehot, "one-hot");
  const Tensor p = taper::softmax(logits, 1);
  recording.name(p, "p");
  const Tensor loss = -(onehot * taper::log(p)).sum() / 2;
  recording.name(loss, "loss");
  loss.backward();
  const Tensor hand = (taper::softmax(logits.detach(), 1) - onehot) / 2;
  recording.check(
      "logits", logits, [&] { return -(onehot * taper::log(taper::softmax(logits, 1))).sum() / 2; },
      hand);
}

void double_backward(const std::string& path, const char* title) {
  const Tensor x = leaf(2);
  Recording recording(path, title);
  recording.name(x, "x");
  const Tensor y = x * x * x;
  recording.name(y, "y");
  const Tensor dy =
      taper::autograd::grad({y}, {x}, {}, /*retain_graph=*/true, /*create_graph=*/true)[0];
  recording.name(dy, "dy/dx");
  dy.backward();
}

}  // namespace

std::vector<Entry> graphs() {
  return {{"product_of_sums.html", "y = (a + b) (b + c)",
           "a graph, its ledger, and three ways to one gradient", product_of_sums},
          {"fan_out.html", "One leaf, four uses", "the sum over all paths, one addend at a time",
           fan_out},
          {"broadcasting.html", "Broadcasting and its undoing",
           "a seed that is a matrix, Jacobians, and the sums over the axes that were repeated",
           broadcasting},
          {"softmax_cross_entropy.html", "Softmax with cross entropy",
           "why the gradient of the logits is p minus the one-hot target", softmax_cross_entropy},
          {"double_backward.html", "The derivative of a derivative",
           "create_graph: the backward pass is a graph, too", double_backward}};
}

}  // namespace gallery
