// Times operations on float32 tensors and, in the same run and in alternation, what bounds them: a
// plain loop that moves the same bytes or computes the same exponentials, on as many threads, or on
// one where that is faster. Prints a Markdown table of medians and their ratios.

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "benchmarks/support/bounds.h"
#include "benchmarks/support/layers.h"
#include "benchmarks/support/passes.h"
#include "benchmarks/support/rounds.h"
#include "taper/taper.h"

namespace {

using bench::Buffer;
using bench::each;
using bench::each_batch;
using bench::Rows;
using taper::Tensor;

struct Settings {
  int rounds = 41, threads = taper::get_num_threads();
  std::vector<int64_t> sizes{1000, 10000, 100000, 1000000, 10000000};
  std::string only;
};

struct Case {
  const char* name;
  std::function<void()> taper;
  std::function<void(int threads)> bound;
};

Settings parse(int argc, char** argv) {
  Settings settings;
  CLI::App app("Times operations beside the loops that bound them.");
  app.add_option("--rounds", settings.rounds, "How often each is timed")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--threads", settings.threads)->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--sizes", settings.sizes, "Numbers of elements, multiples of 1000")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--only", settings.only, "Operations whose names contain this");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error));
  }
  return settings;
}

constexpr double kTurn = 3e-4;  // seconds, at least

/// The result of a loop, which must not be optimised away.
volatile float sink;

float sum_of(int threads, int64_t n, const Buffer& x) {
  return each_batch(threads, n, x, [](auto v, int64_t) { return v; });
}

std::vector<Case> elementwise(int64_t n) {
  const Tensor a = taper::randn({n}), b = taper::randn({n});
  const Buffer x(n), y(n), z(n);
  const auto map = [=](auto f) {
    return [=](int threads) { each(threads, n, [&](int64_t i) { z[i] = f(x[i]); }); };
  };
  const auto map_batch = [=](auto f) {
    return [=](int threads) {
      sink = each_batch(threads, n, x, [&, to = z.data()](auto v, int64_t i) {
        f(v).store_aligned(to + i);
        return v;
      });
    };
  };
  return {
      {"a + b", [=] { a + b; }, [=](int t) { each(t, n, [&](int64_t i) { z[i] = x[i] + y[i]; }); }},
      {"a * 2", [=] { a * 2; }, map([](float v) { return v * 2; })},
      {"relu", [=] { relu(a); }, map([](float v) { return v < 0 ? 0 : v; })},
      {"exp", [=] { exp(a); }, map_batch([](auto v) { return xsimd::exp(v); })},
      {"tanh", [=] { tanh(a); }, map_batch([](auto v) { return xsimd::tanh(v); })},
      {"sigmoid", [=] { sigmoid(a); },
       map_batch([](auto v) { return 1.F / (1.F + xsimd::exp(-v)); })},
  };
}

std::vector<Case> reductions(int64_t n, int64_t columns) {
  const Tensor a = taper::randn({n / columns, columns});
  const Buffer x(n), y(n);
  const auto read = [=](int threads) { sink = sum_of(threads, n, x); };
  const auto find = [=](int threads) { sink = bench::places(threads, n, x); };
  const auto running_sum = [=](int) {
    double total = 0;
    for (int64_t i = 0; i < n; ++i) y[i] = static_cast<float>(total += x[i]);
  };
  return {
      {"sum", [=] { a.sum(); }, read},
      {"sum(0)", [=] { a.sum(0); }, read},
      {"sum(1)", [=] { a.sum(1); }, read},
      {"max(0)", [=] { a.max(0); }, find},
      {"max(1)", [=] { a.max(1); }, find},
      {"argmax", [=] { a.argmax(); }, find},
      {"argmax(1)", [=] { a.argmax(1); }, find},
      {"cumsum", [f = a.flatten()] { f.cumsum(0); }, running_sum},
  };
}

