#include "taper/core/kernels/random.h"

#include <algorithm>
#include <numeric>
#include <vector>

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
void fill_normal(T* x, int64_t n, double mean, double std, bool blocks, Generator& generator) {
  if (n < 16 || !blocks) {
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

/// y with its axes in the order in which they lie in memory, which is the order of drawing.
Array by_memory(const Array& y) {
  std::vector<std::size_t> axes(y.sizes().size());
  std::iota(axes.begin(), axes.end(), std::size_t{0});
  std::stable_sort(axes.begin(), axes.end(),
                   [&](std::size_t a, std::size_t b) { return y.strides()[a] > y.strides()[b]; });
  Dims sizes, strides;
  for (const std::size_t axis : axes) {
    sizes.push_back(y.sizes()[axis]);
    strides.push_back(y.strides()[axis]);
  }
  return y.as_strided(sizes, strides, y.offset());
}

/// Runs f(memory) on row-major memory and brings the values to y.
template <class F>
void fill_dense(const Array& y, F f) {
  const bool is_short = y.dtype() == kBFloat16 || y.dtype() == kHalf;
  if (y.is_contiguous() && !is_short)
    return dispatch_memory(y.dtype(), [&](auto zero) {
      if constexpr (!is_short_float<decltype(zero)>) f(y.data<decltype(zero)>());
    });
  const Array out(by_memory(y).sizes(), is_short ? kFloat : y.dtype());
  fill_dense(out, f);
  copy(by_memory(y), out);
}

template <class F>
void fill_floating(const char* op, const Array& y, F f) {
  check(is_floating_point(y.dtype()), op, "not implemented for this dtype, got ", y.dtype(),
        ", expected float16, bfloat16, float32 or float64");
  fill_dense(y, [&](auto* x) {
    if constexpr (std::is_floating_point_v<std::remove_pointer_t<decltype(x)>>) f(x);
  });
}

double draw_exponential(Generator& generator) { return -std::log1p(-generator.uniform_double()); }

/// One draw from [0, range): 64 bits where 32 are too few.
uint64_t draw_below(uint64_t range, Generator& generator) {
  return (range >> 32 ? generator.random64() : generator.random()) % range;
}

/// The probability p as a number drawn against it: float32 is compared with a float32 draw.
template <class T>
bool succeeds(T p, Generator& generator) {
  check(p >= 0 && p <= 1, "bernoulli", "Expected p_in >= 0 && p_in <= 1 to be true, got ",
        double{p});
  return draw_uniform<T>(generator) < p;
}

// The sums of a row's probabilities are searched for a uniform number.
template <class T>
void draw_repeating(const T* p, int64_t n, int64_t* out, int64_t samples, Generator& generator) {
  std::vector<T> below(static_cast<std::size_t>(n));
  std::partial_sum(p, p + n, below.begin());
  for (T& sum : below) sum /= below.back();
  for (int64_t i = 0; i < samples; ++i)
    out[i] =
        std::lower_bound(below.begin(), below.end(), generator.uniform_double()) - below.begin();
}

// The largest of p / q, q exponential, are a sample without replacement.
template <class T>
void draw_distinct(const T* p, int64_t n, int64_t* out, int64_t samples, Generator& generator) {
  std::vector<T> race(static_cast<std::size_t>(n));
  for (int64_t i = 0; i < n; ++i)
    race[static_cast<std::size_t>(i)] = p[i] / static_cast<T>(draw_exponential(generator));
  std::vector<std::size_t> order(race.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::partial_sort(order.begin(), order.begin() + samples, order.end(),
                    [&](std::size_t a, std::size_t b) { return race[a] > race[b]; });
  std::copy_n(order.begin(), samples, out);
}

}  // namespace

void uniform(const Array& y, double from, double to, LockedGenerator generator) {
  check(from <= to, "uniform_", "expects to return a [from, to) range, but found from=", from,
        " > to=", to);
  fill_floating("uniform_", y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    const auto low = static_cast<T>(from), width = static_cast<T>(to) - low;
    // Of narrow dtypes all bits they have, lest rounding gives the end.
    const int bits = y.dtype() == kBFloat16 ? 8 : y.dtype() == kHalf ? 11 : 0;
    for (int64_t i = 0; i < y.numel(); ++i) {
      const T u = bits > 0 ? static_cast<T>(generator.random() % (1U << bits)) / (1U << bits)
                           : draw_uniform<T>(generator);
      x[i] = static_cast<T>(u * width + low);
    }
  });
}

void normal(const Array& y, double mean, double std, LockedGenerator generator) {
  check(std >= 0, "normal_", "expects std >= 0.0, but found std ", std);
  fill_floating("normal_", y, [&](auto* x) {
    fill_normal(x, y.numel(), mean, std, y.is_contiguous(), generator);
  });
}

void exponential(const Array& y, double rate, LockedGenerator generator) {
  check(rate > 0, "exponential_", "expects lambda > 0.0, but found lambda=", rate);
  fill_floating("exponential_", y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    for (int64_t i = 0; i < y.numel(); ++i)
      x[i] = static_cast<T>(draw_exponential(generator) / rate);
  });
}

