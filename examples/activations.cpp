// Activation functions and their gradients, as pictures: relu, sigmoid, tanh and prelu.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <iostream>

#include "examples/support/gnuplot.h"
#include "taper/taper.h"

namespace {

namespace fs = std::filesystem;
using taper::Tensor;

struct Activation {
  const char* name;
  std::function<Tensor(const Tensor&)> function;
};

// The slope of prelu for negative x is learnable; 0.25 is what layers begin with.
Tensor prelu(const Tensor& x) {
  return taper::prelu(x, taper::full({1}, 0.25, taper::requires_grad()));
}

const Activation kActivations[] = {
    {"relu", taper::relu}, {"sigmoid", taper::sigmoid}, {"tanh", taper::tanh}, {"prelu", prelu}};

std::vector<double> values(const Tensor& x) {
  const Tensor contiguous = x.detach().to(taper::kDouble).contiguous();
  const auto* data = contiguous.data_ptr<double>();
  return {data, data + contiguous.numel()};
}

void draw(const char* name, const Tensor& x, const Tensor& y, const fs::path& picture) {
  const std::string text(name);
  examples::draw(examples::LinePlot{text,
                                    "x",
                                    "",
                                    {{text + "(x)", values(x), values(y)},
                                     {"gradient", values(x), values(x.grad())}},
                                    {}},
                 picture);
  std::cout << picture.string() << "\n";
}

void run(const fs::path& output) {
  fs::create_directories(output);
  const Tensor x = taper::arange(-8.0, 8.0, 0.1, taper::requires_grad());
  for (const Activation& activation : kActivations) {
    const Tensor y = activation.function(x);
    y.backward(taper::ones_like(x), /*retain_graph=*/true);
    draw(activation.name, x, y, output / (std::string(activation.name) + ".png"));
    x.grad().data().zero_();
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Draws activation functions and their gradients.");
  std::string output = "results/activations";
  app.add_option("--output", output, "folder for the pictures")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  try {
    run(output);
  } catch (const std::exception& error) {
    std::cerr << "activations: " << error.what() << "\n";
    return 1;
  }
}
