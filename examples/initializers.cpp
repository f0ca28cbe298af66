// What initialisers draw: a small layer printed after each, the variance of a large one beside what
// theory says, and histograms.

#include <cmath>
#include <filesystem>
#include <functional>
#include <iostream>
#include <vector>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace nn = taper::nn;
namespace init = taper::nn::init;
namespace study = taper::study;
using taper::Tensor;

constexpr double kIn = 300, kOut = 200;

struct Initializer {
  const char* name;
  std::function<void(const Tensor&)> draw;
  double variance;  // of a weight (kOut, kIn)
};

const std::vector<Initializer>& initializers() {
  static const std::vector<Initializer> all = {
      {"zeros", [](const Tensor& w) { init::zeros_(w); }, 0},
      {"normal, deviation 0.01", [](const Tensor& w) { init::normal_(w, 0, 0.01); }, 1e-4},
      {"uniform(-0.1, 0.1)", [](const Tensor& w) { init::uniform_(w, -0.1, 0.1); }, 0.01 / 3},
      {"normal", [](const Tensor& w) { init::normal_(w); }, 1},
      {"xavier uniform", [](const Tensor& w) { init::xavier_uniform_(w); }, 2 / (kIn + kOut)},
      {"xavier normal", [](const Tensor& w) { init::xavier_normal_(w); }, 2 / (kIn + kOut)},
      {"xavier normal, gain 4 (logistic)", [](const Tensor& w) { init::xavier_normal_(w, 4); },
       16 * 2 / (kIn + kOut)},
      {"kaiming uniform", [](const Tensor& w) { init::kaiming_uniform_(w); }, 2 / kIn},
      {"kaiming normal", [](const Tensor& w) { init::kaiming_normal_(w); }, 2 / kIn},
      {"orthogonal", [](const Tensor& w) { init::orthogonal_(w); }, 1 / kIn}};
  return all;
}

// How many of the values lie in each of 60 intervals from -3 to 3 deviations.
study::Series histogram(const Tensor& weight, const char* name) {
  constexpr int64_t kBins = 60;
  const double deviation = weight.std().item<double>();
  study::Series series{name, {}, {}};
  if (deviation == 0) return {name, {0}, {1}};
  const Tensor counts = taper::histc(weight / deviation, kBins, -3, 3);
  for (int64_t i = 0; i < kBins; ++i) {
    series.x.push_back((-3 + 6 * (static_cast<double>(i) + 0.5) / kBins) * deviation);
    series.y.push_back(counts[i].item<double>());
  }
  return series;
}

void run(const study::Settings& settings) {
  std::vector<study::LinePlot> plots;
  for (const Initializer& initializer : initializers()) {
    const auto apply = [&](nn::Module& module) {
      if (auto* linear = module.as<nn::Linear>()) {
        initializer.draw(linear->weight);
        init::zeros_(linear->bias);
      }
    };
    nn::Sequential small{nn::Linear(4, 5)};
    small->apply(apply);
    const Tensor& weight = small[0]->as<nn::Linear>()->weight;
    std::cout << initializer.name << "\n" << weight.detach() << "\n";

    const Tensor large = taper::empty({static_cast<int64_t>(kOut), static_cast<int64_t>(kIn)});
    initializer.draw(large);
    std::cout << "variance of a 200 x 300 weight: " << large.var().item<double>() << ", expected "
              << initializer.variance << "\n\n";
    if (initializer.variance > 0 && initializer.variance < 1)
      plots.push_back({initializer.name, "", "", {histogram(large, "")}, {}});
  }
  plots.back().x_label = "weight";
  study::draw(plots, std::filesystem::path(settings.out) / "initializers.png");
}

}  // namespace

int main(int argc, char** argv) {
  return study::run_program(argc, argv, "Shows what initialisers draw.", {}, run);
}
