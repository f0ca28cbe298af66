#pragma once

#include <array>
#include <random>

#include "benchmarks/support/bounds.h"

namespace bench {

/// Loops over whole arrays of n numbers that are there once.
class Passes {
 public:
  explicit Passes(int64_t n) : n_(n), in_{Buffer(n), Buffer(n), Buffer(n)}, out_(n) {}

  /// Reads `Reads` arrays, of which it computes exponentials, and writes one, if any.
  template <std::size_t Reads, std::size_t Writes, int Exponentials = 0>
  void once(int threads) const {
    static_assert(Reads > 0 && Reads < 4 && Writes < 2);
    using Batch = xsimd::batch<float>;
    const float total = each_batch(threads, n_, in_[0], [&, to = out_.data()](Batch v, int64_t i) {
      for (std::size_t k = 1; k < Reads; ++k) v = v - Batch::load_aligned(in_[k].data() + i);
      for (int k = 0; k < Exponentials; ++k) v = xsimd::exp(v);
      if constexpr (Writes > 0) v.store_aligned(to + i);
      return v;
    });
    if (total == 0.5F) out_[0] = total;  // or the reading is optimised away
  }

  /// Writes numbers of two draws each, as dropout has to make them.
  void draws() {
    for (int64_t i = 0; i < n_; ++i) {
      const uint64_t bits = engine_() ^ uint64_t { engine_() } << 32;
      out_[i] = static_cast<float>(bits >> 63);
    }
  }

 private:
  int64_t n_;
  std::array<Buffer, 3> in_;
  Buffer out_;
  std::mt19937 engine_;
};

}  // namespace bench
