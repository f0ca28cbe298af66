#include "examples/support/hand_written_net.h"

namespace examples {

using taper::Tensor;

namespace {

Tensor relu(const Tensor& z) { return taper::relu(z); }
Tensor relu_derivative(const Tensor& z) { return (z > 0).to(z.dtype()); }
Tensor softmax(const Tensor& z) { return taper::softmax(z, 1); }
// The diagonal of the Jacobian alone. The output's error needs no more, because a - y has it.
Tensor softmax_derivative(const Tensor& z) {
  const Tensor p = softmax(z);
  return p * (1 - p);
}

// Elements are kept with this probability, and then grow, so that the mean stays.
Tensor dropout_mask(const Tensor& like, double keep) {
  return taper::bernoulli(taper::full_like(like, keep)) / keep;
}

}  // namespace

const Activation kReLU{relu, relu_derivative};
const Activation kSoftmax{softmax, softmax_derivative};

HandWrittenNet::HandWrittenNet(const std::vector<int64_t>& sizes,
                               std::vector<Activation> activations,
                               const std::vector<double>& deviations, Options options)
    : options_(std::move(options)) {
  for (size_t i = 0; i < activations.size(); ++i) {
    Layer layer;
    layer.weight = taper::randn({sizes[i + 1], sizes[i]}, options_.dtype) * deviations[i];
    layer.bias = taper::zeros({sizes[i + 1]}, options_.dtype);
    layer.activation = activations[i];
    layers.push_back(layer);
  }
}

Tensor HandWrittenNet::forward(const Tensor& x, bool training) {
  Tensor a = x;
  for (size_t i = 0; i < layers.size(); ++i) {
    Layer& layer = layers[i];
    layer.input = a;
    layer.z = a.matmul(layer.weight.t()) + layer.bias;
    const bool drops = training && !options_.keep.empty() && options_.keep[i] < 1;
    layer.mask = drops ? dropout_mask(layer.z, options_.keep[i]) : Tensor();
    if (drops) layer.z = layer.z * layer.mask;
    a = layer.activation.value(layer.z);
  }
  return a;
}

void HandWrittenNet::backward(const Tensor& y) {
  const auto n = static_cast<double>(y.size(0));
  // BP1: the error of the output, dC/dz for softmax with cross entropy.
  Tensor error = layers.back().activation.value(layers.back().z) - y;
  for (size_t i = layers.size(); i-- > 0;) {
    Layer& layer = layers[i];
    if (layer.mask.defined()) error = error * layer.mask;
    layer.bias_gradient = error.mean(0);                        // BP3
    layer.weight_gradient = error.t().matmul(layer.input) / n;  // BP4
    if (i == 0) break;
    // BP2: through the weights, and through the activation of the layer below.
    const Activation& passed =
        options_.rule == Rule::kCorrect ? layers[i - 1].activation : layer.activation;
    error = error.matmul(layer.weight) * passed.derivative(layers[i - 1].z);
  }
}

void HandWrittenNet::step(double rate) {
  for (Layer& layer : layers) {
    layer.weight.mul_(1 - options_.weight_decay).sub_(rate * layer.weight_gradient);
    layer.bias.sub_(rate * layer.bias_gradient);
  }
}

void HandWrittenNet::train_epoch(taper::study::Loader& loader, double rate) {
  const int64_t num_classes = layers.back().bias.size(0);
  for (auto& batch : loader) {
    forward(batch.data.flatten(1));
    backward(one_hot(batch.target, num_classes, options_.dtype));
    step(rate);
  }
}

std::pair<double, double> HandWrittenNet::score(const taper::study::Samples& samples) {
  const Tensor p = forward(samples.images.flatten(1), /*training=*/false);
  return {taper::study::accuracy(p, samples.labels),
          log10_cross_entropy(one_hot(samples.labels, p.size(1), options_.dtype), p)};
}

Tensor one_hot(const Tensor& labels, int64_t num_classes, taper::Dtype dtype) {
  return taper::one_hot(labels, num_classes).to(dtype);
}

double log10_cross_entropy(const Tensor& y, const Tensor& p) {
  return -(y * p).sum(1).log10().mean().item<double>();
}

}  // namespace examples
