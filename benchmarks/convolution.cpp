// Times a convolution forward and backward and, in the same run and in alternation, oneDNN's three
// primitives for it alone, on memory in the layouts that they choose. Prints a Markdown table of
// medians and their ratios.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <dnnl.hpp>
#include <functional>
#include <iostream>
#include <memory>
#include <unordered_map>
#include <vector>

#include "benchmarks/support/rounds.h"
#include "taper/taper.h"

namespace {

using dnnl::memory;
using taper::Tensor;
namespace nn = taper::nn;

struct Case {
  const char* name;
  std::vector<int64_t> images;
  int64_t filters, kernel, padding;
};

std::function<void()> with_taper(const Case& c) {
  const nn::Conv2d layer(
      nn::Conv2dOptions(c.images[1], c.filters, c.kernel).padding(c.padding).bias(false));
  const Tensor x = taper::randn(c.images, taper::requires_grad());
  const Tensor g = taper::randn_like(layer->forward(x));
  return [=] { taper::autograd::grad({layer->forward(x)}, {x, layer->weight}, {g}); };
}

/// A primitive with memory of its own for each of its arguments.
class Alone {
 public:
  Alone(const dnnl::primitive& primitive, const dnnl::engine& engine,
        const std::unordered_map<int, memory::desc>& arguments)
      : primitive_(primitive) {
    for (const auto& [argument, desc] : arguments) {
      memory_.emplace(argument, memory(desc, engine));
      auto* const numbers = static_cast<float*>(memory_.at(argument).get_data_handle());
      std::fill_n(numbers, desc.get_size() / sizeof(float), 0.5F);
    }
  }
  void run(dnnl::stream& stream) const { primitive_.execute(stream, memory_); }

 private:
  dnnl::primitive primitive_;
  std::unordered_map<int, memory> memory_;
};

std::function<void()> with_onednn(const Case& c) {
  const auto any = [](const memory::dims& sizes) {
    return memory::desc(sizes, memory::data_type::f32, memory::format_tag::any);
  };
  const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
  const int64_t n = c.images[0], channels = c.images[1], height = c.images[2], width = c.images[3];
  const int64_t shrink = 2 * c.padding - c.kernel + 1;
  const memory::desc x = any({n, channels, height, width}),
                     w = any({c.filters, channels, c.kernel, c.kernel}),
                     y = any({n, c.filters, height + shrink, width + shrink});
  const memory::dims stride{1, 1}, padding{c.padding, c.padding};
  constexpr auto direct = dnnl::algorithm::convolution_direct;
  const dnnl::convolution_forward::primitive_desc forward(
      {dnnl::prop_kind::forward_training, direct, x, w, y, stride, padding, padding}, engine);
  const dnnl::convolution_backward_data::primitive_desc of_x(
      {direct, x, w, y, stride, padding, padding}, engine, forward);
  const dnnl::convolution_backward_weights::primitive_desc of_w(
      {direct, x, w, y, stride, padding, padding}, engine, forward);
  const std::vector<Alone> primitives{{dnnl::convolution_forward(forward),
                                       engine,
                                       {{DNNL_ARG_SRC, forward.src_desc()},
                                        {DNNL_ARG_WEIGHTS, forward.weights_desc()},
                                        {DNNL_ARG_DST, forward.dst_desc()}}},
                                      {dnnl::convolution_backward_data(of_x),
                                       engine,
                                       {{DNNL_ARG_DIFF_DST, of_x.diff_dst_desc()},
                                        {DNNL_ARG_WEIGHTS, of_x.weights_desc()},
                                        {DNNL_ARG_DIFF_SRC, of_x.diff_src_desc()}}},
                                      {dnnl::convolution_backward_weights(of_w),
                                       engine,
                                       {{DNNL_ARG_DIFF_DST, of_w.diff_dst_desc()},
                                        {DNNL_ARG_SRC, of_w.src_desc()},
                                        {DNNL_ARG_DIFF_WEIGHTS, of_w.diff_weights_desc()}}}};
  return [=, stream = dnnl::stream(engine)]() mutable {
    for (const Alone& primitive : primitives) primitive.run(stream);
    stream.wait();
  };
}

void measure(int rounds) {
  std::printf("| convolution | Taper | oneDNN | ratio |\n|---|---|---|---|\n");
  for (const Case& c :
       {Case{"1 to 10 channels, 5 x 5, 64 images of 28 x 28", {64, 1, 28, 28}, 10, 5, 0},
        Case{"10 to 20 channels, 5 x 5, 64 images of 12 x 12", {64, 10, 12, 12}, 20, 5, 0},
        Case{"64 to 64 channels, 3 x 3, 16 images of 32 x 32", {16, 64, 32, 32}, 64, 3, 1}}) {
    const std::vector<double> taken =
        bench::compare({{"taper", with_taper(c)}, {"oneDNN", with_onednn(c)}}, rounds, 5e-2, 5e-2);
    std::printf("| %s | %.3g ms | %.3g ms | %.2f |\n", c.name, 1e3 * taken[0], 1e3 * taken[1],
                taken[0] / taken[1]);
    std::fflush(stdout);
  }
}

int run(int argc, char** argv) {
  int rounds = 41;
  CLI::App app("Times convolutions, forward and backward, beside oneDNN's primitives alone.");
  app.add_option("--rounds", rounds, "How often each is timed")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  measure(rounds);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
