#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <xsimd/xsimd.hpp>

#include "taper/core/parallel.h"

/// Plain loops that move the same bytes, or compute the same exponentials, as an operation must.
namespace bench {

/// Memory that is filled, aligned as Taper's is.
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
    return (static_cast<std::size_t>(n) * sizeof(float) + 63) / 64 * 64;
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

}  // namespace bench
