// A process that saves checkpoints is killed at any time.

#include <doctest/doctest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <thread>

#include "taper/core/runtime/sanitizer.h"
#include "tests/faults/tasks.h"
#include "tests/support/temporary_folder.h"

using taper::test::TemporaryFolder;

namespace {

// Under the address sanitizer saving takes ten times as long.
constexpr int kKills = taper::detail::kAddressSanitizer ? 100 : 1000;

/// The number of the last checkpoint that was saved, which a process shares with its children.
std::atomic<int>& last_saved() {
  static void* const shared = mmap(nullptr, sizeof(std::atomic<int>), PROT_READ | PROT_WRITE,
                                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  REQUIRE(shared != MAP_FAILED);
  return *static_cast<std::atomic<int>*>(shared);
}

[[noreturn]] void save_for_ever(const std::string& folder) noexcept {
  for (;;) {
    const int number = last_saved() + 1;
    faults::make_checkpoint(number)(folder);
    last_saved() = number;
  }
}

void end(pid_t child) {
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
}

/// How long it takes a new process to save its first checkpoint.
std::chrono::duration<double> time_of_one(const std::string& folder) {
  const int before = last_saved();
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = _Fork();
  REQUIRE(child >= 0);
  if (child == 0) save_for_ever(folder);
  while (last_saved() == before) std::this_thread::yield();
  const auto taken = std::chrono::steady_clock::now() - start;
  end(child);
  return taken;
}

}  // namespace

TEST_CASE("none of a thousand kills at random times loses a checkpoint") {
  const TemporaryFolder folder;
  faults::make_checkpoint(1)(folder.path());
  last_saved() = 1;
  const auto longest = 2 * time_of_one(folder.path());
  std::mt19937 random(1);
  for (int i = 0; i < kKills; ++i) {
    const pid_t child = _Fork();
    REQUIRE(child >= 0);
    if (child == 0) save_for_ever(folder.path());
    std::this_thread::sleep_for(longest * random() / std::mt19937::max());
    end(child);
    const int found = faults::checkpoint_number(folder.path());
    CHECK(found >= last_saved());
    CHECK(found <= last_saved() + 1);
    last_saved() = found;
  }
  MESSAGE(last_saved().load(), " checkpoints");
  CHECK(last_saved() > kKills / 10);
  faults::make_checkpoint(1)(folder.path());
  const std::filesystem::directory_iterator files(folder.path());
  CHECK(std::distance(begin(files), end(files)) == 1);
}
