// Threads that compute and fail side by side get what each gets alone.

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

#include "taper/taper.h"
#include "tests/support/bytes_of.h"
#include "tests/support/thorough.h"

using namespace taper;
using autograd::AutogradContext;
using autograd::Function;
using testing::bytes_of;

namespace {

constexpr std::size_t kThreads = 8;
constexpr uint64_t kSeeds = 4;

/// A leaf of random numbers, which depend on the seed alone.
Tensor leaf(IntArrayRef size, uint64_t seed, ScalarType dtype = kFloat) {
  return randn(size, Generator(seed), TensorOptions(dtype).requires_grad(true));
}

std::string train(uint64_t seed) {
  nn::Sequential net(nn::Linear(32, 64), nn::BatchNorm1d(64), nn::Tanh(), nn::Linear(64, 8));
  {
    const NoGradGuard no_grad;
    const Generator generator(seed);
    for (const Tensor& parameter : net->parameters()) parameter.normal_(0, 0.1, generator);
  }
  optim::Adam adam(net->parameters(), 0.01);
  const Tensor x = leaf({64, 32}, seed).detach(), labels = arange(64) % 8;
  for (int step = 0; step < 5; ++step) {
    adam.zero_grad();
    nn::functional::cross_entropy(net->forward(x), labels).backward();
    adam.step();
  }
  return bytes_of(nn::utils::parameters_to_vector(net->parameters()));
}

/// Kernels and products that are large enough for the threads of the library.
template <ScalarType dtype>
std::string large_products(uint64_t seed) {
  const Tensor x = leaf({256, 300}, seed, dtype), w = leaf({300, 256}, seed + 1, dtype);
  (x.mm(w).softmax(1) * w.t().mm(w)).tanh().sum().backward();
  return bytes_of(x.grad()) + bytes_of(w.grad());
}

std::string convolve(uint64_t seed) {
  const Tensor x = leaf({4, 3, 16, 16}, seed), w = leaf({8, 3, 3, 3}, seed + 1);
  nn::functional::max_pool2d(nn::functional::conv2d(x, w).relu(), {2}).pow(2).sum().backward();
  return bytes_of(x.grad()) + bytes_of(w.grad());
}

std::string differentiate_twice(uint64_t seed) {
  const Tensor x = leaf({8, 8}, seed, kDouble);
  const Tensor g = autograd::grad({x.mm(x).sin().sum()}, {x}, {}, true, /*create_graph=*/true)[0];
  g.pow(2).sum().backward();
  return bytes_of(x.grad());
}

/// The graph, deep for a stack, ends in another thread.
std::string give_away(uint64_t seed) {
  const Tensor x = leaf({3}, seed);
  Tensor y = x;
  for (int i = 0; i < 5000; ++i) y = y * 1.0001 + x;
  autograd::grad({y.sum()}, {x}, {}, /*retain_graph=*/true);
  std::thread([last = std::move(y)]() mutable {
    last.sum().backward({}, true);
    last.reset();
  }).join();
  return bytes_of(x.grad());
}

struct Thrower : Function<Thrower> {
  static Tensor forward(AutogradContext* ctx, const Tensor& x, int64_t seed) {
    ctx->saved_data["seed"] = seed;
    return x.clone();
  }
  static variable_list backward(AutogradContext* ctx, const variable_list&) {
    throw Error(str("rule ", ctx->saved_data["seed"].toInt()));
  }
};

/// What a pass over y says, which must fail and leave x without a grad.
std::string failure(const Tensor& y, const Tensor& x) {
  try {
    y.sum().backward();
  } catch (const Error& error) {
    return x.grad().defined() ? "a grad was left" : error.what();
  }
  return "nothing was thrown";
}

std::string throw_in_rule(uint64_t seed) {
  const Tensor x = leaf({3}, seed);
  return failure(Thrower::apply(x.exp(), static_cast<int64_t>(seed)), x);
}

std::string throw_in_hook(uint64_t seed) {
  const Tensor x = leaf({3}, seed), y = x.exp();
  y.register_hook([seed](const Tensor&) -> Tensor { throw Error(str("hook ", seed)); });
  return failure(y * x, x);
}

/// Batches up to the one whose transform throws, in a worker or here.
template <std::size_t workers>
std::string throw_in_transform(uint64_t seed) {
  using Example = data::Example<>;
  const Tensor numbers = arange(24);
  auto loader = data::make_data_loader<data::samplers::SequentialSampler>(
      data::datasets::TensorPairDataset(numbers, numbers)
          .map(data::transforms::Lambda<Example>([seed](Example example) {
            check(example.data.item<int64_t>() != static_cast<int64_t>(8 + seed), "transform",
                  "no ", seed);
            return example;
          }))
          .map(data::transforms::Stack<>()),
      data::DataLoaderOptions(2).workers(workers));
  std::string seen;
  try {
    for (auto& batch : *loader) seen += bytes_of(batch.data);
  } catch (const std::exception& error) {
    return seen + error.what();
  }
  return "nothing was thrown";
}

/// What is computed from a seed, or what the exception says.
using Work = std::string (*)(uint64_t seed);
constexpr std::array<Work, 10> kWorks = {train,
                                         large_products<kFloat>,
                                         large_products<kDouble>,
                                         convolve,
                                         give_away,
                                         differentiate_twice,
                                         throw_in_rule,
                                         throw_in_hook,
                                         throw_in_transform<0>,
                                         throw_in_transform<2>};

using Results = std::array<std::array<std::string, kSeeds>, kWorks.size()>;

Results results_alone() {
  Results results;
  for (std::size_t work = 0; work < kWorks.size(); ++work)
    for (uint64_t seed = 0; seed < kSeeds; ++seed) results[work][seed] = kWorks[work](seed);
  return results;
}

}  // namespace

TEST_SUITE_BEGIN("a soak of threads");

TEST_CASE("eight threads that compute and fail give the bits and the messages of one") {
  const std::chrono::seconds duration(testing::length("TAPER_SOAK_SECONDS", 1));
  const Results expected = results_alone();
  const auto end = std::chrono::steady_clock::now() + duration;
  std::array<std::atomic<int64_t>, kWorks.size()> right{}, wrong{};
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < kThreads; ++thread)
    threads.emplace_back([&, thread] {
      // Each begins with another work, and does all of them at least once.
      for (std::size_t i = 0; i < kWorks.size() || std::chrono::steady_clock::now() < end; ++i) {
        const std::size_t work = (thread + i) % kWorks.size();
        const uint64_t seed = (thread + i / kWorks.size()) % kSeeds;
        ++(kWorks[work](seed) == expected[work][seed] ? right : wrong)[work];
      }
    });
  for (std::thread& thread : threads) thread.join();
  int64_t all = 0;
  for (std::size_t work = 0; work < kWorks.size(); ++work) {
    CAPTURE(work);
    CHECK(wrong[work] == 0);
    all += right[work];
  }
  MESSAGE(all, " times");
}

TEST_SUITE_END();
