#include "taper/core/pool.h"

#include <array>
#include <new>

namespace taper::pool {
namespace {

constexpr std::size_t kStep = 32, kClasses = 24;
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kMostKept = 0;  // so that the sanitizer sees what is used after it was freed
#else
constexpr std::size_t kMostKept = 4096;
#endif

struct Block {
  Block* next;
};

struct Kept {
  Block* first = nullptr;
  std::size_t count = 0;
};

/// What a thread keeps of each size. Objects may still be freed after its end.
thread_local bool gone = false;
struct Lists {
  std::array<Kept, kClasses> of_size;
  ~Lists() {
    gone = true;
    for (Kept& kept : of_size)
      while (kept.first != nullptr) ::operator delete(std::exchange(kept.first, kept.first->next));
  }
};
thread_local Lists lists;

std::size_t class_of(std::size_t bytes) { return (bytes + kStep - 1) / kStep; }

}  // namespace

void* allocate(std::size_t bytes) {
  const std::size_t size = class_of(bytes);
  if (size >= kClasses || gone) return ::operator new(bytes);
  Kept& kept = lists.of_size[size];
  if (kept.first == nullptr) return ::operator new(size* kStep);
  --kept.count;
  return std::exchange(kept.first, kept.first->next);
}

void deallocate(void* memory, std::size_t bytes) noexcept {
  const std::size_t size = class_of(bytes);
  if (size >= kClasses || gone) return ::operator delete(memory);
  Kept& kept = lists.of_size[size];
  if (kept.count >= kMostKept) return ::operator delete(memory);
  kept.first = new (memory) Block{kept.first};
  ++kept.count;
}

}  // namespace taper::pool
