// The perceptron in one expression.

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace nn = taper::nn;
namespace study = taper::study;

void run(const study::Settings& settings) {
  const auto train = study::shuffled(study::training_samples(settings), 256);
  const auto test = study::in_order(study::test_samples(settings));
  nn::Sequential net(nn::Flatten(), nn::Linear(784, 256), nn::ReLU(), nn::Linear(256, 10));
  for (const taper::Tensor& parameter : net->parameters()) nn::init::normal_(parameter, 0, 0.01);
  nn::CrossEntropyLoss loss;
  taper::optim::SGD sgd(net->parameters(), 0.5);
  study::fit(net, *train, *test, loss, sgd, settings.epochs);
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 30;
  return study::run_program(argc, argv, "Trains a perceptron that is a Sequential.", defaults, run);
}
