#include "taper/core/allocator.h"

#include <atomic>
#include <cstdlib>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "taper/core/error.h"

namespace taper {
namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kCachedFrom = 4096;
constexpr std::size_t kCacheLimit = std::size_t{1} << 30;

struct Cache {
  std::mutex mutex;
  std::unordered_map<std::size_t, std::vector<void*>> free;
  std::size_t bytes = 0;
};

// Never destroyed: arrays with static storage may be freed after any static of ours.
Cache& cache() {
  static Cache* const instance = new Cache;
  return *instance;
}

std::atomic<std::size_t> live{0}, peak{0};

// Steps of an eighth of the power of two below: close sizes share blocks, at most 12 % is wasted.
std::size_t block_size(std::size_t bytes) {
  std::size_t step = kAlignment;
  while (step < bytes / 16) step *= 2;
  return (bytes + step - 1) / step * step;
}

void count_allocation(std::size_t bytes) {
  const std::size_t now = live.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  std::size_t most = peak.load(std::memory_order_relaxed);
  while (now > most && !peak.compare_exchange_weak(most, now, std::memory_order_relaxed)) {
  }
}

void* take_cached(std::size_t block) {
  Cache& c = cache();
  const std::lock_guard<std::mutex> lock(c.mutex);
  const auto found = c.free.find(block);
  if (found == c.free.end() || found->second.empty()) return nullptr;
  void* memory = found->second.back();
  found->second.pop_back();
  c.bytes -= block;
  return memory;
}

}  // namespace

void* allocate(std::size_t bytes) {
  const std::size_t block = block_size(bytes);
  check(block >= bytes, "allocate", "the size overflows, got ", bytes, " bytes");
  void* memory = block >= kCachedFrom ? take_cached(block) : nullptr;
  if (memory == nullptr) memory = std::aligned_alloc(kAlignment, block);
  check(memory != nullptr, "allocate", "out of memory, got a request for ", bytes,
        " bytes; use smaller tensors or batches");
  count_allocation(bytes);
  return memory;
}

void deallocate(void* memory, std::size_t bytes) noexcept {
  live.fetch_sub(bytes, std::memory_order_relaxed);
  const std::size_t block = block_size(bytes);
  if (block >= kCachedFrom) {
    Cache& c = cache();
    const std::lock_guard<std::mutex> lock(c.mutex);
    if (c.bytes + block <= kCacheLimit) {
      try {
        c.free[block].push_back(memory);
        c.bytes += block;
        return;
      } catch (...) {  // no memory for the bookkeeping: free the block instead
      }
    }
  }
  std::free(memory);
}

void empty_cache() noexcept {
  Cache& c = cache();
  const std::lock_guard<std::mutex> lock(c.mutex);
  for (auto& [block, blocks] : c.free)
    for (void* memory : blocks) std::free(memory);
  c.free.clear();
  c.bytes = 0;
}

std::size_t live_bytes() { return live.load(std::memory_order_relaxed); }
std::size_t peak_bytes() { return peak.load(std::memory_order_relaxed); }

}  // namespace taper
