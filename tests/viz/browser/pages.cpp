// Writes the pages that the browser tests open, and what the engine says of their numbers.

#include <taper/taper.h>
#include <taper/viz.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;
using taper::Tensor;
using taper::viz::Recording;

std::string folder;

Tensor leaf(double x) {
  return taper::tensor(x, taper::TensorOptions(taper::kDouble).requires_grad(true));
}

/// The elements as the engine has them.
json numbers(const Tensor& x) {
  const Tensor flat = x.detach().to(taper::kDouble).reshape({-1});
  json all = json::array();
  for (int64_t i = 0; i < flat.numel(); ++i) all.push_back(flat[i].item<double>());
  return all;
}

json sums() {
  const Tensor a = leaf(2), b = leaf(3), c = leaf(4);
  Recording recording(folder + "/sums.html", "sums");
  recording.name(a, "a");
  recording.name(b, "b");
  recording.name(c, "c");
  const Tensor s = a + b, t = b + c, y = s * t;
  recording.name(s, "s");
  recording.name(t, "t");
  recording.name(y, "y");
  y.backward();
  recording.check(
      "a", a, [&] { return (a + b) * (b + c); }, taper::tensor(7.0, taper::kDouble));
  recording.check("b", b, [&] { return (a + b) * (b + c); });
  std::ofstream(folder + "/sums.svg")
      << taper::viz::to_svg(y, {{"a", a}, {"b", b}, {"c", c}, {"s", s}, {"t", t}, {"y", y}});
  return {
      {"values", {{"a", numbers(a)}, {"s", numbers(s)}, {"t", numbers(t)}, {"y", numbers(y)}}},
      {"grads", {{"a", numbers(a.grad())}, {"b", numbers(b.grad())}, {"c", numbers(c.grad())}}}};
}

json operations() {
  taper::manual_seed(1);
  const auto options = taper::TensorOptions(taper::kDouble).requires_grad(true);
  const Tensor x = taper::randn({2, 3}, options), w = taper::randn({3, 2}, options);
  const Tensor bias = taper::randn({2}, options);
  Recording recording(folder + "/operations.html", "operations");
  recording.name(x, "x");
  recording.name(w, "w");
  recording.name(bias, "bias");
  const Tensor h = taper::relu(taper::mm(x, w) + bias);
  recording.name(h, "h");
  const Tensor p = taper::sigmoid(h) * taper::tanh(h);
  recording.name(p, "p");
  p.backward(taper::tensor({{1.0, -2.0}, {0.5, 3.0}}, taper::kDouble));
  return {{"values", {{"x", numbers(x)}, {"w", numbers(w)}, {"h", numbers(h)}, {"p", numbers(p)}}},
          {"grads",
           {{"x", numbers(x.grad())}, {"w", numbers(w.grad())}, {"bias", numbers(bias.grad())}}}};
}

void hostile() {
  const Tensor x = leaf(NAN);
  Recording recording(folder + "/hostile.html", "</script><script>window.hacked = 1</script>");
  recording.name(x, "<img src=x onerror=window.hacked=1>");
  const Tensor y = x * taper::tensor(INFINITY, taper::kDouble);
  recording.name(y, "\"'><script>window.hacked = 1</script>\xff\n\u202e");
  y.backward();
}

void net() {
  taper::manual_seed(1);
  namespace nn = taper::nn;
  nn::Sequential net(nn::Flatten(), nn::Linear(784, 32), nn::ReLU(), nn::Linear(32, 10));
  taper::optim::SGD sgd(net->parameters(), taper::optim::SGDOptions(0.1));
  const Tensor images = taper::rand({8, 28, 28});
  const Tensor labels = taper::randint(0, 10, {8}, taper::kLong);
  Recording recording(folder + "/net.html", "net");
  recording.name(images, "images");
  recording.name(labels, "labels");
  nn::CrossEntropyLoss()->forward(net->forward(images), labels).backward();
  sgd.step();
}

/// Dropout on the hidden layer, its mask drawn and scaled by hand.
json dropout() {
  taper::manual_seed(3);
  const Tensor x = taper::ones({3, 4}, taper::TensorOptions(taper::kDouble).requires_grad(true));
  Recording recording(folder + "/dropout.html", "dropout");
  recording.name(x, "x");
  const Tensor mask = taper::bernoulli(taper::full({3, 4}, 0.5, taper::kDouble)) / 0.5;
  recording.name(mask, "mask");
  const Tensor kept = x * mask;
  recording.name(kept, "kept");
  kept.sum().backward();
  return {{"values", {{"mask", numbers(mask)}, {"kept", numbers(kept)}}},
          {"grads", {{"x", numbers(x.grad())}}}};
}

struct BlockImpl : taper::nn::Module {
  BlockImpl() : first(taper::nn::Linear(4, 4)), second(taper::nn::Linear(4, 4)) {
    register_module("first", first);
    register_module("second", second);
  }
  Tensor forward(const Tensor& x) { return x + second->forward(taper::relu(first->forward(x))); }
  taper::nn::Linear first, second;
};
TAPER_MODULE(Block);

