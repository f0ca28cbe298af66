// A perceptron as a function of a list of layers, and two losses written out.

#include <functional>
#include <iostream>
#include <vector>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace study = taper::study;
using taper::Tensor;

struct Layer {
  Tensor weight, bias;
  std::function<Tensor(const Tensor&)> activation;  // none leaves the sums as they are
};

Layer layer(int64_t inputs, int64_t outputs, std::function<Tensor(const Tensor&)> activation) {
  return {taper::randn({inputs, outputs}, taper::kDouble), taper::zeros({outputs}, taper::kDouble),
          std::move(activation)};
}

Tensor multilayer_perceptron(Tensor x, const std::vector<Layer>& layers) {
  for (const Layer& layer : layers) {
    x = x.matmul(layer.weight) + layer.bias;
    if (layer.activation) x = layer.activation(x);
  }
  return x;
}

Tensor softmax(const Tensor& x) { return taper::softmax(x, 1); }

// In bits, for labels that are one-hot rows.
Tensor cross_entropy(const Tensor& y, const Tensor& p) {
  return -taper::dot(y.reshape({-1}), taper::log2(p).reshape({-1})) / y.size(0);
}

Tensor mean_squared_error(const Tensor& y, const Tensor& p) { return (y - p).pow(2).mean(); }

void run(const study::Settings&) {
  const Tensor features = taper::randn({1000, 5}).to(taper::kDouble);
  const Tensor p = multilayer_perceptron(
      features, {layer(5, 10, taper::tanh), layer(10, 6, taper::relu), layer(6, 5, softmax)});
  std::cout << "output " << p.sizes() << ", the first three rows:\n"
            << p.narrow(0, 0, 3) << "\n"
            << "their sums: " << p.sum(1).narrow(0, 0, 3) << "\n";

  const Tensor labels = taper::randint(5, {1000}, taper::kLong);
  const Tensor y = taper::zeros({1000, 5}, taper::kDouble);
  y.index_put_({taper::arange(1000), labels}, 1);
  std::cout << "cross entropy " << cross_entropy(y, p).item<double>() << " bits, squared error "
            << mean_squared_error(y, p).item<double>() << ", accuracy " << study::accuracy(p, y)
            << " on labels drawn at random\n";
}

}  // namespace

int main(int argc, char** argv) {
  return study::run_program(argc, argv, "Evaluates a perceptron that is a list of layers.", {},
                            run);
}
