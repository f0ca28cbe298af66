// Times training epochs of the 784-256-10 perceptron on Fashion-MNIST, and in the same run the
// matrix products of an epoch alone, in alternation. Prints the medians and their ratio.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "benchmarks/support/rounds.h"
#include "taper/taper.h"

namespace {

namespace data = taper::data;
namespace nn = taper::nn;
using data::datasets::FashionMNIST;
using taper::Tensor;

struct Settings {
  int rounds = 5;
  int64_t batch_size = 256;
  int threads = taper::get_num_threads();
  std::string data = FashionMNIST::kDefaultRoot;
};

Settings parse(int argc, char** argv) {
  Settings settings;
  CLI::App app("Times training epochs, and their matrix products alone.");
  app.add_option("--rounds", settings.rounds, "How often each is timed")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--batch-size", settings.batch_size)
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--threads", settings.threads)->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--data", settings.data, "The folder of the IDX files")->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error));
  }
  return settings;
}

/// The five products of one step: two forward, three backward (none for the images).
void products(int64_t batch, const Tensor& x, const Tensor& w1, const Tensor& w2) {
  const Tensor images = x.narrow(0, 0, batch);
  const Tensor hidden = taper::mm(images, w1.t());
  const Tensor output = taper::mm(hidden, w2.t());
  taper::mm(output.t(), hidden);
  const Tensor hidden_error = taper::mm(output, w2);
  taper::mm(hidden_error.t(), images);
}

void epoch_of_products(int64_t samples, int64_t batch_size) {
  const taper::NoGradGuard guard;
  static const Tensor x = taper::rand({batch_size, 784}), w1 = taper::rand({256, 784}),
                      w2 = taper::rand({10, 256});
  for (int64_t done = 0; done < samples; done += batch_size)
    products(std::min(batch_size, samples - done), x, w1, w2);
}

void run(const Settings& settings) {
  taper::set_num_threads(settings.threads);
  FashionMNIST images(settings.data);
  const auto samples = static_cast<int64_t>(*images.size());
  auto loader = data::make_data_loader(images.map(data::transforms::Stack<>()),
                                       static_cast<std::size_t>(settings.batch_size));
  nn::Sequential net{nn::Flatten(), nn::Linear(784, 256), nn::ReLU(), nn::Linear(256, 10)};
  taper::optim::SGD sgd(net->parameters(), 0.1);
  const auto train = [&] {
    for (auto& batch : *loader) {
      sgd.zero_grad(/*set_to_none=*/true);
      nn::functional::cross_entropy(net->forward(batch.data), batch.target).backward();
      sgd.step();
    }
  };
  const auto multiply = [&] { epoch_of_products(samples, settings.batch_size); };
  const std::vector<double> taken =
      bench::compare({{"epoch", train}, {"products", multiply}}, settings.rounds);
  std::printf("%lld samples, batch %lld, %d threads, medians of %d alternating rounds\n",
              static_cast<long long>(samples), static_cast<long long>(settings.batch_size),
              taper::get_num_threads(), settings.rounds);
  std::printf("training epoch        %.3f s\n", taken[0]);
  std::printf("its matrix products   %.3f s, %.0f %% of the epoch\n", taken[1],
              100 * taken[1] / taken[0]);
}

}  // namespace

int main(int argc, char** argv) {
  const Settings settings = parse(argc, argv);
  try {
    run(settings);
  } catch (const taper::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
