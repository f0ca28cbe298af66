// Two nets for one exercise. The first is narrow, deep enough to lose its gradients in a sigmoid,
// and hardly learns; the second is wide, has ReLU alone, and does. The means of the gradients'
// sizes, layer by layer, show why.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace data = taper::data;
namespace nn = taper::nn;
namespace study = taper::study;
using taper::Tensor;

struct Exercise {
  const char* name;
  nn::Sequential net;
  double lr, momentum;
  size_t batch_size;
};

nn::Sequential narrow_net() {
  return nn::Sequential(nn::Flatten(), nn::Linear(784, 13), nn::Sigmoid(), nn::Linear(13, 8),
                        nn::ReLU(), nn::Linear(8, 10), nn::LogSoftmax(1));
}

nn::Sequential wide_net() {
  const auto layer = [](int64_t inputs, int64_t outputs) {
    return nn::Linear(nn::LinearOptions(inputs, outputs).bias(false));
  };
  return nn::Sequential(nn::Flatten(), layer(784, 128), nn::ReLU(), layer(128, 10),
                        nn::LogSoftmax(1));
}

void print_progress(int64_t epoch, const study::Score& score, double total, double loss) {
  std::printf("Epoch %d: [%.0f/%.0f %.0f%%, Loss: %.6f, Accuracy: %.3f]\n", static_cast<int>(epoch),
              score.count, total, 100 * score.count / total, loss, score.accuracy());
}

// Prints a line every 125 batches. The accuracies are those of the epoch so far.
void train_epoch(Exercise& exercise, study::Loader& loader, taper::optim::SGD& sgd, int64_t epoch,
                 double total) {
  study::Score score;
  int64_t number = 0;
  for (auto& batch : loader) {
    const Tensor output = exercise.net(batch.data);
    const Tensor loss = nn::functional::nll_loss(output, batch.target);
    sgd.zero_grad();
    loss.backward();
    sgd.step();
    score.add(loss.detach(), output.detach(), batch.target);
    if (++number % 125 == 0) print_progress(epoch, score, total, loss.item<double>());
  }
}

struct WeightGradient {
  std::string name;
  double size;  // root mean square
};

// Of each weight, counted from the input, on the first samples.
std::vector<WeightGradient> weight_gradients(nn::Sequential net, const study::Samples& samples) {
  const int64_t shown = std::min<int64_t>(1000, samples.labels.size(0));
  net->zero_grad();
  nn::functional::cross_entropy(net(samples.images.narrow(0, 0, shown)),
                                samples.labels.narrow(0, 0, shown))
      .backward();
  std::vector<WeightGradient> found;
  for (const auto& item : net->named_parameters())
    if (item->dim() == 2)
      found.push_back({item.key(), std::sqrt(item->grad().square().mean().item<double>())});
  return found;
}

void print_gradients(const nn::Sequential& net, const study::Samples& samples) {
  std::printf("gradients by depth:");
  for (const auto& [name, size] : weight_gradients(net, samples))
    std::printf("  %s %.1e", name.c_str(), size);
  std::printf("\n");
}

void train(Exercise exercise, const study::Settings& settings, const study::Samples& samples) {
  std::printf("%s, learning rate %g, momentum %g\n", exercise.name, exercise.lr, exercise.momentum);
  print_gradients(exercise.net, samples);
  const auto loader =
      study::shuffled(samples, data::DataLoaderOptions(exercise.batch_size).drop_last(true));
  const auto options = taper::optim::SGDOptions(exercise.lr).momentum(exercise.momentum);
  taper::optim::SGD sgd(exercise.net->parameters(), options);
  for (int64_t epoch = 1; epoch <= settings.epochs; ++epoch)
    train_epoch(exercise, *loader, sgd, epoch, static_cast<double>(samples.labels.size(0)));
}

// Ten layers of 64 units, of which each but the last has the activation.
template <class Activation>
nn::Sequential deep_net() {
  nn::Sequential net{nn::Flatten(), nn::Linear(784, 64), Activation()};
  for (int i = 0; i < 8; ++i) {
    net->push_back(nn::Linear(64, 64));
    net->push_back(Activation());
  }
  net->push_back(nn::Linear(64, 10));
  net->apply([](nn::Module& module) {
    if (auto* linear = module.as<nn::Linear>()) nn::init::xavier_uniform_(linear->weight);
  });
  return net;
}

study::Series curve(const char* name, const nn::Sequential& net, const study::Samples& samples) {
  study::Series series{name, {}, {}};
  for (const WeightGradient& gradient : weight_gradients(net, samples)) {
    series.x.push_back(static_cast<double>(series.x.size() + 1));
    series.y.push_back(std::log10(gradient.size));
  }
  return series;
}

void run(const study::Settings& settings) {
  const study::Samples samples = study::training_samples(settings);
  const auto test = study::in_order(study::test_samples(settings));
  Exercise exercises[] = {{"784-13 sigmoid-8 relu-10", narrow_net(), 0.01, 0.5, 124},
                          {"784-128 relu-10", wide_net(), 0.15, 0.8, 128}};
  for (Exercise& exercise : exercises) {
    train(exercise, settings, samples);
    std::printf("test accuracy %.4f\n\n",
                study::evaluate(exercise.net, *test, nn::NLLLoss()).accuracy());
  }
  study::draw({study::LinePlot{"Gradients of ten layers before training",
                               "layer, from the input",
                               "log10 of the root mean square",
                               {curve("sigmoid", deep_net<nn::Sigmoid>(), samples),
                                curve("relu", deep_net<nn::ReLU>(), samples)},
                               {}}},
              std::filesystem::path(settings.out) / "vanishing_gradients.png");
}

}  // namespace

int main(int argc, char** argv) {
  study::Settings defaults;
  defaults.epochs = 5;
  return study::run_program(argc, argv, "Shows what vanishing gradients do, and a net without.",
                            defaults, run);
}
