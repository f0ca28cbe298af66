#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <xsimd/xsimd.hpp>

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

/// f(i) for every i below n.
template <class F>
void each(int threads, int64_t n, const F& f) {
  if (threads == 1) {
#pragma omp simd
    for (int64_t i = 0; i < n; ++i) f(i);
  } else {
#pragma omp parallel for simd num_threads(threads) schedule(static)
    for (int64_t i = 0; i < n; ++i) f(i);
  }
}

/// The sum of f(x, i) over whole vectors x at i; f may store them. Buffers are filled up for that.
template <class F>
float each_batch(int threads, int64_t n, const Buffer& x, const F& f) {
  using Batch = xsimd::batch<float>;
  constexpr auto kStep = static_cast<int64_t>(Batch::size);
  const float* from = x.data();
  float total = 0;
  if (threads == 1) {
    Batch part(0.F);
    for (int64_t i = 0; i < n; i += kStep) part += f(Batch::load_aligned(from + i), i);
    return xsimd::hadd(part);
  }
#pragma omp parallel num_threads(threads) reduction(+ : total)
  {
    Batch part(0.F);
#pragma omp for schedule(static)
    for (int64_t i = 0; i < n; i += kStep) part += f(Batch::load_aligned(from + i), i);
    total += xsimd::hadd(part);
  }
  return total;
}

}  // namespace bench
