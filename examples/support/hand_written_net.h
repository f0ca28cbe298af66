#pragma once

#include <utility>
#include <vector>

#include "taper/study.h"
#include "taper/taper.h"

/// Backpropagation written by hand, as a course derives it: with plain tensors, no graph.
namespace examples {

/// An activation, and its derivative at the net input z.
struct Activation {
  taper::Tensor (*value)(const taper::Tensor& z);
  taper::Tensor (*derivative)(const taper::Tensor& z);
};
extern const Activation kReLU, kSoftmax;

/// Which activation's derivative the error of a layer is multiplied with: its own, as the second
/// equation says, or, as the notes print it, that of the layer above.
enum class Rule { kCorrect, kAsPrinted };

/// Fully connected layers with the error a - y at the output: softmax with cross entropy.
class HandWrittenNet {
 public:
  struct Options {
    Rule rule = Rule::kCorrect;
    taper::Dtype dtype = taper::kFloat;
    /// Of each layer's net inputs the share that dropout keeps; none for no dropout.
    std::vector<double> keep;
    double weight_decay = 0;
  };

  /// Weights (out, in), drawn from N(0, deviation^2), one deviation a layer; biases 0.
  HandWrittenNet(const std::vector<int64_t>& sizes, std::vector<Activation> activations,
                 const std::vector<double>& deviations, Options options);

  /// The probabilities (n, classes) of x (n, inputs); in training net inputs are dropped.
  taper::Tensor forward(const taper::Tensor& x, bool training = true);
  /// The gradients of the mean cross entropy for one-hot labels, after a forward().
  void backward(const taper::Tensor& y);
  /// w := (1 - decay) w - rate * gradient; biases do not decay.
  void step(double rate);

  /// All three for each batch.
  void train_epoch(taper::study::Loader& loader, double rate);
  /// Accuracy, and cross entropy in decimal digits, without dropout.
  std::pair<double, double> score(const taper::study::Samples& samples);

  struct Layer {
    taper::Tensor weight, bias, weight_gradient, bias_gradient;
    Activation activation;
    taper::Tensor input, z, mask;  // of the last forward()
  };
  std::vector<Layer> layers;

 private:
  Options options_;
};

/// Rows with a 1 at the class, of the dtype of the net.
taper::Tensor one_hot(const taper::Tensor& labels, int64_t num_classes,
                      taper::Dtype dtype = taper::kFloat);

/// Of probabilities and one-hot rows: the mean over the rows of -log10 of the class's probability.
double log10_cross_entropy(const taper::Tensor& y, const taper::Tensor& p);

}  // namespace examples
