// A net with a Dropout layer: train() drops, eval() does not.

#include <iostream>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace nn = taper::nn;
namespace study = taper::study;
using taper::Tensor;

class NetImpl : public nn::Module {
 public:
  NetImpl()
      : hidden(register_module("hidden", nn::Linear(784, 256))),
        dropout(register_module("dropout", nn::Dropout(0.1))),
        output(register_module("output", nn::Linear(256, 10))) {}

  Tensor forward(const Tensor& images) {
    return output(dropout(taper::relu(hidden(images.flatten(1)))));
  }

 private:
  nn::Linear hidden;
  nn::Dropout dropout;
  nn::Linear output;
};
TAPER_MODULE(Net);

void run(const study::Settings& settings) {
  const auto train = study::shuffled(study::training_samples(settings), 256);
  const auto test = study::in_order(study::test_samples(settings));
  Net net;
  std::cout << net << "\n";
  nn::CrossEntropyLoss losses;
  taper::optim::SGD sgd(net->parameters(), taper::optim::SGDOptions(0.1).weight_decay(1e-5));
  study::fit(net, *train, *test, losses, sgd, settings.epochs);
  std::cout << "test cross entropy " << study::evaluate(net, *test, losses).loss() << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 20;
  return study::run_program(argc, argv, "Trains a net with dropout and weight decay.", defaults,
                            run);
}
