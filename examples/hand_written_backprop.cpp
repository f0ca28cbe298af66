// Backpropagation by hand. The notes' program takes one derivative from the wrong layer, and learns
// all the same: a gradient check finds what the curves do not show. Three trainings side by side:
// as printed, corrected at the same rate, corrected at a rate that suits it.

#include <cstdio>
#include <filesystem>

#include "examples/support/hand_written_net.h"
#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace study = taper::study;
using examples::HandWrittenNet;
using examples::Rule;
using taper::Tensor;

constexpr int64_t kClasses = 10;

HandWrittenNet make_net(Rule rule, int64_t inputs, int64_t hidden, taper::Dtype dtype,
                        double deviation = 0.01) {
  HandWrittenNet::Options options;
  options.rule = rule;
  options.dtype = dtype;
  return HandWrittenNet({inputs, hidden, kClasses}, {examples::kReLU, examples::kSoftmax},
                        {deviation, deviation}, options);
}

// The mean cross entropy as a function of the parameters whose backward is the hand-written one.
struct Loss : taper::autograd::Function<Loss> {
  static HandWrittenNet* net;
  static Tensor x, y;

  static Tensor forward(taper::autograd::AutogradContext*, const Tensor& w1, const Tensor& b1,
                        const Tensor& w2, const Tensor& b2) {
    net->layers[0].weight = w1, net->layers[0].bias = b1;
    net->layers[1].weight = w2, net->layers[1].bias = b2;
    return -(y * net->forward(x).log()).sum() / y.size(0);
  }
  static taper::variable_list backward(taper::autograd::AutogradContext*, taper::variable_list g) {
    net->backward(y);
    const auto& layers = net->layers;
    return {g[0] * layers[0].weight_gradient, g[0] * layers[0].bias_gradient,
            g[0] * layers[1].weight_gradient, g[0] * layers[1].bias_gradient};
  }
};
HandWrittenNet* Loss::net = nullptr;
Tensor Loss::x, Loss::y;

// Does the hand-written backward agree with central differences? On a small net, in float64.
void check_rule(Rule rule, const char* name) {
  HandWrittenNet net = make_net(rule, 5, 4, taper::kDouble, 0.5);
  Loss::net = &net;
  Loss::x = taper::rand({6, 5}, taper::kDouble);
  Loss::y =
      examples::one_hot(taper::randint(kClasses, {6}, taper::kLong), kClasses, taper::kDouble);
  taper::variable_list inputs;
  for (const auto& layer : net.layers)
    for (const Tensor& parameter : {layer.weight, layer.bias})
      inputs.push_back(parameter.detach().clone().requires_grad_());
  std::printf("%s: ", name);
  try {
    taper::gradcheck(
        [](const taper::variable_list& p) { return Loss::apply(p[0], p[1], p[2], p[3]); }, inputs);
    std::printf("agrees with central differences\n");
  } catch (const taper::Error& error) {
    std::printf("%s\n", error.what());
  }
}

struct Experiment {
  const char* name;
  Rule rule;
  double rate;
};

study::Series train(const Experiment& experiment, const study::Settings& settings,
                    const study::Samples& samples, const study::Samples& unseen) {
  taper::manual_seed(static_cast<uint64_t>(settings.seed));
  const auto loader = study::shuffled(samples, 256);
  HandWrittenNet net = make_net(experiment.rule, 784, 256, taper::kFloat);
  study::Series curve{experiment.name, {}, {}};
  std::printf("\n%s, learning rate %g\n", experiment.name, experiment.rate);
  for (int64_t epoch = 1; epoch <= settings.epochs; ++epoch) {
    net.train_epoch(*loader, experiment.rate);
    const auto [train, train_entropy] = net.score(samples);
    const auto [test, test_entropy] = net.score(unseen);
    std::printf("epoch %d: train accuracy %.4f, cross entropy (log10) %.3f; test %.4f, %.3f\n",
                static_cast<int>(epoch), train, train_entropy, test, test_entropy);
    curve.x.push_back(static_cast<double>(epoch));
    curve.y.push_back(test);
  }
  return curve;
}

void run(const study::Settings& settings) {
  check_rule(Rule::kAsPrinted, "the gradient as printed");
  check_rule(Rule::kCorrect, "the gradient corrected");
  const study::Samples samples = study::training_samples(settings);
  const study::Samples unseen = study::test_samples(settings);
  std::vector<study::Series> curves;
  for (const Experiment& experiment : {Experiment{"as printed, 0.99", Rule::kAsPrinted, 0.99},
                                       Experiment{"corrected, 0.99", Rule::kCorrect, 0.99},
                                       Experiment{"corrected, 0.1", Rule::kCorrect, 0.1}})
    curves.push_back(train(experiment, settings, samples, unseen));
  study::draw({study::LinePlot{"A wrong derivative that learns", "epoch", "test accuracy", curves,
                               std::make_pair(0.0, 1.0)}},
              std::filesystem::path(settings.out) / "hand_written_backprop.png");
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 40;
  return study::run_program(argc, argv, "Compares a hand-written backward, right and wrong.",
                            defaults, run);
}
