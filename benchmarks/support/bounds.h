#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <xsimd/xsimd.hpp>

#include "taper/core/runtime/parallel.h"

/// Plain loops that move the same bytes, or compute the same exponentials, as an operation must.
namespace bench {

/// Memory that is filled, aligned as Taper's is, in whole groups of 4 vectors.
class Buffer {
 public:
  explicit Buffer(int64_t n, float value = 1)
      : data_(static_cast<float*>(std::aligned_alloc(64, bytes(n))), std::free) {
    std::fill_n(data_.get(), bytes(n) / sizeof(float), value);
  }
  float* data() const { return data_.get(); }
  float& operator[](int64_t i) const { return data_.get()[i]; }

 private:
  static std::size_t bytes(int64_t n) {
    return (static_cast<std::size_t>(n) * sizeof(float) + 255) / 256 * 256;
  }

  std::shared_ptr<float> data_;
};

/// Calls f(begin, end) on ranges that cover [0, n), on Taper's threads: a second pool would take
/// the processors away from the first while it looks out for work.
template <class F>
void share(int threads, int64_t n, const F& f) {
  if (threads == 1)
    f(int64_t{0}, n);
  else
    taper::parallel_for(n, (n + threads - 1) / threads, f);
}

/// f(i) for every i below n.
template <class F>
void each(int threads, int64_t n, const F& f) {
  share(threads, n, [&](int64_t begin, int64_t end) {
#pragma omp simd
    for (int64_t i = begin; i < end; ++i) f(i);
  });
}

/// The sum of f(x, i) over whole vectors x at i; f may store them. Buffers are filled up for that.
template <class F>
float each_batch(int threads, int64_t n, const Buffer& x, const F& f) {
  using Batch = xsimd::batch<float>;
  constexpr auto kStep = static_cast<int64_t>(Batch::size);
  const float* from = x.data();
  std::mutex mutex;
  float total = 0;
  share(threads, (n + kStep - 1) / kStep, [&](int64_t begin, int64_t end) {
    Batch part(0.F);
    for (int64_t i = begin * kStep; i < end * kStep; i += kStep)
      part += f(Batch::load_aligned(from + i), i);
    const std::lock_guard<std::mutex> lock(mutex);
    total += xsimd::hadd(part);
  });
  return total;
}

/// What finding the largest elements and their places cannot do without: each vector is compared
/// with the best so far, and chosen or not, and so is its number. Returns something of the result.
inline float places(int threads, int64_t n, const Buffer& x) {
  using Batch = xsimd::batch<float>;
  constexpr int64_t kWays = 4, kStep = kWays * static_cast<int64_t>(Batch::size);
  const float* from = x.data();
  std::atomic<float> result{0};
  share(threads, (n + kStep - 1) / kStep, [&](int64_t begin, int64_t end) {
    std::array<Batch, kWays> best, place;
    best.fill(Batch(-1000.F));
    place.fill(Batch(0.F));
    Batch number(0.F);
    for (int64_t i = begin * kStep; i < end * kStep; i += kStep, number += Batch(1.F))
      for (std::size_t j = 0; j < kWays; ++j) {
        const Batch v = Batch::load_aligned(from + i + j * Batch::size);
        const auto above = v > best[j];
        best[j] = xsimd::select(above, v, best[j]);
        place[j] = xsimd::select(above, number, place[j]);
      }
    result = xsimd::hadd(best[0] + best[1] + best[2] + best[3]) +
             xsimd::hadd(place[0] + place[1] + place[2] + place[3]);
  });
  return result;
}

/// Rows of floats, each filled up to whole vectors with values whose exponentials are 0.
class Rows {
 public:
  using Batch = xsimd::batch<float>;
  static constexpr auto kStep = static_cast<int64_t>(Batch::size);

  Rows(int64_t count, int64_t columns)
      : count_(count),
        width_((columns + kStep - 1) / kStep * kStep),
        x_(count * width_, -1000),
        y_(count * width_) {
    for (int64_t i = 0; i < count; ++i) std::fill_n(x_.data() + i * width_, columns, 1.F);
  }

  /// What a softmax cannot do without: the largest element m of each row x, then the sum s of
  /// exp(x - m), which go to y if `store`; then last(x, y, m, s).
  template <class Last>
  void each(int threads, bool store, const Last& last) const {
    share(threads, count_, [&, x0 = x_.data(), y0 = y_.data()](int64_t begin, int64_t end) {
      for (int64_t at = begin * width_; at < end * width_; at += width_) {
        const float* x = x0 + at;
        float* y = y0 + at;
        Batch most(x[0]), sum(0.F);
        for (int64_t i = 0; i < width_; i += kStep)
          most = xsimd::max(most, Batch::load_aligned(x + i));
        const std::array<float, Batch::size> lanes = stored(most);
        const float m = *std::max_element(lanes.begin(), lanes.end());
        for (int64_t i = 0; i < width_; i += kStep) {
          const Batch e = xsimd::exp(Batch::load_aligned(x + i) - m);
          if (store) e.store_aligned(y + i);
          sum += e;
        }
        last(x, y, m, xsimd::hadd(sum));
      }
    });
  }

  /// y = f(z) for all vectors z of one row.
  template <class F>
  void map(const float* z, float* y, const F& f) const {
    for (int64_t i = 0; i < width_; i += kStep) f(Batch::load_aligned(z + i)).store_aligned(y + i);
  }

 private:
  static std::array<float, Batch::size> stored(const Batch& v) {
    std::array<float, Batch::size> lanes;
    v.store_unaligned(lanes.data());
    return lanes;
  }

  int64_t count_, width_;
  Buffer x_, y_;
};

}  // namespace bench
