// What a forked process finds: it has one thread, and locks as they were.

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <thread>

#include "taper/core.h"

using namespace taper;

namespace {

void work_together() {
  parallel_for(64, 1, [](int64_t, int64_t) {});
}

}  // namespace

TEST_CASE("a process that is forked while threads of the pool go to sleep computes on") {
  const int threads = get_num_threads();
  set_num_threads(8);
  for (int i = 0; i < 400; ++i) {
    work_together();
    const auto moment = std::chrono::microseconds(20 + i % 61);
    const auto start = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - start < moment) {
    }
    const pid_t child = fork();
    if (child == 0) {
      alarm(10);
      work_together();
      _exit(detail::threads_awake <= 7 ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(status == 0);
  }
  set_num_threads(threads);
}
