#include "taper/core/kernels/normalization_ways.h"

#include <vector>

#include "taper/core/kernels/fold.h"
#include "taper/core/kernels/softmax.h"

namespace taper::kernel {
namespace {

/// Calls f(plane, channel, first element) for each of the n * channels planes, in parallel.
template <class F>
void for_each_plane(const Grouping& by, const F& f) {
  const int64_t grain = kElementwiseGrain / (4 * by.inner + 100) + 1;
  parallel_for(by.n * by.groups, grain, [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) f(i, i % by.groups, i * by.inner);
  });
}

/// Two numbers for each plane.
using Pairs = std::vector<std::array<double, 2>>;
Pairs pairs_for(const Grouping& by) { return Pairs(static_cast<std::size_t>(by.n * by.groups)); }

/// The sums of a channel's pairs over the samples.
std::array<double, 2> joined(const Pairs& planes, int64_t channel, const Grouping& by) {
  std::array<double, 2> sums{};
  for (int64_t i = 0; i < by.n; ++i)
    for (std::size_t k = 0; k < 2; ++k)
      sums[k] += planes[static_cast<std::size_t>(i * by.groups + channel)][k];
  return sums;
}

/// Mean and sum of squared deviations of each plane, which is read twice, from the first cache.
template <class T>
Pairs moments_of_planes(const T* x, const Grouping& by) {
  Pairs moments = pairs_for(by);
  for_each_plane(by, [&](int64_t plane, int64_t, int64_t at) {
    const double mean =
        sum_of(x + at, by.inner, [](auto v) { return v; }) / static_cast<double>(by.inner);
    const auto squared = [m = static_cast<T>(mean)](auto v) {
      return (v - decltype(v)(m)) * (v - decltype(v)(m));
    };
    moments[static_cast<std::size_t>(plane)] = {mean, sum_of(x + at, by.inner, squared)};
  });
  return moments;
}

/// The channels' moments of those of their planes, all of which have as many elements.
template <class T>
void moments_of_channels(const Array& x, const Array& mean, const Array& variance,
                         const Grouping& by) {
  const Pairs planes = moments_of_planes(x.data<T>(), by);
  const auto n = static_cast<double>(by.n), inner = static_cast<double>(by.inner);
  for (int64_t j = 0; j < by.groups; ++j) {
    const auto [means, squares] = joined(planes, j, by);
    double apart = 0;
    for (int64_t i = 0; i < by.n; ++i) {
      const double d = planes[static_cast<std::size_t>(i * by.groups + j)][0] - means / n;
      apart += d * d;
    }
    mean.data<T>()[j] = static_cast<T>(means / n);
    variance.data<T>()[j] = static_cast<T>((squares + apart * inner) / (n * inner));
  }
}

}  // namespace

template <class T>
void normalize_planes(const Normalized& to, const Array& x, const Array& weight, const Array& bias,
                      const Grouping& by) {
  moments_of_channels<T>(x, to.mean, to.variance, by);
  for_each_plane(by, [&](int64_t, int64_t channel, int64_t at) {
    const T s =
        inverse_deviation(to.variance.data<T>()[channel], by.eps) * weight.data<T>()[channel];
    const auto scaled = [m = to.mean.data<T>()[channel], s, b = bias.data<T>()[channel]](auto v) {
      using X = decltype(v);
      return (v - X(m)) * X(s) + X(b);
    };
    map_span(to.y.data<T>() + at, by.inner, scaled, static_cast<const T*>(x.data<T>() + at));
  });
}

template <class T>
NormalizedCotangents planes_backward(const Array& g, const Array& x, const Array& mean,
                                     const Array& variance, const Array& weight,
                                     const Grouping& by) {
  Pairs sums = pairs_for(by);
  for_each_plane(by, [&](int64_t plane, int64_t channel, int64_t at) {
    const auto terms = [m = mean.data<T>()[channel]](auto c, auto v) {
      return std::array{c, c * (v - decltype(v)(m))};
    };
    sums[static_cast<std::size_t>(plane)] = sums_of_terms<2>(
        at, by.inner, terms, g.data<T>() + at, static_cast<const T*>(x.data<T>() + at));
  });
  const Array dx(x.sizes(), x.dtype()), dw(weight.sizes(), x.dtype()),
      db(weight.sizes(), x.dtype());
  std::vector<std::array<T, 3>> factors(static_cast<std::size_t>(by.groups));
  for (int64_t j = 0; j < by.groups; ++j) {
    const auto count = static_cast<double>(by.n * by.inner);
    const auto [plain, moved] = joined(sums, j, by);
    const T s = inverse_deviation(variance.data<T>()[j], by.eps);
    factors[static_cast<std::size_t>(j)] = {s * weight.data<T>()[j], static_cast<T>(plain / count),
                                            static_cast<T>(moved / count) * s * s};
    dw.data<T>()[j] = static_cast<T>(moved) * s;
    db.data<T>()[j] = static_cast<T>(plain);
  }
  for_each_plane(by, [&](int64_t, int64_t channel, int64_t at) {
    const auto [s, a, b] = factors[static_cast<std::size_t>(channel)];
    const auto all = [s = s, a = a, b = b, m = mean.data<T>()[channel]](auto c, auto v) {
      using X = decltype(v);
      return X(s) * (c - X(a) - (v - X(m)) * X(b));
    };
    map_span(dx.data<T>() + at, by.inner, all, static_cast<const T*>(g.data<T>() + at),
             static_cast<const T*>(x.data<T>() + at));
  });
  return {dx, dw, db};
}

TAPER_NORMALIZATION_WAY(normalize_planes, planes_backward, float)
TAPER_NORMALIZATION_WAY(normalize_planes, planes_backward, double)

}  // namespace taper::kernel
