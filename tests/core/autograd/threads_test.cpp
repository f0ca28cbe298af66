#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "taper/core.h"
#include "tests/support/leaf.h"

using namespace taper;
using taper::testing::kLeaf;

namespace {

void in_threads(int count, const std::function<void(int)>& f) {
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) threads.emplace_back(f, i);
  for (std::thread& t : threads) t.join();
}

}  // namespace

TEST_SUITE_BEGIN("threads");

TEST_CASE("independent graphs") {
  std::vector<double> grads(4);
  in_threads(4, [&](int i) {
    const Variable x = tensor(1.0 + i, kLeaf);
    Variable y = x;
    for (int k = 0; k < 200; ++k) y = y * 1.0 + x;
    y.backward();
    grads[static_cast<std::size_t>(i)] = x.grad().item<double>();
  });
  for (const double g : grads) CHECK(g == 201);
}

TEST_CASE("concurrent passes that share leaves accumulate every contribution") {
  const Variable w = ones({3}, kLeaf);
  in_threads(4, [&](int) {
    for (int k = 0; k < 50; ++k) (w * w).sum().backward();
  });
  CHECK(equal(w.grad(), full({3}, 400.0, kDouble)));
}

TEST_CASE("one graph, retained, run by several threads") {
  const Variable w = tensor(3.0, kLeaf);
  const Variable y = tanh(w * w) + w;
  std::vector<double> grads(4);
  in_threads(4, [&](int i) {
    grads[static_cast<std::size_t>(i)] =
        autograd::grad({y}, {w}, {}, /*retain_graph=*/true)[0].item<double>();
  });
  for (const double g : grads) CHECK(g == grads[0]);
}

TEST_CASE("one graph, not retained: one pass wins, the others get the sentence") {
  for (int turn = 0; turn < 50; ++turn) {
    const Variable w = ones({8}, kLeaf);
    Variable y = w;
    for (int i = 0; i < 20; ++i) y = tanh(y * w) + exp(y);
    y = y.sum();
    std::vector<std::string> failures(4);
    in_threads(4, [&](int i) {
      try {
        y.backward();
      } catch (const Error& error) {
        failures[static_cast<std::size_t>(i)] = error.what();
      }
    });
    int won = 0;
    for (const std::string& failure : failures) {
      won += failure.empty() ? 1 : 0;
      CHECK((failure.empty() ||
             failure.find("backward through the graph a second time") != std::string::npos));
    }
    CHECK(won == 1);
    CHECK(w.grad().defined());
  }
}

TEST_CASE("passes that keep a graph and one that frees it") {
  for (int turn = 0; turn < 50; ++turn) {
    const Variable w = tensor(1.5, kLeaf);
    Variable y = w;
    for (int i = 0; i < 20; ++i) y = sin(y * w) * exp(y);
    const double expected = autograd::grad({y}, {w}, {}, true)[0].item<double>();
    in_threads(4, [&](int i) {
      try {
        const double found = autograd::grad({y}, {w}, {}, i > 0)[0].item<double>();
        CHECK(found == expected);
      } catch (const Error&) {
        CHECK(i > 0);
      }
    });
  }
}

TEST_CASE("hooks come, go and run at once, and retained grads add up") {
  const Variable w = tensor(2.0, kLeaf), h = w * 3, y = h * h;
  h.retain_grad();
  std::atomic<int> calls{0};
  in_threads(4, [&](int i) {
    for (int k = 0; k < 100; ++k) {
      if (i < 2) {
        y.backward({}, true);
        continue;
      }
      const Variable& x = k % 2 == 0 ? h : w;
      const unsigned id = x.register_hook([&calls](const Variable&) { ++calls; });
      if (k % 4 != 0) x.remove_hook(id);
    }
  });
  CHECK(w.grad().item<double>() == 200 * 36);
  CHECK(h.grad().item<double>() == 200 * 12);
  h.register_hook([&calls](const Variable&) { calls = -1; });
  y.backward();
  CHECK(calls < 0);
}

TEST_CASE("a view whose base has changed may be used by several threads at first") {
  const Variable w = ones({4}, kLeaf);
  for (int turn = 0; turn < 50; ++turn) {
    const Variable h = w * 1, view = h.narrow(0, 0, 2);
    h.mul_(2);
    std::vector<Variable> sums(4);
    in_threads(4, [&](int i) { sums[static_cast<std::size_t>(i)] = (view * view).sum(); });
    stack(sums).sum().backward();
  }
  CHECK(equal(w.grad(), tensor({1600.0, 1600.0, 0.0, 0.0}, kDouble)));
}

TEST_CASE("the grad mode belongs to the thread") {
  const NoGradGuard guard;
  bool recording = false;
  std::thread([&] { recording = GradMode::is_enabled(); }).join();
  CHECK(recording);
  CHECK_FALSE(GradMode::is_enabled());
}

TEST_CASE("a graph built in one thread may be destroyed in another") {
  Variable y = tensor(1.0, kLeaf);
  for (int i = 0; i < 10000; ++i) y = y * 1.0;
  std::thread([last = std::move(y)]() mutable { last.reset(); }).join();
  CHECK(live_nodes() == 0);
}

TEST_CASE("threads that draw from the default generator share one stream") {
  constexpr int kThreads = 8, kTimes = 10, kNumbers = 10000;
  const auto draw = [](const Variable& x) {
    for (int i = 0; i < kTimes; ++i) x[i].random_(0, int64_t{1} << 60);
  };
  const Variable together = empty({kThreads, kTimes, kNumbers}, kLong);
  manual_seed(3);
  in_threads(kThreads, [&](int i) { draw(together[i]); });
  const Variable alone = empty({kThreads * kTimes, kNumbers}, kLong);
  manual_seed(3);
  for (int i = 0; i < kThreads * kTimes; ++i) alone[i].random_(0, int64_t{1} << 60);
  CHECK(equal(std::get<0>(together.flatten().sort()), std::get<0>(alone.flatten().sort())));
}

TEST_SUITE_END();
