// The perceptron as a module of one's own with two layers, every parameter drawn from N(0, 0.01).

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace nn = taper::nn;
namespace study = taper::study;
using taper::Tensor;

class PerceptronImpl : public nn::Module {
 public:
  PerceptronImpl(int64_t inputs, int64_t hidden, int64_t classes)
      : hidden_(register_module("hidden", nn::Linear(inputs, hidden))),
        output_(register_module("output", nn::Linear(hidden, classes))) {
    for (const Tensor& parameter : parameters()) nn::init::normal_(parameter, 0, 0.01);
  }

  Tensor forward(const Tensor& images) {
    return output_(taper::relu(hidden_(images.view({images.size(0), -1}))));
  }

 private:
  nn::Linear hidden_, output_;
};
TAPER_MODULE(Perceptron);

void run(const study::Settings& settings) {
  const auto train = study::shuffled(study::training_samples(settings), 256);
  const auto test = study::in_order(study::test_samples(settings));
  Perceptron net(784, 256, 10);
  nn::CrossEntropyLoss loss;
  taper::optim::SGD sgd(net->parameters(), 0.2);
  study::fit(net, *train, *test, loss, sgd, settings.epochs);
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 30;
  return study::run_program(argc, argv, "Trains a perceptron that is a module of its own.",
                            defaults, run);
}
