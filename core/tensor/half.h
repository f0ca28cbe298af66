#pragma once

#include <cstdint>

namespace taper {

/// IEEE's float of 16 bits: up to 65504, with 4 digits. It is computed with as a float, and rounded
/// to nearest (ties to even) when it is made of one.
struct Half {
  Half() = default;
  constexpr Half(float v) : bits(round(v)) {}
  constexpr operator float() const {
    const uint32_t sign = uint32_t{bits} << 16 & 0x80000000U, rest = (bits & 0x7fffU) << 13;
    if (rest >= 0x0f800000U) return __builtin_bit_cast(float, sign | 0x70000000U | rest);
    // An exponent counts from 15 here and from 127 there; denormals become right on the way.
    const float size = __builtin_bit_cast(float, rest) * 0x1p112F;
    return __builtin_bit_cast(float, sign | __builtin_bit_cast(uint32_t, size));
  }

  static constexpr float kMax = 65504;
  static constexpr int kDigits = 11;
  uint16_t bits = 0;

 private:
  static constexpr uint16_t round(float v) {
    const auto x = __builtin_bit_cast(uint32_t, v);
    return static_cast<uint16_t>((x >> 16 & 0x8000U) | round_size(x & 0x7fffffffU));
  }
  /// Of the bits of |v|.
  static constexpr uint32_t round_size(uint32_t x) {
    if (x > 0x7f800000U) return 0x7e00U;   // NaN
    if (x >= 0x477ff000U) return 0x7c00U;  // from 65520 on
    if (x >= 0x38800000U) return (x - 0x38000000U + 0xfffU + (x >> 13 & 1U)) >> 13;
    // A unit of 0.5f in the last place is the unit of denormals.
    const float shifted = __builtin_bit_cast(float, x) + 0.5F;
    return __builtin_bit_cast(uint32_t, shifted) - 0x3f000000U;
  }
};

}  // namespace taper
