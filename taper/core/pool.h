#pragma once

#include <cstddef>
#include <memory>
#include <utility>

/// Memory for the small objects that graphs are made of: variables, nodes, storages. Each thread
/// keeps some of what it freed, by size, and hands it out again, several times faster than malloc.
namespace taper::pool {

void* allocate(std::size_t bytes);
void deallocate(void* memory, std::size_t bytes) noexcept;

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
