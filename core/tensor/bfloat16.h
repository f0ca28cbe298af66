#pragma once

#include <cstdint>

namespace taper {

/// A float32 without the lower half of its bits: its range, and 8 digits. It is computed with as a
/// float, and rounded to nearest (ties to even) when it is made of one; every NaN becomes 0x7fc0.
struct BFloat16 {
  BFloat16() = default;
  constexpr BFloat16(float v) : bits(round(v)) {}
  constexpr operator float() const { return __builtin_bit_cast(float, uint32_t{bits} << 16); }

  static constexpr float kMax = 0x1.fep127F;
  static constexpr int kDigits = 8;
  uint16_t bits = 0;

 private:
  static constexpr uint16_t round(float v) {
    const auto x = __builtin_bit_cast(uint32_t, v);
    const uint32_t rounded = (x + 0x7fffU + (x >> 16 & 1U)) >> 16;
    return static_cast<uint16_t>((x & 0x7fffffffU) > 0x7f800000U ? 0x7fc0U : rounded);
  }
};

}  // namespace taper
