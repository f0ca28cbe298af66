#include "taper/core/tensor/generator.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "taper/core.h"
#include "taper/core/tensor/random_stream.h"

using namespace taper;

TEST_SUITE_BEGIN("threads");

TEST_CASE("who locks a generator has it alone") {
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

TEST_SUITE_END();

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

TEST_CASE("a generator goes on where its state was taken") {
  Generator a(3), b(4);
  for (int i = 0; i < 700; ++i) a.random();
  a.normal();  // keeps a second one
  const Array state = a.get_state();
  b.set_state(state);
  CHECK(b.current_seed() == 3);
  for (int i = 0; i < 3; ++i) CHECK(a.normal() == b.normal());
  for (int i = 0; i < 1000; ++i) CHECK(a.random() == b.random());
}

TEST_CASE("numbers that are no state of a generator are refused, and change nothing") {
  Generator g(3), same(3);
  const auto with = [&](int64_t index, int64_t number) {
    const Array state = g.get_state();
    state.data<int64_t>()[index] = number;
    return state;
  };
  CHECK_THROWS_WITH_AS(g.set_state(Array({3}, kLong)),
                       doctest::Contains("set_state: expected what get_state() gave, "), Error);
  CHECK_THROWS_AS(g.set_state(Array()), Error);
  CHECK_THROWS_WITH_AS(g.set_state(with(4, -1)),
                       "set_state: number 4 is -1, expected 0 to 4294967295", Error);
  CHECK_THROWS_AS(g.set_state(with(100, int64_t{1} << 32)), Error);
  CHECK_THROWS_WITH_AS(g.set_state(with(3, 625)), "set_state: number 3 is 625, expected 0 to 624",
                       Error);
  CHECK(g.random() == same.random());
}
