#include "taper/core/runtime/allocator.h"

#include <pthread.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

#include "taper/core/base/error.h"
#include "taper/core/runtime/sanitizer.h"

#ifdef __linux__
#include <sys/mman.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace taper {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kHugePage = std::size_t{2} << 20;
constexpr std::size_t kMostOfThread = std::size_t{64} << 10;  // larger blocks are shared
constexpr std::size_t kThreadLimit = detail::kAddressSanitizer ? 0 : std::size_t{4} << 20;
constexpr std::size_t kSmall = std::size_t{64} << 20;

/// How many bytes a request takes, and its place among all such numbers. They are steps of an
/// eighth of the power of two below: close sizes share blocks, at most 12 % is wasted.
struct Size {
  std::size_t bytes, place;
};
constexpr std::size_t kPlacesOfStep = 17, kPlaces = 64 * kPlacesOfStep;

Size size_of(std::size_t bytes) {
  std::size_t step = kAlignment, doublings = 0;
  for (; step < bytes / 16; step *= 2) ++doublings;
  const std::size_t steps = (bytes + step - 1) / step;
  return {steps * step, doublings * kPlacesOfStep + steps};
}

/// Blocks that nobody uses, by size; the first bytes of each point to the next one.
class Free {
 public:
  void* take(const Size& size) {
    Link*& first = first_[size.place];
    if (first == nullptr) return nullptr;
    bytes_ -= size.bytes;
    return std::exchange(first, first->next);
  }
  bool keep(void* memory, const Size& size, std::size_t limit) {
    if (bytes_ + size.bytes > limit) return false;
    Link*& first = first_[size.place];
    first = new (memory) Link{first};
    bytes_ += size.bytes;
    return true;
  }
  void release() {
    for (Link*& first : first_)
      while (first != nullptr) std::free(std::exchange(first, first->next));
    bytes_ = 0;
  }
  std::size_t bytes() const { return bytes_; }

 private:
  struct Link {
    Link* next;
  };
  std::array<Link*, kPlaces> first_{};
  std::size_t bytes_ = 0;
};

struct Shared {
  std::mutex mutex;
  Free blocks;
  std::vector<void (*)()> others;
};

// Never destroyed: arrays with static storage may be freed after any static of ours. In static
// memory, because it may be wanted first when there is no other. Nobody holds the lock while the
// process forks.
Shared& shared() {
  alignas(Shared) static unsigned char place[sizeof(Shared)];
  static Shared* const instance = [] {
    const auto unlock = [] { shared().mutex.unlock(); };
    pthread_atfork([] { shared().mutex.lock(); }, unlock, unlock);
    return new (place) Shared;
  }();
  return *instance;
}

std::atomic<std::size_t> live{0}, peak{0};
std::atomic<double> share{detail::kAddressSanitizer ? 0.0 : 1.25};

void count_allocation(std::size_t bytes) {
  const std::size_t now = live.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  std::size_t most = peak.load(std::memory_order_relaxed);
  while (now > most && !peak.compare_exchange_weak(most, now, std::memory_order_relaxed)) {
  }
}

/// How many bytes may be kept now.
std::size_t shared_limit() {
  const double most = share.load(std::memory_order_relaxed) *
                      static_cast<double>(peak.load(std::memory_order_relaxed) + kSmall);
  return static_cast<std::size_t>(
      std::max(0.0, most - static_cast<double>(live.load(std::memory_order_relaxed))));
}

thread_local bool gone = false;
struct Own {
  Free blocks;
  ~Own() {
    gone = true;
    blocks.release();
  }
};
thread_local Own own;

bool is_own(const Size& size) { return size.bytes <= kMostOfThread && !gone; }

void* take(const Size& size) {
  if (is_own(size)) return own.blocks.take(size);
  const std::lock_guard<std::mutex> lock(shared().mutex);
  return shared().blocks.take(size);
}

bool keep(void* memory, const Size& size) {
  if (is_own(size)) return own.blocks.keep(memory, size, kThreadLimit);
  const std::lock_guard<std::mutex> lock(shared().mutex);
  const std::size_t limit = shared_limit();
  if (shared().blocks.keep(memory, size, limit)) return true;
  shared().blocks.release();  // sizes that are freed now are more likely to be wanted again
  return shared().blocks.keep(memory, size, limit);
}

/// Memory from the system. Large blocks are on huge pages where it has them: a step through one
/// waits for fewer new pages, and for fewer look-ups of old ones.
void* fresh(std::size_t bytes) {
  const bool huge = bytes >= 2 * kHugePage;
  void* memory = nullptr;
  if (posix_memalign(&memory, huge ? kHugePage : kAlignment, bytes) != 0) return nullptr;
#ifdef MADV_HUGEPAGE
  if (huge) madvise(memory, bytes, MADV_HUGEPAGE);
#endif
  return memory;
}

}  // namespace

void* allocate(std::size_t bytes) {
  const Size size = size_of(bytes);
  check(size.bytes >= bytes, "allocate", "the size overflows, got ", bytes, " bytes");
  void* memory = take(size);
  if (memory == nullptr) memory = fresh(size.bytes);
  if (memory == nullptr) {
    empty_cache();
    memory = fresh(size.bytes);
  }
  check(memory != nullptr, "allocate",
        "DefaultCPUAllocator: can't allocate memory: you tried to allocate ", bytes,
        " bytes. Error code 12 (Cannot allocate memory); use smaller tensors or batches");
  count_allocation(bytes);
  return memory;
}

void deallocate(void* memory, std::size_t bytes) noexcept {
  live.fetch_sub(bytes, std::memory_order_relaxed);
  if (!keep(memory, size_of(bytes))) std::free(memory);
}

void empty_cache() noexcept {
  if (!gone) own.blocks.release();
  const std::lock_guard<std::mutex> lock(shared().mutex);
  shared().blocks.release();
  for (void (*const release)() : shared().others) release();
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

void detail::add_cache(void (*release)()) {
  const std::lock_guard<std::mutex> lock(shared().mutex);
  shared().others.push_back(release);
}

void set_cache_share(double value) {
  check(value >= 0, "set_cache_share", "the share must not be negative, got ", value);
  share = value;
}
double get_cache_share() { return share; }

std::size_t live_bytes() { return live.load(std::memory_order_relaxed); }
std::size_t peak_bytes() { return peak.load(std::memory_order_relaxed); }
void reset_peak_bytes() { peak.store(live_bytes(), std::memory_order_relaxed); }

std::size_t cached_bytes() {
  const std::lock_guard<std::mutex> lock(shared().mutex);
  return shared().blocks.bytes() + (gone ? 0 : own.blocks.bytes());
}

}  // namespace taper
