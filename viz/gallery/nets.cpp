// Nets: the multilayer perceptron's training step, and gradients that vanish.

#include <taper/taper.h>
#include <taper/viz.h>

#include "pages.h"

namespace gallery {
namespace {

using taper::Tensor;
using taper::viz::Recording;
namespace nn = taper::nn;

/// Images of rings, so that the gallery needs no data set: class k has radius k + 2.
Tensor rings(const Tensor& classes) {
  const Tensor axis = taper::arange(28.0) - 13.5;
  const Tensor radius =
      taper::sqrt(taper::square(axis.unsqueeze(1)) + taper::square(axis.unsqueeze(0)));
  const Tensor wanted = (classes.to(taper::kFloat) + 2).reshape({-1, 1, 1});
  return taper::exp(-taper::square(radius - wanted) / 2);
}

void mlp_step(const std::string& path, const char* title) {
  taper::manual_seed(1);
  nn::Sequential net(nn::Flatten(), nn::Linear(784, 256), nn::ReLU(), nn::Linear(256, 10));
  taper::optim::SGD sgd(net->parameters(), taper::optim::SGDOptions(0.1));
  const Tensor labels = taper::randint(0, 10, {256}, taper::kLong);
  const Tensor images = rings(labels) + 0.05 * taper::rand({256, 28, 28});
  Recording recording(path, title);
  recording.name(images, "images");
  recording.name(labels, "labels");
  sgd.zero_grad();
  const Tensor logits = net->forward(images);
  recording.name(logits, "logits");
  const Tensor loss = nn::CrossEntropyLoss()->forward(logits, labels);
  recording.name(loss, "loss");
  loss.backward();
  sgd.step();
}

std::string deep_net(bool with_sigmoid, const char* title) {
  taper::manual_seed(2);
  nn::Sequential net;
  for (int layer = 0; layer < 6; ++layer) {
    net->push_back(nn::Linear(16, 16));
    if (with_sigmoid)
      net->push_back(nn::Sigmoid());
    else
      net->push_back(nn::ReLU());
  }
  const Tensor x = taper::randn({8, 16});
  Recording recording("", title);
  recording.name(x, "x");
  const Tensor loss = taper::square(net->forward(x)).mean();
  recording.name(loss, "loss");
  loss.backward();
  return recording.json();
}

void vanishing_gradients(const std::string& path, const char*) {
  taper::viz::write_page(
      path, {deep_net(true, "Six layers with sigmoid"), deep_net(false, "Six layers with ReLU")});
}

}  // namespace

std::vector<Entry> nets() {
  return {
      {"mlp_step.html", "The training step of a perceptron",
       "784-256-10 on a batch of 256: modules to unfold, images, masks, the optimizer", mlp_step},
      {"vanishing_gradients.html", "Vanishing gradients",
       "two nets side by side: what six sigmoids leave of the gradient", vanishing_gradients}};
}

}  // namespace gallery
