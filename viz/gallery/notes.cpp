// The systems of the course notes that have a graph: activations, vector outputs, perceptrons in
// several styles, backpropagation by hand, penalties, dropout.

#include <taper/taper.h>
#include <taper/viz.h>

#include "pages.h"

namespace gallery {
namespace {

using taper::Tensor;
using taper::viz::Recording;
namespace nn = taper::nn;

const taper::TensorOptions kGrad = taper::TensorOptions(taper::kDouble).requires_grad(true);

void activations(const std::string& path, const char* title) {
  const Tensor x = taper::arange(-8.0, 8.0, 0.5, kGrad);
  const Tensor slope = taper::full({1}, 0.25, kGrad);
  Recording recording(path, title);
  recording.name(x, "x");
  recording.name(slope, "slope");
  for (const Tensor& y :
       {taper::relu(x), taper::sigmoid(x), taper::tanh(x), taper::prelu(x, slope)}) {
    y.backward(taper::ones_like(x), /*retain_graph=*/true);
    x.grad().data().zero_();
  }
}

void vector_output(const std::string& path, const char* title) {
  const Tensor x = taper::tensor({1.0, 2.0}, kGrad);
  Recording recording(path, title);
  recording.name(x, "x");
  const Tensor m = taper::tensor({{2.0, 0.0}, {1.0, -1.0}, {0.5, 3.0}}, taper::kDouble);
  recording.name(m, "M");
  const Tensor y = taper::square(taper::matmul(m, x));
  recording.name(y, "y");
  y.backward(taper::tensor({1.0, -1.0, 0.5}, taper::kDouble));
}

struct Layer {
  Tensor weight, bias;
  Tensor (*activation)(const Tensor&);
};

Tensor softmax_of_rows(const Tensor& x) { return taper::softmax(x, 1); }

Tensor multilayer_perceptron(Tensor x, const std::vector<Layer>& layers) {
  for (const Layer& layer : layers) {
    x = taper::matmul(x, layer.weight) + layer.bias;
    if (layer.activation != nullptr) x = layer.activation(x);
  }
  return x;
}

void function_over_layers(const std::string& path, const char* title) {
  taper::manual_seed(1);
  const auto layer = [](int64_t in, int64_t out, Tensor (*activation)(const Tensor&)) {
    return Layer{taper::randn({in, out}, kGrad), taper::zeros({out}, kGrad), activation};
  };
  const std::vector<Layer> layers{layer(5, 10, taper::tanh), layer(10, 6, taper::relu),
                                  layer(6, 5, softmax_of_rows)};
  Recording recording(path, title);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    recording.name(layers[i].weight, "W" + std::to_string(i + 1));
    recording.name(layers[i].bias, "b" + std::to_string(i + 1));
  }
  const Tensor p = multilayer_perceptron(taper::randn({4, 5}, taper::kDouble), layers);
  const Tensor onehot = taper::eye(5, taper::kDouble).slice(0, 0, 4);
  const Tensor loss = -(onehot * taper::log2(p)).sum() / 4;
  recording.name(loss, "loss");
  loss.backward();
}

void squared_error(const std::string& path, const char* title) {
  const Tensor w = taper::tensor({{0.5}, {-1.0}}, kGrad), b = taper::zeros({1}, kGrad);
  const Tensor x = taper::tensor({{1.0, 2.0}, {3.0, -1.0}, {0.0, 1.0}}, taper::kDouble);
  const Tensor y = taper::tensor({{1.0}, {2.0}, {0.0}}, taper::kDouble);
  Recording recording(path, title);
  recording.name(w, "w");
  recording.name(b, "b");
  const Tensor loss = taper::square(taper::matmul(x, w) + b - y).mean();
  recording.name(loss, "loss");
  loss.backward();
  w.data().sub_(0.1 * w.grad());  // method 1: the update by hand
  b.data().sub_(0.1 * b.grad());
}

struct NetImpl : nn::Module {
  NetImpl() : hidden(nn::Linear(6, 4)), output(nn::Linear(4, 3)) {
    register_module("hidden", hidden);
    register_module("output", output);
  }
  Tensor forward(const Tensor& x) { return output->forward(taper::relu(hidden->forward(x))); }
  nn::Linear hidden, output;
};
TAPER_MODULE(Net);

void module_subclass(const std::string& path, const char* title) {
  taper::manual_seed(1);
  Net net;
  taper::optim::SGD sgd(net->parameters(), taper::optim::SGDOptions(0.2));
  const Tensor x = taper::randn({5, 6}), labels = taper::randint(0, 3, {5}, taper::kLong);
  Recording recording(path, title);
  recording.name(x, "x");
  recording.name(labels, "labels");
  sgd.zero_grad();
  nn::CrossEntropyLoss()->forward(net->forward(x), labels).backward();
  sgd.step();
}

void own_relu(const std::string& path, const char* title) {
  const Tensor w = taper::tensor({{1.0, -1.0}, {0.5, 2.0}}, kGrad);
  const Tensor x = taper::tensor({{1.0, 2.0}, {-3.0, 1.0}}, taper::kDouble);
  Recording recording(path, title);
  recording.name(w, "W");
  recording.name(x, "x");
  const Tensor z = taper::matmul(x, w);
  recording.name(z, "z");
  const Tensor a = taper::max(z, taper::zeros_like(z));
  recording.name(a, "max(z, 0)");
  a.sum().backward();
}

void exercise_net(const std::string& path, const char* title) {
  taper::manual_seed(1);
  nn::Sequential net(nn::Linear(784, 13), nn::Sigmoid(), nn::Linear(13, 8), nn::ReLU(),
                     nn::Linear(8, 10));
  const Tensor x = taper::rand({8, 784}), labels = taper::randint(0, 10, {8}, taper::kLong);
  Recording recording(path, title);
  recording.name(x, "x");
  recording.name(labels, "labels");
  const Tensor log_p = taper::log_softmax(net->forward(x), 1);
  taper::nll_loss(log_p, labels).backward();
}

/// The four equations of backpropagation, written out, beside autograd.
void by_hand(const std::string& path, const char* title) {
  taper::manual_seed(1);
  const taper::TensorOptions plain(taper::kDouble);
  const Tensor w1 = taper::randn({4, 3}, plain).requires_grad_();
  const Tensor w2 = taper::randn({2, 4}, plain).requires_grad_();
  const Tensor x = taper::randn({5, 3}, plain),
               y = taper::eye(2, plain).index_select(0,
                                                     taper::tensor({0, 1, 1, 0, 1}, taper::kLong));
  const auto loss = [&] {
    const Tensor hidden = taper::relu(taper::matmul(x, w1.t()));
    return -(y * taper::log_softmax(taper::matmul(hidden, w2.t()), 1)).sum() / 5;
  };
  const Tensor z = taper::matmul(x, w1.detach().t()), a = taper::relu(z);
  const Tensor error2 = taper::softmax(taper::matmul(a, w2.detach().t()), 1) - y;  // BP1
  const Tensor error1 = taper::matmul(error2, w2.detach()) * (z > 0);              // BP2
  const Tensor hand2 = taper::matmul(error2.t(), a) / 5, hand1 = taper::matmul(error1.t(), x) / 5;
  Recording recording(path, title);
  recording.name(w1, "W1");
  recording.name(w2, "W2");
  recording.name(x, "x");
  recording.name(y, "y");
  loss().backward();
  recording.check("W1", w1, loss, hand1);
  recording.check("W2", w2, loss, hand2);
}

void penalty(const std::string& path, const char* title) {
  const Tensor w = taper::tensor({1.0, -2.0, 0.5}, kGrad);
  const Tensor x = taper::tensor({0.5, 1.0, -1.0}, taper::kDouble);
  Recording recording(path, title);
  recording.name(w, "w");
  recording.name(x, "x");
  const Tensor data_loss = taper::square((w * x).sum() - 1);
  recording.name(data_loss, "data loss");
  const Tensor l2 = 0.1 * taper::square(w).sum(), l1 = 0.1 * taper::abs(w).sum();
  recording.name(l2, "l2");
  recording.name(l1, "l1");
  (data_loss + l2 + l1).backward();
}

void dropout(const std::string& path, const char* title) {
  taper::manual_seed(1);
  constexpr double kKeep = 0.75;
  const Tensor w = taper::randn({6, 4}, taper::kDouble).requires_grad_();
  const Tensor x = taper::randn({5, 6}, taper::kDouble);
  Recording recording(path, title);
  recording.name(w, "W");
  recording.name(x, "x");
  const Tensor hidden = taper::relu(taper::matmul(x, w));
  const Tensor mask = taper::bernoulli(taper::full_like(hidden.detach(), kKeep)) / kKeep;
  recording.name(mask, "mask");
  const Tensor kept = hidden * mask;
  recording.name(kept, "kept");
  kept.sum().backward();
}

std::string with_weights(bool xavier, const char* title) {
  taper::manual_seed(4);
  nn::Sequential net;
  for (int layer = 0; layer < 5; ++layer) {
    nn::Linear linear(20, 20);
    if (xavier)
      nn::init::xavier_normal_(linear->weight);
    else
      nn::init::normal_(linear->weight, 0, 0.01);
    net->push_back(linear);
    net->push_back(nn::Tanh());
  }
  const Tensor x = taper::randn({8, 20});
  Recording recording("", title);
  recording.name(x, "x");
  taper::square(net->forward(x)).mean().backward();
  return recording.json();
}

void initialisation(const std::string& path, const char*) {
  taper::viz::write_page(path, {with_weights(false, "Weights from N(0, 0.01)"),
                                with_weights(true, "Xavier's weights")});
}

}  // namespace

