// Keeping weights small: an l2 penalty in the loss, decay in the update, which for plain stochastic
// gradient descent are the same, and an l1 penalty, which makes weights vanish altogether.

#include <cmath>
#include <cstdio>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace nn = taper::nn;
namespace study = taper::study;
using taper::Tensor;

constexpr double kRate = 0.1, kDecay = 1e-3, kL1 = 1e-4;

enum class Method { kNone, kL2Penalty, kDecayInStep, kOptimizer, kL1Penalty };
constexpr std::pair<Method, const char*> kMethods[] = {
    {Method::kNone, "no decay"},
    {Method::kL2Penalty, "l2 penalty in the loss"},
    {Method::kDecayInStep, "w := (1 - rate decay) w - rate gradient"},
    {Method::kOptimizer, "weight_decay of the optimizer"},
    {Method::kL1Penalty, "l1 penalty in the loss"}};

Tensor penalty(const nn::Sequential& net, Method method) {
  Tensor sum = taper::zeros({}, taper::kDouble);
  for (const Tensor& w : net->parameters()) {
    if (method == Method::kL2Penalty) sum = sum + kDecay / 2 * w.square().sum();
    if (method == Method::kL1Penalty) sum = sum + kL1 * w.abs().sum();
  }
  return sum;
}

nn::Sequential train(Method method, const study::Settings& settings,
                     const study::Samples& samples) {
  taper::manual_seed(static_cast<uint64_t>(settings.seed));
  nn::Sequential net(nn::Flatten(), nn::Linear(784, 64), nn::ReLU(), nn::Linear(64, 10));
  net->to(taper::kDouble);  // rounding would grow from step to step
  const double decay = method == Method::kOptimizer ? kDecay : 0;
  taper::optim::SGD sgd(net->parameters(), taper::optim::SGDOptions(kRate).weight_decay(decay));
  const auto loader = study::shuffled(samples, 256);
  for (int64_t epoch = 0; epoch < settings.epochs; ++epoch) {
    for (auto& batch : *loader) {
      const Tensor loss = nn::functional::cross_entropy(net(batch.data), batch.target);
      sgd.zero_grad();
      (loss + penalty(net, method)).backward();
      if (method == Method::kDecayInStep)
        for (const Tensor& w : net->parameters()) w.data().mul_(1 - kRate * kDecay);
      sgd.step();
    }
  }
  return net;
}

void run(const study::Settings& settings) {
  study::Samples samples = study::training_samples(settings);
  study::Samples unseen = study::test_samples(settings);
  for (study::Samples* half : {&samples, &unseen}) half->images = half->images.to(taper::kDouble);
  Tensor with_penalty;
  for (const auto& [method, name] : kMethods) {
    nn::Sequential net = train(method, settings, samples);
    const taper::NoGradGuard no_grad;
    const Tensor w = nn::utils::parameters_to_vector(net->parameters());
    std::printf("%-40s |w| %.4f, below 0.001 %4.1f %%, test accuracy %.4f\n", name,
                w.norm().item<double>(),
                100 * (w.abs() < 1e-3).to(taper::kDouble).mean().item<double>(),
                study::accuracy(net(unseen.images), unseen.labels));
    if (method == Method::kL2Penalty) with_penalty = w;
    if (method == Method::kDecayInStep || method == Method::kOptimizer)
      std::printf("%40s differs from the penalty by at most %.1e\n", "",
                  (w - with_penalty).abs().max().item<double>());
  }
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 3;
  return study::run_program(argc, argv, "Compares ways of keeping weights small.", defaults, run);
}
