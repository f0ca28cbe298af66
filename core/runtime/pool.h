#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <utility>

/// Memory for the small objects that graphs are made of: variables, nodes, storages. Each thread
/// keeps some of what it freed, by size, and hands it out again, several times faster than malloc.
namespace taper::pool {
namespace detail {

/// Blocks of one size that a thread keeps.
class Kept {
 public:
  void* take() {
    if (first_ == nullptr) return nullptr;
    --count_;
    return std::exchange(first_, first_->next);
  }
  void keep(void* memory) {
    if (count_ >= most_) return give_up(memory);
    first_ = new (memory) Block{first_};
    ++count_;
  }
  /// Frees all and keeps nothing from now on.
  void close();

 private:
  struct Block {
    Block* next;
  };
  /// Frees a block too many. The first one opens the list.
  void give_up(void* memory);

  Block* first_ = nullptr;
  uint32_t count_ = 0, most_ = 0;
};

inline constexpr std::size_t kStep = 32, kClasses = 24;
/// By size in steps. Needs no initialisation, so it costs no check.
inline thread_local Kept kept[kClasses];

}  // namespace detail

inline void* allocate(std::size_t bytes) {
  const std::size_t steps = (bytes + detail::kStep - 1) / detail::kStep;
  if (steps >= detail::kClasses) return ::operator new(bytes);
  void* const memory = detail::kept[steps].take();
  return memory != nullptr ? memory : ::operator new(steps* detail::kStep);
}

inline void deallocate(void* memory, std::size_t bytes) noexcept {
  const std::size_t steps = (bytes + detail::kStep - 1) / detail::kStep;
  if (steps >= detail::kClasses) return ::operator delete(memory);
  detail::kept[steps].keep(memory);
}

template <class T>
struct Allocator {
  using value_type = T;
  Allocator() = default;
  template <class U>
  Allocator(const Allocator<U>&) {}
  T* allocate(std::size_t n) { return static_cast<T*>(pool::allocate(n * sizeof(T))); }
  void deallocate(T* memory, std::size_t n) { pool::deallocate(memory, n * sizeof(T)); }
  friend bool operator==(Allocator, Allocator) { return true; }
  friend bool operator!=(Allocator, Allocator) { return false; }
};

/// std::make_shared<T>(arguments...) with memory from the pool.
template <class T, class... Arguments>
std::shared_ptr<T> make_shared(Arguments&&... arguments) {
  return std::allocate_shared<T>(Allocator<T>(), std::forward<Arguments>(arguments)...);
}

}  // namespace taper::pool
