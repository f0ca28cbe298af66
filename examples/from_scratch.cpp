// The perceptron from scratch: parameters, an activation and a training loop of one's own.

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace study = taper::study;
using taper::Tensor;

constexpr double kRate = 0.1;

Tensor parameter(taper::IntArrayRef sizes, double deviation) {
  return (taper::randn(sizes) * deviation).requires_grad_();
}

Tensor rectified(const Tensor& x) { return taper::max(x, taper::zeros_like(x)); }

void run(const study::Settings& settings) {
  const auto train = study::shuffled(study::training_samples(settings), 256);
  const auto test = study::in_order(study::test_samples(settings));

  const Tensor w1 = parameter({784, 256}, 0.01), b1 = parameter({256}, 0);
  const Tensor w2 = parameter({256, 10}, 0.01), b2 = parameter({10}, 0);
  const auto net = [&](const Tensor& images) {
    const Tensor x = images.reshape({-1, 784});
    return rectified(x.matmul(w1) + b1).matmul(w2) + b2;
  };
  taper::nn::CrossEntropyLoss loss(taper::nn::CrossEntropyLossOptions().reduction(taper::kNone));

  // The losses of a batch are added up, so the step divides by their number.
  const auto update = [&](int64_t samples) {
    const taper::NoGradGuard no_grad;
    for (const Tensor& p : {w1, b1, w2, b2}) {
      p.sub_(kRate / static_cast<double>(samples) * p.grad());
      p.grad().zero_();
    }
  };

  study::fit(net, *train, *test, loss, update, settings.epochs);
}

}  // namespace

int main(int argc, char** argv) {
  return study::run_program(argc, argv, "Trains a perceptron made of tensors alone.", {}, run);
}
