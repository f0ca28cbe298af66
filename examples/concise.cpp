// The perceptron, concisely: layers, an initialiser that walks through them, and pictures of the
// training as it goes and of the first predictions.

#include <filesystem>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace nn = taper::nn;
namespace study = taper::study;
using taper::Tensor;

void init_weights(nn::Module& module) {
  if (auto* linear = module.as<nn::Linear>()) {
    nn::init::normal_(linear->weight, 0, 0.01);
    nn::init::zeros_(linear->bias);
  }
}

void run(const study::Settings& settings) {
  const std::filesystem::path folder(settings.out);
  const auto train = study::shuffled(study::training_samples(settings), 256);
  const study::Samples unseen = study::test_samples(settings);
  const auto test = study::in_order(unseen);

  nn::Sequential net(nn::Flatten(), nn::Linear(784, 256), nn::ReLU(), nn::Linear(256, 10));
  net->apply(init_weights);
  nn::CrossEntropyLoss loss;
  taper::optim::SGD sgd(net->parameters(), 0.1);
  const auto redraw = [&](const study::History& history) {
    if (settings.live) study::show_live(history, folder / "concise.png");
  };
  const study::History history = study::fit(net, *train, *test, loss, sgd, settings.epochs, redraw);

  const taper::NoGradGuard no_grad;
  const Tensor output = net(unseen.images);
  study::draw_curves(history, folder / "concise.png");
  study::draw_predictions(unseen, output, 10, folder / "predictions.png");
  study::draw_confusion(unseen, output, folder / "confusion.png");
  study::draw_weights(net[1]->as<nn::Linear>()->weight, 16, folder / "weights.png");
}

}  // namespace

int main(int argc, char** argv) {
  return study::run_program(argc, argv, "Trains a perceptron and draws what it learnt.", {}, run);
}