std::vector<Case> softmaxes(int64_t n, int64_t columns) {
  const Tensor a = taper::randn({n / columns, columns}), few = taper::randn({n / 10, 10});
  const Tensor target = taper::randint(columns, {n / columns}, taper::kLong);
  const Tensor few_target = taper::randint(10, {n / 10}, taper::kLong);
  const Rows rows(n / columns, columns), few_rows(n / 10, 10);
  const auto logarithms = [](const Rows& r) {
    return [=](int threads) {
      r.each(threads, false,
             [](const float*, float* y, float m, float s) { y[0] = m + std::log(s); });
    };
  };
  const auto quotients = [=](int threads) {
    rows.each(threads, true, [&](const float*, float* y, float, float s) {
      rows.map(y, y, [r = 1 / s](auto e) { return e * r; });
    });
  };
  const auto differences = [=](int threads) {
    rows.each(threads, false, [&](const float* x, float* y, float m, float s) {
      rows.map(x, y, [l = m + std::log(s)](auto v) { return v - l; });
    });
  };
  return {
      {"logsumexp(1)", [=] { logsumexp(a, 1); }, logarithms(rows)},
      {"softmax(1)", [=] { softmax(a, 1); }, quotients},
      {"log_softmax(1)", [=] { log_softmax(a, 1); }, differences},
      {"cross_entropy", [=] { cross_entropy_loss(a, target); }, logarithms(rows)},
      {"cross_entropy, 10 classes", [=] { cross_entropy_loss(few, few_target); },
       logarithms(few_rows)},
  };
}

template <class O, class Options>
Case step(const char* name, int64_t n, const Options& options, std::function<void(int)> bound) {
  const Tensor w = taper::randn({n}, taper::requires_grad());
  w.mutable_grad() = taper::randn({n});
  auto optimizer = std::make_shared<O>(std::vector<Tensor>{w}, options);
  return {name, [=] { optimizer->step(); }, std::move(bound)};
}

/// The same with a bound that moves the same bytes: it reads g, and changes w and `states` arrays.
template <class O, class Options>
Case moving_step(const char* name, int64_t n, const Options& options, int states) {
  const Buffer w(n), g(n), a(n), b(states > 1 ? n : 0), c(states > 2 ? n : 0);
  return step<O>(name, n, options, [=](int t) {
    if (states == 1)
      each(t, n, [&](int64_t i) { w[i] -= (a[i] += g[i]); });
    else if (states == 2)
      each(t, n, [&](int64_t i) { w[i] -= (a[i] += g[i]) * (b[i] -= g[i]); });
    else
      each(t, n, [&](int64_t i) { w[i] -= (a[i] += g[i]) * (b[i] -= g[i]) + (c[i] -= g[i]); });
  });
}

std::vector<Case> steps(int64_t n) {
  using namespace taper::optim;
  const Buffer w(n), g(n), b(n);
  const float lr = 1e-3F, m = 0.9F, decay = 1e-4F;
  return {
      step<SGD>("SGD", n, SGDOptions(lr),
                [=](int t) { each(t, n, [&](int64_t i) { w[i] -= lr * g[i]; }); }),
      step<SGD>(
          "SGD, momentum", n, SGDOptions(lr).momentum(m),
          [=](int t) { each(t, n, [&](int64_t i) { w[i] -= lr * (b[i] = m * b[i] + g[i]); }); }),
      step<SGD>("SGD, weight decay", n, SGDOptions(lr).weight_decay(decay),
                [=](int t) { each(t, n, [&](int64_t i) { w[i] -= lr * (g[i] + decay * w[i]); }); }),
      moving_step<Adam>("Adam", n, AdamOptions(), 2),
      moving_step<Adam>("Adam, amsgrad", n, AdamOptions().amsgrad(true), 3),
      moving_step<AdamW>("AdamW", n, AdamWOptions(), 2),
      moving_step<NAdam>("NAdam", n, NAdamOptions(), 2),
      moving_step<RAdam>("RAdam", n, RAdamOptions(), 2),
      moving_step<Adagrad>("Adagrad", n, AdagradOptions(), 1),
      moving_step<RMSprop>("RMSprop", n, RMSpropOptions(), 1),
      moving_step<RMSprop>("RMSprop, centered, momentum", n,
                           RMSpropOptions().centered(true).momentum(m), 3),
      moving_step<Adadelta>("Adadelta", n, AdadeltaOptions(), 2),
  };
}