std::vector<Entry> notes() {
  return {{"activations.html", "relu, sigmoid, tanh, prelu",
           "slopes, dead and saturated elements; retain_graph between passes", activations},
          {"vector_output.html", "A vector as output",
           "the vector-Jacobian product, and the Jacobian", vector_output},
          {"function_over_layers.html", "A function over a list of layers",
           "the perceptron 5-10-6-5 without any module, and a cross entropy by hand",
           function_over_layers},
          {"squared_error.html", "Squared error and an update by hand",
           "param.data minus the rate times param.grad", squared_error},
          {"module_subclass.html", "A module of one's own", "two layers with names, one step",
           module_subclass},
          {"own_relu.html", "relu as a maximum with zero", "the mask that a maximum is", own_relu},
          {"exercise_net.html", "The exercise net 784-13-8-10",
           "sigmoid, relu, log_softmax: why it learns slowly", exercise_net},
          {"by_hand.html", "Backpropagation by hand",
           "the four equations beside autograd and differences", by_hand},
          {"penalty.html", "l1 and l2 penalties", "the ledger of a weight that three terms use",
           penalty},
          {"dropout.html", "Dropout", "the mask forward, the same mask backward", dropout},
          {"initialisation.html", "Two initialisations",
           "side by side: gradients by layer for small weights and for Xavier's", initialisation}};
}

}  // namespace gallery
