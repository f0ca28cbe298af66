#include "taper/core/tensor/generator.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "taper/core.h"
#include "taper/core/tensor/random_stream.h"

using namespace taper;

TEST_CASE("who locks a generator has it alone" * doctest::test_suite("threads")) {
  const Generator g(3);
  std::atomic<bool> drawn{false};
  g.lock();
  std::thread other([&] {
    rand({2}, g);
    drawn = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  CHECK_FALSE(drawn);
  g.unlock();
  other.join();
  CHECK(drawn);
}

TEST_CASE("in the scope of a guard, draws come from a stream of its own") {
  manual_seed(3);
  const Variable first = rand({2}), second = rand({2});
  manual_seed(3);
  CHECK(equal(rand({2}), first));
  {
    const RandomStreamGuard guard(5);
    CHECK(equal(rand({2}), rand({2}, Generator(5))));
  }
  CHECK(equal(rand({2}), second));
}
