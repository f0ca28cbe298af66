#include "taper/core/kernels/normalization_ways.h"

#include "taper/core/kernels/vectors.h"

// Several samples go through a group's weights together: what belongs to columns is read and
// written once for all of them.

namespace taper::kernel {
namespace {

/// The rows of one group in R samples, which lie `stride` elements apart.
template <class T, std::size_t R>
struct Samples {
  T* first;
  int64_t stride;
  T* operator[](std::size_t r) const { return first + static_cast<int64_t>(r) * stride; }
};

/// Mean and variance of each row. Deviations are taken from its first number, which takes one pass;
/// where that lies far from the mean, by which small variances would be lost, once more from there.
template <class T, std::size_t R>
std::array<std::array<T, 2>, R> moments_of_rows(const Samples<const T, R>& x, int64_t n) {
  using B = Batch<T>;
  std::array<B, R> from;
  for (std::size_t r = 0; r < R; ++r) from[r] = B(x[r][0]);
  std::array<std::array<T, 2>, R> moments;
  for (bool again = true, first = true; again; first = false) {
    const auto sums = sums_of_rows<T, 2, R>(n, [&](auto at) {
      std::array<std::array<B, 2>, R> terms;
      for (std::size_t r = 0; r < R; ++r) {
        const B d = at.load(x[r]) - from[r];
        terms[r] = {d, d * d};
      }
      return terms;
    });
    again = false;
    for (std::size_t r = 0; r < R; ++r) {
      const double apart = sums[r][0] / static_cast<double>(n);
      const double variance = sums[r][1] / static_cast<double>(n) - apart * apart;
      moments[r] = {from[r].get(0) + static_cast<T>(apart),
                    static_cast<T>(std::max(variance, 0.0))};
      if (!first || apart * apart <= 4 * variance) continue;
      from[r] = B(moments[r][0]);
      again = true;
    }
  }
  return moments;
}

template <class T, std::size_t R>
void normalize_some(const Normalized& to, const Array& in, const T* weight, const T* bias,
                    const Grouping& by, int64_t row) {
  const int64_t n = by.members * by.inner;
  const Samples<const T, R> x{in.data<T>() + row * n, by.groups * n};
  const auto moments = moments_of_rows(x, n);
  for (std::size_t r = 0; r < R; ++r) {
    const auto [mean, variance] = moments[r];
    const int64_t at = row + static_cast<int64_t>(r) * by.groups;
    to.mean.data<T>()[at] = mean;
    to.variance.data<T>()[at] = variance;
    const auto scaled = [m = mean, s = inverse_deviation(variance, by.eps)](auto v, auto w,
                                                                            auto b) {
      using X = decltype(v);
      return (v - X(m)) * X(s) * w + b;
    };
    map_span(to.y.data<T>() + at * n, n, scaled, x[r], weight, bias);
  }
}

template <class T, std::size_t R>
void some_backward(const NormalizedCotangents& to, const Array& g, const Array& in,
                   const Array& mean, const Array& variance, const T* weight, const Grouping& by,
                   int64_t row, T* dw, T* db) {
  using B = Batch<T>;
  const int64_t n = by.members * by.inner, stride = by.groups * n;
  const Samples<const T, R> c{g.data<T>() + row * n, stride}, x{in.data<T>() + row * n, stride};
  std::array<T, R> mean_of, scale_of;
  for (std::size_t r = 0; r < R; ++r) {
    const int64_t at = row + static_cast<int64_t>(r) * by.groups;
    mean_of[r] = mean.data<T>()[at];
    scale_of[r] = inverse_deviation(variance.data<T>()[at], by.eps);
  }
  std::array<B, R> m, s;
  for (std::size_t r = 0; r < R; ++r) m[r] = B(mean_of[r]), s[r] = B(scale_of[r]);
  const auto sums = sums_of_rows<T, 2, R>(n, [&](auto at) {
    std::array<std::array<B, 2>, R> terms;
    const B w = at.load(weight);
    B to_w = at.load(dw), to_b = at.load(db);
    for (std::size_t r = 0; r < R; ++r) {
      const B v = at.load(c[r]), vw = v * w, d = at.load(x[r]) - m[r];
      terms[r] = {vw, vw * d};
      to_w += v * (d * s[r]);
      to_b += v;
    }
    at.store(to_w, dw);
    at.store(to_b, db);
    return terms;
  });
  for (std::size_t r = 0; r < R; ++r) {
    const T scale = scale_of[r], a = static_cast<T>(sums[r][0] / static_cast<double>(n));
    const T b = static_cast<T>(sums[r][1] / static_cast<double>(n)) * scale * scale;
    const auto all = [m = mean_of[r], scale, a, b](auto v, auto x, auto w) {
      using X = decltype(v);
      return X(scale) * (v * w - X(a) - (x - X(m)) * X(b));
    };
    const int64_t at = row + static_cast<int64_t>(r) * by.groups;
    map_span(to.x.data<T>() + at * n, n, all, c[r], x[r], weight);
  }
}

/// Calls f(count, sample) for the samples [i, end), `count` of them together: kRowsTogether or 1,
/// by the type of `count`.
template <class F>
void in_fours(int64_t i, int64_t end, F f) {
  for (; i + kRowsTogether <= end; i += kRowsTogether)
    f(std::integral_constant<std::size_t, kRowsTogether>(), i);
  for (; i < end; ++i) f(std::integral_constant<std::size_t, 1>(), i);
}

/// How samples are cut for threads that add up tables of their own: in pieces of few enough for
/// sums of T. While all fits into caches, each thread has the samples that it had forward; large
/// tables are few.
int64_t samples_of_a_piece(const Grouping& by) {
  constexpr int64_t kCached = int64_t{1} << 19;
  const bool fits = by.n * by.groups * by.members * by.inner <= kCached;
  return std::clamp<int64_t>((fits ? by.n : by.n * by.groups) / 4, 8, kFoldRows);
}

}  // namespace

template <class T>
void normalize_rows(const Normalized& to, const Array& x, const Array& weight, const Array& bias,
                    const Grouping& by) {
  const int64_t n = by.members * by.inner, fours = (by.n + kRowsTogether - 1) / kRowsTogether;
  const int64_t grain = kElementwiseGrain / (kRowsTogether * (n + 50)) + 1;
  parallel_for(fours * by.groups, grain, [&](int64_t begin, int64_t end) {
    for (int64_t u = begin; u < end; ++u) {
      const int64_t group = u % by.groups, sample = u / by.groups * kRowsTogether;
      const T *w = weight.data<T>() + group * n, *b = bias.data<T>() + group * n;
      in_fours(sample, std::min(by.n, sample + kRowsTogether), [&](auto count, int64_t i) {
        normalize_some<T, decltype(count)::value>(to, x, w, b, by, i * by.groups + group);
      });
    }
  });
}

template <class T>
NormalizedCotangents rows_backward(const Array& g, const Array& x, const Array& mean,
                                   const Array& variance, const Array& weight, const Grouping& by) {
  const int64_t groups = by.groups, n = by.members * by.inner, samples = by.n;
  const int64_t piece = samples_of_a_piece(by);
  const int64_t pieces = (samples + piece - 1) / piece;
  const NormalizedCotangents to{Array(x.sizes(), x.dtype()),
                                full({pieces, groups, n}, 0, x.dtype()),
                                full({pieces, groups, n}, 0, x.dtype())};
  // Short rows are read together with their neighbours: memory is walked through in order.
  const int64_t side = std::clamp<int64_t>(1024 / n, 1, groups);
  const int64_t sides = (groups + side - 1) / side;
  const int64_t grain = kElementwiseGrain / (2 * n * side * std::min(piece, samples) + 100) + 1;
  parallel_for(pieces * sides, grain, [&](int64_t begin, int64_t end) {
    for (int64_t u = begin; u < end; ++u) {
      const int64_t p = u / sides, left = u % sides * side, right = std::min(groups, left + side);
      in_fours(p * piece, std::min(samples, (p + 1) * piece), [&](auto count, int64_t i) {
        for (int64_t group = left; group < right; ++group) {
          const int64_t at = (p * groups + group) * n;
          some_backward<T, decltype(count)::value>(
              to, g, x, mean, variance, weight.data<T>() + group * n, by, i * groups + group,
              to.weight.data<T>() + at, to.bias.data<T>() + at);
        }
      });
    }
  });
  return to;
}

TAPER_NORMALIZATION_WAY(normalize_rows, rows_backward, float)
TAPER_NORMALIZATION_WAY(normalize_rows, rows_backward, double)

}  // namespace taper::kernel