/// What layers and losses cannot do without, forward and backward: which arrays they read and
/// write, and the exponentials and logarithms of each element.
std::map<std::string, std::function<void(int)>> bounds_of_layers(int64_t n) {
  const auto p = std::make_shared<bench::Passes>(n);
  const auto pair = [=](int t) { p->once<2, 0>(t), p->once<2, 1>(t); };
  const auto triple = [=](int t) { p->once<3, 0>(t), p->once<3, 1>(t); };
  const auto logits = [=](int t) { p->once<2, 0, 2>(t), p->once<2, 1, 1>(t); };
  const auto rows = [=](int t) { p->once<1, 1>(t), p->once<2, 1>(t); };
  return {
      {"mse_loss", pair},
      {"l1_loss", pair},
      {"smooth_l1_loss", pair},
      {"huber_loss", pair},
      {"hinge_embedding_loss", pair},
      {"margin_ranking_loss", triple},
      {"binary_cross_entropy", [=](int t) { p->once<2, 0, 2>(t), p->once<2, 1>(t); }},
      {"binary_cross_entropy_with_logits", logits},
      {"kl_div", [=](int t) { p->once<2, 0, 1>(t), p->once<1, 1>(t); }},
      {"poisson_nll_loss", [=](int t) { p->once<2, 0, 1>(t), p->once<2, 1, 1>(t); }},
      {"soft_margin_loss", logits},
      {"multilabel_soft_margin_loss", logits},
      {"multi_margin_loss", [=](int t) { p->once<1, 0>(t), p->once<1, 1>(t); }},
      {"cross_entropy", [=](int t) { p->once<1, 0, 1>(t), p->once<1, 1, 1>(t); }},
      {"nll_loss", [=](int t) { p->once<1, 1>(t); }},
      {"cosine_embedding_loss", pair},
      {"triplet_margin_loss", triple},
      {"batch_norm",
       [=](int t) { p->once<1, 0>(t), p->once<1, 1>(t), p->once<2, 0>(t), p->once<2, 1>(t); }},
      {"layer_norm", rows},
      {"group_norm", rows},
      {"dropout", [=](int t) { p->draws(), p->once<2, 1>(t), p->once<2, 1>(t); }},
  };
}

std::vector<Case> layers(int64_t n, int64_t columns) {
  const bench::Samples samples(n / columns, columns);
  const auto bounds = bounds_of_layers(n);
  std::vector<Case> all;
  for (const bench::Layer& layer : bench::layers())
    all.push_back({layer.name,
                   [step = bench::step_of(layer, samples)] {
                     const taper::AutoGradMode recording(true);
                     step();
                   },
                   bounds.at(layer.name)});
  return all;
}

std::vector<Case> all_cases(int64_t n) {
  const int64_t columns = bench::columns_for(n);
  std::vector<Case> all;
  for (auto& cases : {elementwise(n), reductions(n, columns), softmaxes(n, columns), steps(n),
                      layers(n, columns)})
    all.insert(all.end(), cases.begin(), cases.end());
  return all;
}

/// The number of threads with which the bound is faster. Found beforehand: two bounds in turn would
/// leave each other their data in the cache.
int best_threads(const Case& c, const Settings& settings) {
  if (settings.threads == 1) return 1;
  const std::vector<double> taken =
      bench::compare({{"one", [&] { c.bound(1); }}, {"all", [&] { c.bound(settings.threads); }}},
                     settings.rounds / 4 + 1, kTurn);
  return taken[0] < taken[1] ? 1 : settings.threads;
}

void measure(const Case& c, int64_t n, const Settings& settings) {
  const int threads = best_threads(c, settings);
  const std::vector<double> taken = bench::compare(
      {{"taper", c.taper}, {"bound", [&] { c.bound(threads); }}}, settings.rounds, kTurn);
  std::printf("| %s | %lld | %.2f us | %.2f us | %.2f |\n", c.name, static_cast<long long>(n),
              1e6 * taken[0], 1e6 * taken[1], taken[0] / taken[1]);
  std::fflush(stdout);
}

void run(const Settings& settings) {
  taper::set_num_threads(settings.threads);
  const taper::NoGradGuard guard;
  std::printf("float32, %d threads, medians of %d alternating rounds\n\n", settings.threads,
              settings.rounds);
  std::printf("| operation | elements | Taper | bound | ratio |\n|---|---|---|---|---|\n");
  for (const int64_t n : settings.sizes)
    for (const Case& c : all_cases(n))
      if (std::string(c.name).find(settings.only) != std::string::npos) measure(c, n, settings);
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
