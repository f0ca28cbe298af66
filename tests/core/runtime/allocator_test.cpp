#include "taper/core/runtime/allocator.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <vector>

#include "taper/core.h"
#include "taper/core/runtime/sanitizer.h"

using namespace taper;

namespace {

constexpr std::size_t kMega = std::size_t{1} << 20;
constexpr int64_t kMegabyte = int64_t{1} << 18;  // in elements of float32

/// The pages of the process in its address space and in memory, in bytes.
struct Pages {
  std::size_t mapped = 0, resident = 0;
  Pages() {
    std::ifstream("/proc/self/statm") >> mapped >> resident;
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    mapped *= page;
    resident *= page;
  }
};

/// True if, with `count` blocks of a size freed but kept and the address space limited, a request
/// for most of that memory is granted.
bool fits_after(int count, int64_t size) {
  const rlim_t most = Pages().mapped + static_cast<std::size_t>(count * size * 4) + 100 * kMega;
  const rlimit limit{most, most};
  if (setrlimit(RLIMIT_AS, &limit) != 0) return false;
  {
    std::vector<Variable> blocks;
    for (int i = 0; i < count; ++i) blocks.push_back(empty({size}));
  }
  try {
    empty({count * size / 4 * 3});
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

TEST_SUITE_BEGIN("allocator");

TEST_CASE("what is kept is bounded by the peak") {
  empty_cache();
  reset_peak_bytes();
  std::mt19937 random(1);
  for (int i = 0; i < 300; ++i) {
    const Variable x = empty({1 + static_cast<int64_t>(random() % (48 * kMegabyte))});
    CHECK(static_cast<double>(cached_bytes()) <=
          1.25 * static_cast<double>(peak_bytes() + 64 * kMega) + 4 * kMega);
  }
  empty_cache();
}

TEST_CASE("a share of 0 keeps small blocks alone") {
  const double share = get_cache_share();
  empty_cache();
  set_cache_share(0);
  { const Variable x = empty({kMegabyte}), y = empty({100}); }
  CHECK(cached_bytes() <= 1000);
  set_cache_share(share);
  CHECK(get_cache_share() == share);
  CHECK_THROWS_WITH_AS(set_cache_share(-1),
                       "set_cache_share: the share must not be negative, got -1", Error);
}

TEST_CASE("where there is no memory, what is kept is given back first") {
  if (detail::kAddressSanitizer) return;  // its own memory has no room within limits
  for (const int64_t size : {kMegabyte, 16 * kMegabyte}) {
    const pid_t child = fork();
    if (child == 0) _exit(fits_after(static_cast<int>(512 * kMegabyte / size), size) ? 0 : 1);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(status == 0);
  }
}

TEST_CASE("empty_cache gives the memory back to the system") {
  if (detail::kAddressSanitizer) return;  // it keeps what was freed for a while
  empty_cache();
  const std::size_t before = Pages().resident;
  {
    std::vector<Variable> blocks;
    for (int i = 0; i < 200; ++i) blocks.push_back(ones({kMegabyte}));
    const Variable last = ones({10});  // above the others
    blocks.clear();
    empty_cache();
    CHECK(Pages().resident < before + 40 * kMega);
  }
}

TEST_CASE("empty_cache gives the code of products back") {
  if (detail::kAddressSanitizer) return;  // it keeps what was freed for a while
  for (int64_t n = 1; n < 10; ++n) mm(ones({n, n}), ones({n, 200}));
  empty_cache();
  const std::size_t before = Pages().resident;
  for (int64_t n = 1; n < 500; ++n) mm(ones({3, n}), ones({n, 200}));
  const std::size_t grown = Pages().resident;
  empty_cache();
  if (grown > before + 4 * kMega) CHECK(Pages().resident < before + (grown - before) / 2);
}

TEST_SUITE_END();
