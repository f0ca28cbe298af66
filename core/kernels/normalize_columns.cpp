#include "taper/core/kernels/normalization_ways.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "taper/core/kernels/columns.h"
#include "taper/core/kernels/fold.h"

namespace taper::kernel {
namespace {

/// A matrix cut into pieces of rows and tiles of columns for the threads, by its shape alone.
struct Cut {
  Cut(int64_t n, int64_t width) : rows(n), columns(width) {
    tiles = (columns + kFoldColumns - 1) / kFoldColumns;
    const int64_t least = 2 * kElementwiseGrain / std::clamp<int64_t>(width, 1, kFoldColumns);
    pieces = tiles >= 16 ? 1 : std::max<int64_t>(rows / least, 1);
    piece = (rows + pieces - 1) / pieces;
  }
  /// Calls f(piece, first row, rows, first column, columns) for each part.
  template <class F>
  void for_each(F f) const {
    const int64_t work = piece * std::min(columns, kFoldColumns);
    parallel_for(pieces * tiles, kElementwiseGrain / (2 * work + 1) + 1, [&](int64_t b, int64_t e) {
      for (int64_t u = b; u < e; ++u) {
        const int64_t p = u / tiles, c = u % tiles * kFoldColumns;
        f(p, p * piece, std::min(piece, rows - p * piece), c, std::min(kFoldColumns, columns - c));
      }
    });
  }
  int64_t rows, columns, tiles, pieces, piece;
};

/// Means and sums of squared deviations of columns, to which rows come by and by; zeros at first.
struct Moments {
  double *mean, *squares;
  int64_t columns;
  double count = 0;

