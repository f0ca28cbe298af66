#include "taper/core/kernels/random.h"

#include <numeric>

#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"

namespace taper::kernel {
namespace {

template <class T>
T draw_uniform(Generator& generator) {
  if constexpr (std::is_same_v<T, float>)
    return generator.uniform_float();
  else
    return generator.uniform_double();
}

/// Turns 16 uniform numbers into 16 normal ones: x[j] and x[j + 8] are a pair.
template <class T>
void box_muller_16(T* x, T mean, T std) {
  for (int j = 0; j < 8; ++j) {
    const T u1 = 1 - x[j], u2 = x[j + 8];
    const T r = std::sqrt(T(-2) * std::log(u1)), t = T(2 * M_PI) * u2;
    x[j] = r * std::cos(t) * std + mean;
    x[j + 8] = r * std::sin(t) * std + mean;
  }
}

template <class T>
void fill_normal(T* x, int64_t n, double mean, double std, Generator& generator) {
  if (n < 16) {
    for (int64_t i = 0; i < n; ++i) x[i] = static_cast<T>(generator.normal() * std + mean);
    return;
  }
  const auto m = static_cast<T>(mean), s = static_cast<T>(std);
  for (int64_t i = 0; i < n; ++i) x[i] = draw_uniform<T>(generator);
  for (int64_t i = 0; i + 16 <= n; i += 16) box_muller_16(x + i, m, s);
  if (n % 16 == 0) return;
  T* last = x + n - 16;  // drawn a second time, as PyTorch does
  for (int i = 0; i < 16; ++i) last[i] = draw_uniform<T>(generator);
  box_muller_16(last, m, s);
}

/// Runs f(memory) on row-major memory and brings the values to y.
template <class F>
void fill_floating(const char* op, const Array& y, F f) {
  const Array out = y.is_contiguous() ? y : Array(y.sizes(), y.dtype());
  dispatch_floating(op, y.dtype(), [&](auto zero) { f(out.data<decltype(zero)>()); });
  if (!y.is_contiguous()) copy(y, out);
}

}  // namespace

void uniform(const Array& y, double from, double to, Generator generator) {
  check(from <= to, "uniform_", "expects to return a [from, to) range, but found from=", from,
        " > to=", to);
  fill_floating("uniform_", y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    const auto low = static_cast<T>(from), width = static_cast<T>(to) - low;
    for (int64_t i = 0; i < y.numel(); ++i) x[i] = draw_uniform<T>(generator) * width + low;
  });
}

void normal(const Array& y, double mean, double std, Generator generator) {
  check(std >= 0, "normal_", "expects std >= 0.0, but found std ", std);
  fill_floating("normal_", y, [&](auto* x) { fill_normal(x, y.numel(), mean, std, generator); });
}

void random_integers(const Array& y, int64_t from, int64_t to, Generator generator) {
  check(from < to, "random_", "expects 'from' to be less than 'to', but got from=", from,
        " >= to=", to);
  const auto range = static_cast<uint64_t>(to) - static_cast<uint64_t>(from);
  Array values(y.sizes(), kLong);
  for (int64_t i = 0; i < y.numel(); ++i) {
    const uint64_t draw = range >> 32 ? generator.random64() : generator.random();
    values.data<int64_t>()[i] = static_cast<int64_t>(draw % range) + from;
  }
  copy(y, values);
}

Array randperm(int64_t n, Generator generator) {
  Array y({n}, kLong);
  int64_t* x = y.data<int64_t>();
  std::iota(x, x + n, int64_t{0});
  for (int64_t i = 0; i + 1 < n; ++i)
    std::swap(x[i], x[i + generator.random() % static_cast<uint64_t>(n - i)]);
  return y;
}

}  // namespace taper::kernel