void bernoulli(const Array& y, double p, LockedGenerator generator) {
  check(p >= 0 && p <= 1, "bernoulli_", "expects p to be in [0, 1], but got p=", p);
  fill_dense(y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    for (int64_t i = 0; i < y.numel(); ++i) x[i] = static_cast<T>(generator.uniform_double() < p);
  });
}

Array bernoulli(const Array& p, ScalarType dtype, LockedGenerator generator) {
  const Array c = contiguous(wide(p));
  Array y(c.sizes(), kBool);
  dispatch_floating("bernoulli", c.dtype(), [&](auto zero) {
    for (int64_t i = 0; i < c.numel(); ++i)
      y.data<bool>()[i] = succeeds(c.data<decltype(zero)>()[i], generator);
  });
  return cast(y, dtype);
}

void random_integers(const Array& y, int64_t from, int64_t to, LockedGenerator generator) {
  check(from < to, "random_", "expects 'from' to be less than 'to', but got from=", from,
        " >= to=", to);
  const auto [least, most] = dispatch_memory(y.dtype(), [=](auto zero) {
    using Limits = std::numeric_limits<decltype(zero)>;
    if constexpr (Limits::is_integer)
      return std::pair<int64_t, int64_t>(Limits::min(), Limits::max());
    return std::pair(from, to);
  });
  check(from >= least, "random_", "from is out of bounds for ", y.dtype(), ", got ", from);
  check(to - 1 <= most, "random_", "to - 1 is out of bounds for ", y.dtype(), ", got ", to - 1);
  const auto range = static_cast<uint64_t>(to) - static_cast<uint64_t>(from);
  fill_dense(y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    for (int64_t i = 0; i < y.numel(); ++i)
      x[i] = static_cast<T>(static_cast<int64_t>(draw_below(range, generator)) + from);
  });
}

void random_integers(const Array& y, LockedGenerator generator) {
  fill_dense(y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    constexpr int bits = std::numeric_limits<T>::digits;
    constexpr uint64_t range = (uint64_t{1} << bits) + std::is_floating_point_v<T>;
    for (int64_t i = 0; i < y.numel(); ++i)
      x[i] = static_cast<T>((bits > 32 ? generator.random64() : generator.random()) % range);
  });
}

Array multinomial(const Array& p, int64_t samples, bool replacement, LockedGenerator generator) {
  const Array c = contiguous(wide(p));
  const int64_t n = c.sizes().back(), rows = n == 0 ? 0 : c.numel() / n;
  Dims sizes(c.sizes());
  sizes.back() = samples;
  Array y(sizes, kLong);
  dispatch_floating("multinomial", c.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const auto draw = replacement ? draw_repeating<T> : draw_distinct<T>;
    for (int64_t r = 0; r < rows; ++r)
      draw(c.data<T>() + r * n, n, y.data<int64_t>() + r * samples, samples, generator);
  });
  return y;
}

Array randperm(int64_t n, LockedGenerator generator) {
  Array y({n}, kLong);
  int64_t* x = y.data<int64_t>();
  std::iota(x, x + n, int64_t{0});
  for (int64_t i = 0; i + 1 < n; ++i)
    std::swap(x[i], x[i + generator.random() % static_cast<uint64_t>(n - i)]);
  return y;
}

}  // namespace taper::kernel