  /// n more values of each column, of which these are known (Chan et al. 1979).
  void join(double n, const double* their_mean, const double* their_squares) {
    const double part = n / (count + n), weight = count * part;
#pragma omp simd
    for (int64_t j = 0; j < columns; ++j) {
      const double apart = their_mean[j] - mean[j];
      mean[j] += apart * part;
      squares[j] += their_squares[j] + apart * apart * weight;
    }
    count += n;
  }
};

/// Takes in rows of x, whose columns, at most kFoldColumns, lie `stride` apart. Deviations are
/// taken from the mean so far, and at first from that of the first rows.
template <class T>
void take_in(Moments to, const T* x, int64_t rows, int64_t stride) {
  const int64_t columns = to.columns;
  std::array<T, kFoldColumns> shifts{};
  T* shift = shifts.data();
  for (int64_t i = 0; i < rows; i += kFoldRows) {
    std::array<double, kFoldColumns> sums{}, squared{};
    double *sum = sums.data(), *squares = squared.data();
    const int64_t n = std::min(kFoldRows, rows - i);
    if (i == 0) {
      const int64_t few = std::min<int64_t>(n, 8);
      sum_columns(
          few, stride, columns, std::array{to.mean}, [](auto, auto v) { return std::array{v}; },
          static_cast<const T*>(shift), x);
      for (int64_t j = 0; j < columns; ++j)
        shift[j] = static_cast<T>(std::exchange(to.mean[j], 0) / static_cast<double>(few));
    } else {
      for (int64_t j = 0; j < columns; ++j) shift[j] = static_cast<T>(to.mean[j]);
    }
    const auto deviations = [](auto m, auto v) {
      const auto d = v - m;
      return std::array{d, d * d};
    };
    sum_columns(n, stride, columns, std::array{sum, squares}, deviations,
                static_cast<const T*>(shift), x + i * stride);
    const double part = 1 / static_cast<double>(n);
#pragma omp simd
    for (int64_t j = 0; j < columns; ++j) {
      const double apart = sum[j] * part;
      squares[j] -= sum[j] * apart;
      sum[j] = static_cast<double>(shift[j]) + apart;
    }
    to.join(static_cast<double>(n), sum, squares);
  }
}

template <class T>
void moments_of_columns(const Array& x, const Array& mean, const Array& variance) {
  const Cut cut(x.size(0), x.size(1));
  std::vector<double> room(static_cast<std::size_t>(2 * cut.pieces * cut.columns));
  const auto piece = [&](int64_t p, int64_t column, int64_t columns) {
    double* at = room.data() + 2 * p * cut.columns + column;
    return Moments{at, at + cut.columns, columns};
  };
  cut.for_each([&](int64_t p, int64_t row, int64_t rows, int64_t column, int64_t columns) {
    take_in(piece(p, column, columns), x.data<T>() + row * cut.columns + column, rows, cut.columns);
  });
  Moments all = piece(0, 0, cut.columns);
  all.count = static_cast<double>(std::min(cut.piece, cut.rows));
  for (int64_t p = 1; p < cut.pieces; ++p) {
    const Moments part = piece(p, 0, cut.columns);
    all.join(static_cast<double>(std::min(cut.piece, cut.rows - p * cut.piece)), part.mean,
             part.squares);
  }
  T *to_mean = mean.data<T>(), *to_variance = variance.data<T>();
  const double share = 1 / all.count;
#pragma omp simd
  for (int64_t j = 0; j < all.columns; ++j) {
    to_mean[j] = static_cast<T>(all.mean[j]);
    to_variance[j] = static_cast<T>(all.squares[j] * share);
  }
}

/// The sums of g over each column, and behind them those of g (x - mean).
template <class T>
std::vector<double> sums_of_cotangents(const Array& g, const Array& x, const Array& mean) {
  const Cut cut(x.size(0), x.size(1));
  std::vector<double> parts(static_cast<std::size_t>(cut.pieces * 2 * cut.columns));
  cut.for_each([&](int64_t p, int64_t row, int64_t rows, int64_t column, int64_t columns) {
    double* to = parts.data() + p * 2 * cut.columns + column;
    const auto terms = [](auto m, auto c, auto v) { return std::array{c, c * (v - m)}; };
    for (int64_t i = row; i < row + rows; i += kFoldRows)
      sum_columns(std::min(kFoldRows, row + rows - i), cut.columns, columns,
                  std::array{to, to + cut.columns}, terms,
                  static_cast<const T*>(mean.data<T>() + column),
                  static_cast<const T*>(g.data<T>() + i * cut.columns + column),
                  static_cast<const T*>(x.data<T>() + i * cut.columns + column));
  });
  for (int64_t p = 1; p < cut.pieces; ++p) {
    const double* from = parts.data() + p * 2 * cut.columns;
    std::transform(from, from + 2 * cut.columns, parts.data(), parts.data(), std::plus<>());
  }
  return parts;
}

}  // namespace

template <class T>
void normalize_columns(const Normalized& to, const Array& x, const Array& weight, const Array& bias,
                       const Grouping& by) {
  moments_of_columns<T>(x, to.mean, to.variance);
  const int64_t n = x.size(1);
  std::vector<T> scale(static_cast<std::size_t>(n));
  const T *variance = to.variance.data<T>(), *w = weight.data<T>();
#pragma omp simd
  for (int64_t j = 0; j < n; ++j) scale.data()[j] = inverse_deviation(variance[j], by.eps) * w[j];
  const T *m = to.mean.data<T>(), *s = scale.data(), *b = bias.data<T>();
  parallel_for(x.size(0), kElementwiseGrain / n + 1, [&](int64_t begin, int64_t end) {
    const auto scaled = [](auto v, auto m, auto s, auto b) { return (v - m) * s + b; };
    for (int64_t at = begin * n; at < end * n; at += n)
      map_span(to.y.data<T>() + at, n, scaled, static_cast<const T*>(x.data<T>() + at), m, s, b);
  });
}

template <class T>
NormalizedCotangents columns_backward(const Array& g, const Array& x, const Array& mean,
                                      const Array& variance, const Array& weight,
                                      const Grouping& by) {
  const std::vector<double> sums = sums_of_cotangents<T>(g, x, mean);
  const int64_t n = x.size(1);
  const double share = 1 / static_cast<double>(x.size(0));
  const Array dx(x.sizes(), x.dtype()), to_weight({n}, x.dtype()), to_bias({n}, x.dtype());
  const auto size = static_cast<std::size_t>(n);
  std::vector<T> scales(size), means(size), slopes(size);
  const double *plain = sums.data(), *moved = plain + n;
  const T *v = variance.data<T>(), *w = weight.data<T>();
  T *dw = to_weight.data<T>(), *db = to_bias.data<T>();
  T *scale = scales.data(), *a = means.data(), *b = slopes.data();
#pragma omp simd
  for (int64_t j = 0; j < n; ++j) {
    const T s = inverse_deviation(v[j], by.eps);
    scale[j] = s * w[j];
    a[j] = static_cast<T>(plain[j] * share);
    b[j] = static_cast<T>(moved[j] * share) * s * s;
    dw[j] = static_cast<T>(moved[j]) * s;
    db[j] = static_cast<T>(plain[j]);
  }
  const auto all = [](auto c, auto v, auto m, auto s, auto a, auto b) {
    return s * (c - a - (v - m) * b);
  };
  parallel_for(x.size(0), kElementwiseGrain / n + 1, [&](int64_t begin, int64_t end) {
    for (int64_t at = begin * n; at < end * n; at += n)
      map_span(dx.data<T>() + at, n, all, static_cast<const T*>(g.data<T>() + at),
               static_cast<const T*>(x.data<T>() + at), static_cast<const T*>(mean.data<T>()),
               static_cast<const T*>(scale), static_cast<const T*>(a), static_cast<const T*>(b));
  });
  return {dx, to_weight, to_bias};
}

TAPER_NORMALIZATION_WAY(normalize_columns, columns_backward, float)
TAPER_NORMALIZATION_WAY(normalize_columns, columns_backward, double)

}  // namespace taper::kernel
