#include "taper/core/kernels/random.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "taper/core/kernels/arranged.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/tensor/layout.h"
#include "taper/core/tensor/mersenne_twister.h"

namespace taper::kernel {
namespace {

/// How many draws of 32 bits make a uniform number of type T.
template <class T>
constexpr std::size_t kDraws = std::is_same_v<T, double> ? 2 : 1;

/// What they make, in [0, 1). A narrow one has as many bits as it can hold, lest rounding gives the
/// end.
template <class T>
auto uniform_of(const uint32_t* draws) {
  if constexpr (is_short_float<T>)
    return static_cast<float>(draws[0] % (1U << T::kDigits)) / (1U << T::kDigits);
  else if constexpr (std::is_same_v<T, float>)
    return unit_float(draws[0]);
  else
    return unit_double(uint64_t{draws[0]} << 32 | draws[1]);
}

/// Calls f(i, u) with a uniform number u of type T for each i below n.
template <class T, class F>
void draw_uniform(int64_t n, Generator& generator, F f) {
  constexpr int64_t kPart = 256;
  std::array<uint32_t, kPart * kDraws<T>> draws;
  for (int64_t begin = 0; begin < n; begin += kPart) {
    const int64_t count = std::min(kPart, n - begin);
    generator.random(draws.data(), static_cast<std::size_t>(count) * kDraws<T>);
    for (int64_t i = 0; i < count; ++i)
      f(begin + i, uniform_of<T>(draws.data() + i * static_cast<int64_t>(kDraws<T>)));
  }
}

/// Turns 16 uniform numbers into 16 normal ones: x[j] and x[j + 8] are a pair. Each step is rounded
/// as an element is stored.
template <class Stored, class T>
void box_muller_16(T* x, T mean, T std) {
  const auto as = [](auto v) { return static_cast<T>(static_cast<Stored>(v)); };
  for (int j = 0; j < 8; ++j) {
    const T u1 = as(1 - x[j]), u2 = x[j + 8];
    const T r = as(std::sqrt(as(T(-2) * as(std::log(u1))))), t = as(T(2 * M_PI) * u2);
    x[j] = as(as(as(r * as(std::cos(t))) * std) + mean);
    x[j + 8] = as(as(as(r * as(std::sin(t))) * std) + mean);
  }
}

template <class Stored, class T>
void fill_normal(T* x, int64_t n, double mean, double std, bool blocks, Generator& generator) {
  if (n < 16 || !blocks) {
    for (int64_t i = 0; i < n; ++i) x[i] = static_cast<T>(generator.normal() * std + mean);
    return;
  }
  const auto draw = [&](T* first, int64_t count) {
    draw_uniform<Stored>(count, generator, [first](int64_t i, auto u) { first[i] = u; });
  };
  const T m = static_cast<Stored>(mean), s = static_cast<Stored>(std);
  draw(x, n);
  for (int64_t i = 0; i + 16 <= n; i += 16) box_muller_16<Stored>(x + i, m, s);
  if (n % 16 == 0) return;
  draw(x + n - 16, 16);  // a second time, as PyTorch does
  box_muller_16<Stored>(x + n - 16, m, s);
}

/// Runs f(memory) on memory without gaps and brings the values to y.
template <class F>
void fill_dense(const Array& y, F f) {
  const bool is_short = y.dtype() == kBFloat16 || y.dtype() == kHalf;
  if ((y.is_contiguous() || is_dense(y.sizes(), y.strides())) && !is_short)
    return dispatch_memory(y.dtype(), [&](auto zero) {
      if constexpr (!is_short_float<decltype(zero)>) f(y.data<decltype(zero)>());
    });
  const Arranged rows(y.sizes(), {y});
  const Array out(rows.sizes(), is_short ? kFloat : y.dtype());
  fill_dense(out, f);
  copy(rows.array(0), out);
}

/// Calls f with a number of the type that y's elements, which are drawn as T, are stored in.
template <class T, class F>
void as_stored(const Array& y, F f) {
  if (y.dtype() == kBFloat16)
    f(BFloat16{});
  else if (y.dtype() == kHalf)
    f(Half{});
  else
    f(T{});
}

template <class F>
void fill_floating(const char* op, const Array& y, F f) {
  check(is_floating_point(y.dtype()), op, "not implemented for '", y.dtype(),
        "', expected Half, BFloat16, Float or Double");
  fill_dense(y, [&](auto* x) {
    if constexpr (std::is_floating_point_v<std::remove_pointer_t<decltype(x)>>) f(x);
  });
}

void fill_exponential(const Array& y, double rate, Generator& generator) {
  fill_floating("exponential_", y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    draw_uniform<double>(y.numel(), generator, [x, rate](int64_t i, double u) {
      x[i] = static_cast<T>(-std::log1p(-u) / rate);
    });
  });
}

/// One draw from [0, range): 64 bits where 32 are too few.
uint64_t draw_below(uint64_t range, Generator& generator) {
  return (range >> 32 ? generator.random64() : generator.random()) % range;
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
void draw_distinct(const T* p, const T* q, int64_t n, int64_t* out, int64_t samples) {
  std::vector<std::size_t> order(static_cast<std::size_t>(n));
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::partial_sort(order.begin(), order.begin() + samples, order.end(),
                    [=](std::size_t a, std::size_t b) { return p[a] / q[a] > p[b] / q[b]; });
  std::copy_n(order.begin(), samples, out);
}

}  // namespace

void uniform(const Array& y, double from, double to, LockedGenerator generator) {
  check_that(from <= to, "uniform_ expects to return a [from, to) range, but found from=", from,
             " > to=", to);
  fill_floating("uniform_", y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    const auto low = static_cast<T>(from), width = static_cast<T>(to) - low;
    as_stored<T>(y, [&](auto stored) {
      draw_uniform<decltype(stored)>(y.numel(), generator, [=](int64_t i, auto u) {
        x[i] = static_cast<T>(T{u} * width + low);
      });
    });
  });
}

