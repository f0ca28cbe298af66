#pragma once

#include <cstddef>

namespace taper {

/// Memory for array values, aligned to 64 bytes. Blocks of 4 KiB and more are kept for reuse when
/// freed, because a training step asks for the same sizes again and fresh pages cost more than
/// filling them. Thread-safe. Throws Error when there is no memory.
void* allocate(std::size_t bytes);
void deallocate(void* memory, std::size_t bytes) noexcept;

/// Gives what is kept for reuse back to the system.
void empty_cache() noexcept;

/// Bytes in arrays now, and the most there ever were.
std::size_t live_bytes();
std::size_t peak_bytes();

}  // namespace taper
