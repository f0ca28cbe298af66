#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace taper {

/// Numbers in [0, 1) as PyTorch makes them: of 24 bits of a draw, and of 53 of two.
inline float unit_float(uint32_t draw) { return static_cast<float>(draw & 0xFFFFFF) * 0x1p-24F; }
inline double unit_double(uint64_t draws) {
  return static_cast<double>(draws & 0x1FFFFFFFFFFFFF) * 0x1p-53;
}

/// MT19937 (Matsumoto and Nishimura 1998), whose numbers are made 624 at a time: in loops that the
/// compiler puts into vectors.
class MersenneTwister {
 public:
  static constexpr std::size_t kSize = 624;
  using Words = std::array<uint32_t, kSize>;

  void seed(uint32_t value) {
    for (std::size_t i = 0; i < kSize; ++i) {
      state_[i] = value;
      value = 1812433253U * (value ^ value >> 30) + static_cast<uint32_t>(i) + 1;
    }
    next_ = kSize;
  }

  uint32_t operator()() {
    if (next_ == kSize) refill();
    return ready_[next_++];
  }

  /// The next `count` numbers.
  void operator()(uint32_t* to, std::size_t count) {
    for (std::size_t taken = 0; count > 0; count -= taken, to += taken, next_ += taken) {
      if (next_ == kSize) refill();
      taken = std::min(count, kSize - next_);
      std::copy_n(ready_.begin() + static_cast<std::ptrdiff_t>(next_), taken, to);
    }
  }

  /// What it goes on from: the words of its state, and how many of them were handed out.
  const Words& words() const { return state_; }
  std::size_t used() const { return next_; }
  void resume(const Words& words, std::size_t used) {
    state_ = words;
    temper();
    next_ = used;
  }

 private:
  static constexpr std::size_t kApart = 397;

  static uint32_t twisted(uint32_t a, uint32_t b, uint32_t far) {
    const uint32_t joined = (a & 0x80000000U) | (b & 0x7FFFFFFFU);
    return far ^ joined >> 1 ^ ((0U - (joined & 1U)) & 0x9908B0DFU);
  }

  void refill() {
    constexpr std::size_t kHead = kSize - kApart;
    auto& s = state_;
    for (std::size_t i = 0; i < kHead; ++i) s[i] = twisted(s[i], s[i + 1], s[i + kApart]);
    for (std::size_t from = kHead; from < kSize - 1; from += kHead)  // each needs the one before
      for (std::size_t i = from; i < std::min(from + kHead, kSize - 1); ++i)
        s[i] = twisted(s[i], s[i + 1], s[i - kHead]);
    s[kSize - 1] = twisted(s[kSize - 1], s[0], s[kApart - 1]);
    temper();
    next_ = 0;
  }

  void temper() {
    for (std::size_t i = 0; i < kSize; ++i) {
      uint32_t x = state_[i];
      x ^= x >> 11;
      x ^= x << 7 & 0x9D2C5680U;
      x ^= x << 15 & 0xEFC60000U;
      ready_[i] = x ^ x >> 18;
    }
  }

  Words state_, ready_;
  std::size_t next_ = kSize;
};

}  // namespace taper
