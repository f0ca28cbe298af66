#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/runtime/parallel.h"

using namespace taper;

namespace {

/// Sets the number of threads until the end of the scope.
class Threads {
 public:
  explicit Threads(int count) : before_(get_num_threads()) { set_num_threads(count); }
  ~Threads() { set_num_threads(before_); }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

 private:
  int before_;
};

std::vector<int> visits(int64_t count, int64_t grain) {
  std::vector<int> seen(static_cast<std::size_t>(count), 0);
  parallel_for(count, grain, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) ++seen[static_cast<std::size_t>(i)];
  });
  return seen;
}

}  // namespace

TEST_SUITE("threads") {
  TEST_CASE("parallel_for visits every item once, whatever the count and the threads") {
    for (const int threads : {1, 2, 3, 7}) {
      const Threads guard(threads);
      for (const int64_t count : {0, 1, 2, 3, 5, 8, 9, 100, 1000})
        for (const int64_t grain : {1, 2, 7, 100})
          CHECK(visits(count, grain) == std::vector<int>(static_cast<std::size_t>(count), 1));
    }
  }

  TEST_CASE("an exception in any range reaches the caller") {
    const Threads guard(3);
    for (const int64_t bad : {0, 50, 99})
      CHECK_THROWS_WITH_AS(parallel_for(100, 1,
                                        [bad](int64_t begin, int64_t end) {
                                          if (begin <= bad && bad < end)
                                            throw std::runtime_error("range");
                                        }),
                           "range", std::runtime_error);
    CHECK(visits(100, 1) == std::vector<int>(100, 1));
  }

  TEST_CASE("each thread begins in its own part, the caller in the first") {
    const Threads guard(2);
    const auto caller = std::this_thread::get_id();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    std::atomic<int> arrived{0};
    bool by_caller = false;
    parallel_for(2, 1, [&](int64_t begin, int64_t) {
      ++arrived;  // both must be at work: who is alone does both
      while (arrived < 2 && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
      if (begin == 0) by_caller = std::this_thread::get_id() == caller;
    });
    CHECK(arrived == 2);
    CHECK(by_caller);
  }

  TEST_CASE("parallel_for within parallel_for") {
    const Threads guard(2);
    std::atomic<int64_t> total{0};
    parallel_for(10, 1, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; ++i)
        parallel_for(10, 1, [&](int64_t b, int64_t e) { total += e - b; });
    });
    CHECK(total == 100);
  }
}

TEST_CASE("the number of threads must be positive") {
  CHECK_THROWS_WITH_AS(set_num_threads(0),
                       "set_num_threads: Expected positive number of threads, got 0", Error);
}
