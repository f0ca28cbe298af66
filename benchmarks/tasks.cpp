// The same tasks for Taper and, compiled a second time, for libtorch. `tasks NAME` prepares one,
// then does a turn of it for each line that it reads, and answers with the seconds that one unit
// took. So scripts/bench lets programs with different settings take turns in one run.

#ifdef BENCHMARK_LIBTORCH
#include <ATen/autocast_mode.h>
#endif

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "benchmarks/support/epochs.h"
#include "benchmarks/support/flipped.h"
#include "benchmarks/support/layers.h"
#include "benchmarks/support/nets.h"
#include "benchmarks/support/rounds.h"

#ifndef BENCHMARK_LIBTORCH
namespace at = taper;
#endif

namespace {

using torch::Tensor;

struct Settings {
  std::string task, layer, data = "/usr/share/datasets/fashion-mnist";
  int threads = 0;
  bool autocast = false, adam = false;
  int64_t samples = 60000, width = 256, batch = 256, length = 100000, layers = 100;
};

struct Task {
  std::function<void()> turn;
  int64_t units = 1;
};

/// Lets f() run under autocast, or not.
template <class F>
auto with_autocast(bool enabled, F f) {
  at::autocast::set_cpu_enabled(enabled);
  at::autocast::increment_nesting();
  auto result = f();
  if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
  at::autocast::set_cpu_enabled(false);
  return result;
}

/// One epoch of training a net.
Task training(const Settings& s, torch::nn::Sequential net,
              const std::shared_ptr<torch::optim::Optimizer>& optimizer) {
  return {bench::epoch_of(
      s.data, s.samples, s.batch, [=](const Tensor& images, const Tensor& classes) mutable {
        net->zero_grad(/*set_to_none=*/true);
        const Tensor loss = with_autocast(s.autocast, [&] {
          return torch::nn::functional::cross_entropy(net->forward(images), classes);
        });
        loss.backward();
        optimizer->step();
      })};
}

Task epoch(const Settings& s) {
  const torch::nn::Sequential net = bench::perceptron({784, s.width, 10});
  if (s.adam) return training(s, net, std::make_shared<torch::optim::Adam>(net->parameters()));
  return training(s, net, std::make_shared<torch::optim::SGD>(net->parameters(), 0.1));
}

Task convolutional(const Settings& s) {
  const torch::nn::Sequential net = bench::convolutional_net();
  return training(s, net,
                  std::make_shared<torch::optim::SGD>(
                      net->parameters(), torch::optim::SGDOptions(0.01).momentum(0.5)));
}

/// The matrix products of such an epoch alone: two forward, three backward.
Task products(const Settings& s) {
  const auto matrix = [&](int64_t rows, int64_t columns) {
    return torch::rand({rows, columns}).to(s.autocast ? torch::kBFloat16 : torch::kFloat);
  };
  const Tensor x = matrix(s.batch, 784), w1 = matrix(s.width, 784), w2 = matrix(10, s.width);
  return {[=] {
    const torch::NoGradGuard guard;
    for (int64_t at = 0; at < s.samples; at += s.batch) {
      const Tensor images = x.narrow(0, 0, std::min(s.batch, s.samples - at));
      const Tensor hidden = torch::mm(images, w1.t());
      const Tensor output = torch::mm(hidden, w2.t());
      torch::mm(output.t(), hidden);
      const Tensor error = torch::mm(output, w2);
      torch::mm(error.t(), images);
    }
  }};
}

/// (a + b) * (b + c) of scalars, forward and backward.
Task scalars(const Settings&) {
  const Tensor a = torch::tensor(2.0, torch::requires_grad()),
               b = torch::tensor(3.0, torch::requires_grad()),
               c = torch::tensor(4.0, torch::requires_grad());
  constexpr int64_t kTimes = 5000;
  return {[=] {
            for (int64_t i = 0; i < kTimes; ++i) ((a + b) * (b + c)).backward();
          },
          kTimes};
}

/// A chain of `length` multiplications of scalars, forward and backward.
Task chain(const Settings& s) {
  const Tensor x = torch::tensor(1.0, torch::requires_grad()), factor = torch::tensor(1.0);
  return {[=] {
            Tensor y = x;
            for (int64_t i = 0; i < s.length; ++i) y = y * factor;
            y.backward();
          },
          s.length};
}

/// A step of training a net of many narrow layers.
Task deep(const Settings& s) {
  torch::nn::Sequential net;
  for (int64_t i = 0; i < s.layers; ++i) {
    net->push_back(torch::nn::Linear(s.width, s.width));
    net->push_back(torch::nn::ReLU());
  }
  auto sgd = std::make_shared<torch::optim::SGD>(net->parameters(), 0.01);
  const Tensor x = torch::randn({s.batch, s.width});
  constexpr int64_t kSteps = 20;
  return {[=]() mutable {
            for (int64_t i = 0; i < kSteps; ++i) {
              net->zero_grad(/*set_to_none=*/true);
              net->forward(x).sum().backward();
              sgd->step();
            }
          },
          kSteps};
}

/// An LSTM over batches of 28 rows of 28 pixels, forward and backward.
Task lstm(const Settings& s) {
  torch::nn::LSTM net(28, s.width);
  const Tensor x = torch::randn({28, s.batch, 28});
  constexpr int64_t kTimes = 10;
  return {[=]() mutable {
            for (int64_t i = 0; i < kTimes; ++i) {
              net->zero_grad(/*set_to_none=*/true);
              std::get<0>(net->forward(x)).sum().backward();
            }
          },
          kTimes};
}

/// A layer or a loss on `length` elements, forward and backward.
Task layer(const Settings& s) {
  const int64_t columns = bench::columns_for(s.length);
  const bench::Samples samples(s.length / columns, columns);
  const int64_t times = 1 + 20000000 / s.length;
  for (const bench::Layer& candidate : bench::layers())
    if (candidate.name == s.layer)
      return {[=, step = bench::step_of(candidate, samples)] {
                for (int64_t i = 0; i < times; ++i) step();
              },
              times};
  throw std::invalid_argument("no layer is called '" + s.layer + "'");
}

/// One epoch of a user's dataset by two workers.
Task samples(const Settings& s) {
  namespace data = torch::data;
  std::shared_ptr loader =
      data::make_data_loader(bench::Flipped(s.samples).map(data::transforms::Stack<>()),
                             data::DataLoaderOptions(static_cast<size_t>(s.batch)).workers(2));
  return {[=] {
            for (auto& batch : *loader)
              TORCH_CHECK(batch.data.size(0) == batch.target.size(0), "not a batch");
          },
          s.samples};
}

#ifndef BENCHMARK_LIBTORCH

/// One epoch of images, normalized and stacked.
Task batches(const Settings& s) {
  namespace data = taper::data;
  std::shared_ptr loader =
      data::make_data_loader(data::datasets::FashionMNIST(s.data)
                                 .map(data::transforms::Normalize<>(0.2860, 0.3530))
                                 .map(data::transforms::Stack<>()),
                             static_cast<std::size_t>(s.batch));
  return {[=] {
    for (auto& batch : *loader) taper::check(batch.data.dim() == 4, "batches", "not images");
  }};
}

/// The same batches as the bare gather of their bytes.
Task gather(const Settings& s) {
  const auto images = std::make_shared<taper::data::datasets::FashionMNIST>(s.data);
  return {[=] {
    taper::data::samplers::RandomSampler sampler(60000);
    while (const auto rows = sampler.next(static_cast<std::size_t>(s.batch))) images->gather(*rows);
  }};
}

#endif

const std::map<std::string, Task (*)(const Settings&)> kTasks{
#ifndef BENCHMARK_LIBTORCH
    {"batches", batches}, {"gather", gather},
#endif
    {"epoch", epoch},     {"products", products}, {"scalars", scalars},
    {"chain", chain},     {"deep", deep},         {"convolutional", convolutional},
    {"samples", samples}, {"layer", layer},       {"lstm", lstm}};

Settings parse(int argc, char** argv) {
  Settings s;
  CLI::App app("Does one turn of a task for each line read, and prints the seconds of a unit.");
  app.add_option("task", s.task)->required()->check(CLI::IsMember(kTasks));
  app.add_option("--threads", s.threads, "0: as many as the library takes by itself");
  app.add_flag("--autocast", s.autocast, "Products in bfloat16");
  app.add_flag("--adam", s.adam, "An epoch with Adam, not SGD");
  app.add_option("--samples", s.samples, "Images in an epoch")->check(CLI::Range(1, 60000));
  app.add_option("--width", s.width, "Of the hidden layers")->check(CLI::PositiveNumber);
  app.add_option("--batch", s.batch, "Rows of a batch")->check(CLI::PositiveNumber);
  app.add_option("--layer", s.layer, "Such as mse_loss");
  app.add_option("--length", s.length, "Of the chain, or of the layer's input")
      ->check(CLI::PositiveNumber);
  app.add_option("--layers", s.layers, "Of the deep net")->check(CLI::PositiveNumber);
  app.add_option("--data", s.data, "The folder of Fashion-MNIST's IDX files");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error));
  }
  return s;
}

void run(const Settings& s) {
  if (s.threads > 0) torch::set_num_threads(s.threads);
  torch::manual_seed(1);
  const Task task = kTasks.at(s.task)(s);
  task.turn();
  std::cout << "ready" << std::endl;
  for (std::string line; std::getline(std::cin, line);)
    std::cout << bench::seconds(task.turn) / static_cast<double>(task.units) << std::endl;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    run(parse(argc, argv));
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
