#pragma once

#include <atomic>
#include <cstdint>

namespace taper {

/// The passes that read what a node has saved. Any number may read at once; the first that does not
/// retain the graph keeps new ones out, and the last to leave after it frees the values.
class Readers {
 public:
  /// There is something to read.
  void open() { state_.store(0, std::memory_order_relaxed); }

  /// False if a pass that frees the values has come before.
  bool enter(bool frees) {
    uint32_t now = state_.load(std::memory_order_relaxed);
    if (now == kNothing) return true;
    do {
      if ((now & kFreed) != 0) return false;
    } while (!state_.compare_exchange_weak(now, now + (frees ? kFreed + 1 : 1),
                                           std::memory_order_acq_rel, std::memory_order_relaxed));
    return true;
  }
  /// True if the caller is to free the values.
  bool leave() {
    const uint32_t now = state_.load(std::memory_order_acquire);  // what others read is read
    if (now == kNothing) return false;
    if (now != kFreed + 1) return state_.fetch_sub(1, std::memory_order_acq_rel) == kFreed + 1;
    state_.store(kFreed, std::memory_order_relaxed);  // alone, and nobody else comes in
    return true;
  }
  /// Whoever frees the values does not do so after all.
  void keep() {
    if (state_.load(std::memory_order_relaxed) != kNothing)
      state_.fetch_and(~kFreed, std::memory_order_relaxed);
  }

 private:
  static constexpr uint32_t kFreed = uint32_t{1} << 31, kNothing = UINT32_MAX;
  std::atomic<uint32_t> state_{kNothing};  // how many read, and whether they are the last ones
};

}  // namespace taper
