// What a perceptron can reach: batch normalization, dropout, decoupled weight decay, and a learning
// rate that rises and falls once. Above 0.905 on Fashion-MNIST in less than a minute.

#include <iostream>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace nn = taper::nn;
namespace study = taper::study;

void run(const study::Settings& settings) {
  constexpr int64_t batch_size = 256;
  const study::Samples samples = study::training_samples(settings);
  const auto train = study::shuffled(samples, batch_size);
  const auto test = study::in_order(study::test_samples(settings));
  nn::Sequential net(nn::Flatten(),                                                             //
                     nn::Linear(784, 512), nn::BatchNorm1d(512), nn::ReLU(), nn::Dropout(0.3),  //
                     nn::Linear(512, 256), nn::BatchNorm1d(256), nn::ReLU(), nn::Dropout(0.3),  //
                     nn::Linear(256, 10));
  std::cout << net << "\n";
  const int64_t batches = (samples.labels.size(0) + batch_size - 1) / batch_size;
  const auto update = study::one_cycle(net->parameters(), 4e-3, settings.epochs * batches);
  study::fit(net, *train, *test, nn::CrossEntropyLoss(), update, settings.epochs);
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 20;
  return study::run_program(argc, argv, "Trains a net with batch normalization and a schedule.",
                            defaults, run);
}
