// Activation functions and their gradients, as pictures: relu, sigmoid, tanh and prelu.

#include <cmath>
#include <filesystem>
#include <functional>
#include <iostream>

#include "taper/study.h"
#include "taper/taper.h"

namespace {

namespace fs = std::filesystem;
using taper::Tensor;

struct Activation {
  const char* name;
  std::function<Tensor(const Tensor&)> function;
  bool has_kink;  // at 0
};

// The slope of prelu for negative x is learnable; 0.25 is what layers begin with.
Tensor prelu(const Tensor& x) {
  return taper::prelu(x, taper::full({1}, 0.25, taper::requires_grad()));
}

const Activation kActivations[] = {{"relu", taper::relu, true},
                                   {"sigmoid", taper::sigmoid, false},
                                   {"tanh", taper::tanh, false},
                                   {"prelu", prelu, true}};

constexpr int64_t kHalf = 80;  // points on either side of 0

std::vector<double> values(const Tensor& x) {
  const Tensor contiguous = x.detach().to(taper::kDouble).contiguous();
  const auto* data = contiguous.data_ptr<double>();
  return {data, data + contiguous.numel()};
}

// The gradient in pieces where it jumps, with a dot for the value at the jump.
std::vector<taper::study::Series> gradient(const Tensor& x, bool has_kink) {
  taper::study::Series whole{"gradient", values(x), values(x.grad())};
  if (!has_kink) return {whole};
  const double at_kink = whole.y[kHalf];
  whole.y[kHalf] = NAN;
  return {whole, {"gradient at 0", {0}, {at_kink}}};
}

void draw(const Activation& activation, const Tensor& x, const Tensor& y, const fs::path& picture) {
  const std::string name(activation.name);
  std::vector<taper::study::Series> series = gradient(x, activation.has_kink);
  series.insert(series.begin(), {name + "(x)", values(x), values(y)});
  taper::study::draw({taper::study::LinePlot{name, "x", "", series, {}}}, picture);
  std::cout << picture.string() << "\n";
}

void run(const fs::path& output) {
  fs::create_directories(output);
  const Tensor x = (taper::arange(-kHalf, kHalf + 1) / 10.0).requires_grad_();
  for (const Activation& activation : kActivations) {
    const Tensor y = activation.function(x);
    y.backward(taper::ones_like(x), /*retain_graph=*/true);
    draw(activation, x, y, output / (std::string(activation.name) + ".png"));
    x.grad().data().zero_();
  }
}

}  // namespace

int main(int argc, char** argv) {
  taper::study::Settings defaults;
  defaults.out = "results/activations";
  return taper::study::run_program(
      argc, argv, "Draws activation functions and their gradients.", defaults,
      [](const taper::study::Settings& settings) { run(settings.out); });
}
