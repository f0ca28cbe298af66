// A perceptron with one hidden layer, trained by hand: plain tensors, gradients by backward(), and
// an update that writes into the parameters' data.

#include <cstdio>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace study = taper::study;
using taper::Tensor;

constexpr int64_t kInputs = 784, kHidden = 256, kClasses = 10;
constexpr double kRate = 0.1;

Tensor one_hot_rows(const Tensor& labels) {
  const Tensor y = taper::zeros({labels.size(0), kClasses});
  y.index_put_({taper::arange(labels.size(0)), labels}, 1);
  return y;
}

// The mean over the rows of -sum y ln(p).
Tensor cross_entropy(const Tensor& y, const Tensor& p) {
  return -taper::dot(y.reshape({-1}), taper::log(p).reshape({-1})) / y.size(0);
}

struct Perceptron {
  Tensor w1 = (taper::randn({kInputs, kHidden}) * 0.01).requires_grad_();
  Tensor b1 = taper::zeros({kHidden}).requires_grad_();
  Tensor w2 = (taper::randn({kHidden, kClasses}) * 0.01).requires_grad_();
  Tensor b2 = taper::zeros({kClasses}).requires_grad_();

  Tensor operator()(const Tensor& images) const {
    const Tensor hidden = taper::relu(images.view({-1, kInputs}).matmul(w1) + b1);
    return taper::softmax(hidden.matmul(w2) + b2, 1);
  }

  void update(double rate) {
    for (const Tensor& parameter : {w1, b1, w2, b2}) {
      parameter.data().sub_(rate * parameter.grad().data());
      parameter.grad().data().zero_();
    }
  }
};

double accuracy(const Perceptron& net, const study::Samples& samples) {
  const taper::NoGradGuard no_grad;
  return study::accuracy(net(samples.images), samples.labels);
}

void run(const study::Settings& settings) {
  const study::Samples train = study::training_samples(settings);
  const study::Samples test = study::test_samples(settings);
  const auto loader = study::shuffled(train, 256);
  Perceptron net;
  for (int64_t epoch = 1; epoch <= settings.epochs; ++epoch) {
    double loss_sum = 0;
    for (auto& batch : *loader) {
      const Tensor loss = cross_entropy(one_hot_rows(batch.target), net(batch.data));
      loss.backward();
      net.update(kRate);
      loss_sum += loss.item<double>() * static_cast<double>(batch.target.size(0));
    }
    std::printf("epoch %d: loss %.4f\n", static_cast<int>(epoch),
                loss_sum / static_cast<double>(train.labels.size(0)));
  }
  std::printf("train accuracy %.4f, test accuracy %.4f\n", accuracy(net, train),
              accuracy(net, test));
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 20;
  return study::run_program(argc, argv, "Trains a perceptron with updates written by hand.",
                            defaults, run);
}