void normal(const Array& y, double mean, double std, LockedGenerator generator) {
  check_that(std >= 0, "normal expects std >= 0.0, but found std ", std);
  fill_floating("normal_", y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    as_stored<T>(y, [&](auto stored) {
      fill_normal<decltype(stored)>(x, y.numel(), mean, std, y.is_contiguous(), generator);
    });
  });
}

void exponential(const Array& y, double rate, LockedGenerator generator) {
  check_that(rate >= 0, "exponential_ expects lambda >= 0.0, but found lambda=", rate);
  fill_exponential(y, rate, generator);
}

void bernoulli(const Array& y, double p, LockedGenerator generator, double hit) {
  check_that(p >= 0 && p <= 1, "bernoulli_ expects p to be in [0, 1], but got p=", p);
  fill_dense(y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    draw_uniform<double>(y.numel(), generator, [=, on = static_cast<T>(hit)](int64_t i, double u) {
      x[i] = u < p ? on : T{0};
    });
  });
}

void bernoulli(const Array& y, const Array& p, LockedGenerator generator) {
  const Arranged rows(y.sizes(), {y, expand("bernoulli_", p, y.sizes())});
  const Array c = contiguous(wide(rows.array(1))), hits(c.sizes(), kBool);
  dispatch_floating("bernoulli", c.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const T* chance = c.data<T>();
    for (int64_t i = 0; i < c.numel(); ++i)
      check(chance[i] >= 0 && chance[i] <= 1, "bernoulli",
            "Expected p_in >= 0 && p_in <= 1 to be true, but got false. "
            "Got ",
            double{chance[i]});
    bool* hit = hits.data<bool>();
    draw_uniform<T>(c.numel(), generator, [=](int64_t i, T u) { hit[i] = u < chance[i]; });
  });
  copy(rows.array(0), hits);
}

void random_integers(const Array& y, int64_t from, int64_t to, LockedGenerator generator) {
  check_that(from < to, "random_ expects 'from' to be less than 'to', but got from=", from,
             " >= to=", to);
  const auto [least, most] = dispatch_memory(y.dtype(), [=](auto zero) {
    using Limits = std::numeric_limits<decltype(zero)>;
    if constexpr (Limits::is_integer)
      return std::pair<int64_t, int64_t>(Limits::min(), Limits::max());
    return std::pair(from, to);
  });
  check(from >= least, "random_", "from is out of bounds for ", c_name(y.dtype()), ", got ", from);
  check(to - 1 <= most, "random_", "to - 1 is out of bounds for ", c_name(y.dtype()), ", got ",
        to - 1);
  const auto range = static_cast<uint64_t>(to) - static_cast<uint64_t>(from);
  fill_dense(y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    for (int64_t i = 0; i < y.numel(); ++i)
      x[i] = static_cast<T>(
          static_cast<int64_t>(draw_below(range, generator) + static_cast<uint64_t>(from)));
  });
}

void random_integers(const Array& y, LockedGenerator generator) {
  fill_dense(y, [&](auto* x) {
    using T = std::remove_pointer_t<decltype(x)>;
    const int bits = y.dtype() == kBFloat16 ? BFloat16::kDigits
                     : y.dtype() == kHalf   ? Half::kDigits
                                            : std::numeric_limits<T>::digits;
    const uint64_t range = (uint64_t{1} << bits) + std::is_floating_point_v<T>;
    for (int64_t i = 0; i < y.numel(); ++i)
      x[i] = static_cast<T>((bits > 32 ? generator.random64() : generator.random()) % range);
  });
}

Array multinomial(const Array& p, int64_t samples, bool replacement, LockedGenerator generator) {
  const Array c = contiguous(wide(p)), races(p.dtype(), p.dense_geometry());
  const bool distinct = !replacement;
  if (distinct) fill_exponential(races, 1, generator);
  const Array q = contiguous(wide(races));
  const int64_t n = c.sizes().back(), rows = n == 0 ? 0 : c.numel() / n;
  Dims sizes(c.sizes());
  sizes.back() = samples;
  Array y(sizes, kLong);
  dispatch_floating("multinomial", c.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const T *chances = c.data<T>(), *times = q.data<T>();
    int64_t* out = y.data<int64_t>();
    for (int64_t r = 0; r < rows; ++r, chances += n, times += n, out += samples) {
      if (distinct)
        draw_distinct(chances, times, n, out, samples);
      else
        draw_repeating(chances, n, out, samples, generator);
    }
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
