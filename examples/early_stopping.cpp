// Training until a validation split says that it no longer helps, then back to the best weights.

#include <cstdio>
#include <filesystem>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace nn = taper::nn;
namespace study = taper::study;

study::Samples part(const study::Samples& samples, int64_t first, int64_t count) {
  return {samples.images.narrow(0, first, count), samples.labels.narrow(0, first, count)};
}

void run(const study::Settings& settings) {
  // Few samples, so that the net learns them by heart.
  const study::Samples samples = study::training_samples(settings);
  const int64_t count = std::min<int64_t>(4000, samples.labels.size(0)), kept = count * 3 / 4;
  const auto train = study::shuffled(part(samples, 0, kept), 64);
  const auto validation = study::in_order(part(samples, kept, count - kept));
  const auto test = study::in_order(study::test_samples(settings));

  nn::Sequential net(nn::Flatten(), nn::Linear(784, 256), nn::ReLU(), nn::Linear(256, 10));
  nn::CrossEntropyLoss loss;
  taper::optim::SGD sgd(net->parameters(), taper::optim::SGDOptions(0.05).momentum(0.9));
  taper::optim::EarlyStopping stopping(net, taper::optim::EarlyStoppingOptions().patience(5));
  study::Series trained{"train", {}, {}}, validated{"validation", {}, {}};
  for (int64_t epoch = 1; epoch <= settings.epochs; ++epoch) {
    const study::Score score = study::train_epoch(net, *train, loss, sgd);
    const study::Score checked = study::evaluate(net, *validation, loss);
    std::printf("epoch %d: loss %.4f, validation loss %.4f, accuracy %.4f\n",
                static_cast<int>(epoch), score.loss(), checked.loss(), checked.accuracy());
    for (study::Series* series : {&trained, &validated})
      series->x.push_back(static_cast<double>(epoch));
    trained.y.push_back(score.loss());
    validated.y.push_back(checked.loss());
    if (stopping.step(checked.loss())) {
      std::printf("no better than %.4f for more than 5 epochs: stop\n", stopping.best());
      break;
    }
  }
  std::printf("test accuracy of the last weights %.4f\n",
              study::evaluate(net, *test, loss).accuracy());
  stopping.restore();
  std::printf("test accuracy of the best weights %.4f\n",
              study::evaluate(net, *test, loss).accuracy());
  study::draw({study::LinePlot{"Early stopping", "epoch", "loss", {trained, validated}, {}}},
              std::filesystem::path(settings.out) / "early_stopping.png");
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 60;
  return study::run_program(argc, argv, "Stops training where the validation loss rises.", defaults,
                            run);
}
