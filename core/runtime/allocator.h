#pragma once

#include <cstddef>

namespace taper {

/// Memory for array values, aligned to 64 bytes. What is freed is kept for reuse, because a
/// training step asks for the same sizes again and fresh pages cost more than filling them: small
/// blocks by the thread that freed them, larger ones for all. Throws Error when there is no memory.
void* allocate(std::size_t bytes);
void deallocate(void* memory, std::size_t bytes) noexcept;

/// Gives what is kept for reuse back to the system, but for the small blocks of other threads. Done
/// by itself where there is no memory otherwise.
void empty_cache() noexcept;
/// How much is kept: with what lives, at most `value` times the peak and 64 MiB. At first 1.25; 0
/// keeps small blocks alone. Throws unless value >= 0.
void set_cache_share(double value);
double get_cache_share();

/// Bytes in arrays now, and the most there were since the start or reset_peak_bytes(). Values of up
/// to 16 bytes live in their storages and do not count.
std::size_t live_bytes();
std::size_t peak_bytes();
void reset_peak_bytes();
/// Bytes kept for reuse, by all threads together and by the calling one.
std::size_t cached_bytes();

namespace detail {
/// Has empty_cache() call `release` too, which gives back what else is kept for reuse.
void add_cache(void (*release)());
}  // namespace detail

}  // namespace taper