struct BlocksImpl : taper::nn::Module {
  BlocksImpl() {
    for (std::size_t i = 0; i < blocks.size(); ++i)
      register_module("block" + std::to_string(i), blocks[i]);
  }
  Tensor forward(Tensor x) {
    for (Block& block : blocks) x = block->forward(x);
    return x;
  }
  std::vector<Block> blocks{3};
};
TAPER_MODULE(Blocks);

/// Several steps of a net of blocks: more nodes than one looks at together.
void loop() {
  taper::manual_seed(1);
  Blocks net;
  taper::optim::SGD sgd(net->parameters(), taper::optim::SGDOptions(0.1));
  Recording recording(folder + "/loop.html", "loop");
  for (int step = 0; step < 4; ++step) {
    sgd.zero_grad();
    taper::square(net->forward(taper::randn({2, 4}))).sum().backward();
    sgd.step();
  }
}

/// An operation that fails has no result; what was done by hand is no optimizer's.
void mistaken() {
  const Tensor w = leaf(2), x = taper::ones({2, 3});
  Recording recording(folder + "/mistaken.html", "mistaken");
  recording.name(w, "w");
  (w * w).backward();
  w.data().sub_(0.1 * w.grad());
  try {
    taper::mm(x, x);
  } catch (const taper::Error&) {
  }
}

void large() {
  Tensor x = leaf(1);
  Recording recording(folder + "/large.html", "large");
  for (int i = 0; i < 1500; ++i) x = x * 1.001 + 0.001;
  x.backward();
}

void failing() {
  const Tensor x = leaf(0.5);
  Recording recording(folder + "/failing.html", "failing");
  recording.name(x, "x");
  const Tensor y = taper::tanh(x) * x;
  recording.name(y, "y");
  y.backward();
  try {
    y.backward();
  } catch (const taper::Error&) {
  }
}

void without_backward() {
  Recording recording(folder + "/forward.html", "forward only");
  const Tensor y = taper::exp(taper::ones({2}));
}

void nothing() { Recording recording(folder + "/nothing.html", "nothing"); }

void second_order() {
  const Tensor x = leaf(2);
  Recording recording(folder + "/second.html", "second");
  recording.name(x, "x");
  const Tensor g = taper::autograd::grad({x * x * x}, {x}, {}, true, true)[0];
  recording.name(g, "g");
  g.backward();
}

/// Many operations on single elements, whose slopes the page computes from formulas of its own.
void rules() {
  using Unary = Tensor (*)(const Tensor&);
  const auto options = taper::TensorOptions(taper::kDouble).requires_grad(true);
  const Tensor x = taper::tensor({-1.5, -0.25, 0.5, 2.0}, options);
  const Tensor p = taper::tensor({0.3, 0.9, 1.5, 2.5}, options);
  const Tensor g = taper::tensor({1.0, -2.0, 0.5, 3.0}, taper::kDouble);
  Recording recording(folder + "/rules.json", "rules");
  for (const Unary f :
       {Unary(taper::neg), Unary(taper::abs), Unary(taper::exp), Unary(taper::expm1),
        Unary(taper::sin), Unary(taper::cos), Unary(taper::relu), Unary(taper::sigmoid),
        Unary(taper::tanh), Unary(taper::log_sigmoid), Unary(taper::silu), Unary(taper::relu6),
        Unary(taper::tan), Unary(taper::atan), Unary(taper::sinh), Unary(taper::cosh),
        Unary(taper::asinh), Unary(taper::exp2)})
    f(x).backward(g);
  for (const Unary f :
       {Unary(taper::log), Unary(taper::log1p), Unary(taper::log2), Unary(taper::log10),
        Unary(taper::sqrt), Unary(taper::rsqrt), Unary(taper::reciprocal), Unary(taper::square)})
    f(p).backward(g);
  for (const Tensor& y : {x * p, x / p, x - p, taper::maximum(x, p), taper::minimum(x, p),
                          taper::hypot(x, p), taper::atan2(x, p), taper::logaddexp(x, p), x * 3.0,
                          x / 4.0, 2.0 / p, 5.0 - x, taper::clamp(x, -1, 1)})
    y.backward(g);
}

std::string descent(bool zeroes, const char* title) {
  const Tensor w = leaf(1);
  taper::optim::SGD sgd({w}, taper::optim::SGDOptions(0.1));
  Recording recording("", title);
  recording.name(w, "w");
  for (int step = 0; step < 2; ++step) {
    if (zeroes) sgd.zero_grad();
    (w * w).backward();
    sgd.step();
  }
  return recording.json();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  folder = argv[1];
  const json expected = {{"sums", sums()}, {"operations", operations()}, {"dropout", dropout()}};
  std::ofstream(folder + "/expected.json") << expected;
  hostile();
  net();
  loop();
  mistaken();
  large();
  failing();
  without_backward();
  nothing();
  second_order();
  rules();
  const std::string forgotten = descent(false, "forgotten"), zeroed = descent(true, "zeroed");
  taper::viz::write_page(folder + "/two.html", {forgotten, zeroed});
  std::ofstream(folder + "/other.json") << zeroed;
}
