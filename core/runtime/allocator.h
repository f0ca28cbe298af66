#pragma once

#include <cstddef>

namespace taper {

/// Memory for array values, aligned to 64 bytes. What is freed is kept for reuse, because a
/// training step asks for the same sizes again and fresh pages cost more than filling them: small
/// blocks by the thread that freed them, larger ones for all. Throws Error when there is no memory.
void* allocate(std::size_t bytes);
void deallocate(void* memory, std::size_t bytes) noexcept;

/// Gives what is kept for reuse back to the system, but for the small blocks of other threads.
void empty_cache() noexcept;

/// Bytes in arrays now, and the most there were since the start or reset_peak_bytes(). Values of up
/// to 16 bytes live in their storages and do not count.
std::size_t live_bytes();
std::size_t peak_bytes();
void reset_peak_bytes();
/// Bytes kept for reuse, by all threads together and by the calling one.
std::size_t cached_bytes();

}  // namespace taper
