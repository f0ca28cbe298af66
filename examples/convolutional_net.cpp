// What two convolutions add: filters that see neighbouring pixels together, the same ones at every
// place of the image. Above 0.925 on Fashion-MNIST in less than five minutes.

#include <iostream>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace nn = taper::nn;
namespace study = taper::study;

void run(const study::Settings& settings) {
  constexpr int64_t batch_size = 128;
  const study::Samples samples = study::training_samples(settings);
  const auto train = study::shuffled(samples, batch_size);
  const auto test = study::in_order(study::test_samples(settings));
  nn::Sequential net(nn::Conv2d(nn::Conv2dOptions(1, 32, 3).padding(1)), nn::BatchNorm2d(32),
                     nn::ReLU(), nn::MaxPool2d(2),  // 32 channels of 14 x 14
                     nn::Conv2d(nn::Conv2dOptions(32, 64, 3).padding(1)), nn::BatchNorm2d(64),
                     nn::ReLU(), nn::MaxPool2d(2), nn::Dropout(0.3),  // 64 channels of 7 x 7
                     nn::Flatten(), nn::Linear(64 * 7 * 7, 128), nn::BatchNorm1d(128), nn::ReLU(),
                     nn::Dropout(0.4), nn::Linear(128, 10));
  std::cout << net << "\n";
  const int64_t batches = (samples.labels.size(0) + batch_size - 1) / batch_size;
  const auto update = study::one_cycle(net->parameters(), 4e-3, settings.epochs * batches);
  study::fit(net, *train, *test, nn::CrossEntropyLoss(), update, settings.epochs);
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 8;
  return study::run_program(argc, argv, "Trains a convolutional net with a schedule.", defaults,
                            run);
}
