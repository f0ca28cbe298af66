// The hand-written net with dropout on its net inputs and weight decay, as the notes print it (with
// the derivative of the wrong layer, see hand_written_backprop) and corrected.

#include <cstdio>
#include <filesystem>

#include "examples/support/hand_written_net.h"
#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace study = taper::study;
using examples::HandWrittenNet;
using examples::Rule;

constexpr int64_t kInputs = 784, kHidden = 256, kClasses = 10;

// The keep probabilities are those of the hidden and of the output layer's net inputs. 2 / fan_in
// is He's variance; the notes take it for the standard deviation.
HandWrittenNet make_net(Rule rule) {
  HandWrittenNet::Options options;
  options.rule = rule;
  options.keep = {0.5, 1};
  options.weight_decay = 1e-5;
  return HandWrittenNet({kInputs, kHidden, kClasses}, {examples::kReLU, examples::kSoftmax},
                        {2.0 / kInputs, 2.0 / kHidden}, options);
}

study::Series train(const char* name, Rule rule, const study::Settings& settings,
                    const study::Samples& samples, const study::Samples& unseen) {
  taper::manual_seed(static_cast<uint64_t>(settings.seed));
  const auto loader = study::shuffled(samples, 256);
  HandWrittenNet net = make_net(rule);
  study::Series curve{name, {}, {}};
  std::printf("%s\n", name);
  for (int64_t epoch = 1; epoch <= settings.epochs; ++epoch) {
    net.train_epoch(*loader, 0.1);
    const auto [accuracy, entropy] = net.score(unseen);
    std::printf("epoch %d: test accuracy %.4f, cross entropy (log10) %.3f\n",
                static_cast<int>(epoch), accuracy, entropy);
    curve.x.push_back(static_cast<double>(epoch));
    curve.y.push_back(accuracy);
  }
  return curve;
}

void run(const study::Settings& settings) {
  const study::Samples samples = study::training_samples(settings);
  const study::Samples unseen = study::test_samples(settings);
  const std::vector<study::Series> curves = {
      train("as printed", Rule::kAsPrinted, settings, samples, unseen),
      train("corrected", Rule::kCorrect, settings, samples, unseen)};
  study::draw({study::LinePlot{"Dropout by hand", "epoch", "test accuracy", curves,
                               std::make_pair(0.0, 1.0)}},
              std::filesystem::path(settings.out) / "hand_written_dropout.png");
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 40;
  return study::run_program(argc, argv, "Trains a hand-written net with dropout and decay.",
                            defaults, run);
}
