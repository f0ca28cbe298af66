#include "taper/core/kernels/normalization_ways.h"

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

/// Means and sums of squared deviations of columns, to which rows come by and by.
struct Moments {
  double count = 0;
  std::vector<double> mean, squares;

  explicit Moments(int64_t columns)
      : mean(static_cast<std::size_t>(columns)), squares(static_cast<std::size_t>(columns)) {}
  /// n more values of column j, of which these are known (Chan et al. 1979).
  void join(std::size_t j, double n, double their_mean, double their_squares) {
    const double apart = their_mean - mean[j], all = count + n;
    mean[j] += apart * n / all;
    squares[j] += their_squares + apart * apart * count * n / all;
  }
};

/// Takes in rows of x, whose columns lie `stride` apart. Deviations are taken from the mean so far,
/// and at first from that of the first rows.
template <class T>
void take_in(Moments& to, const T* x, int64_t rows, int64_t stride, int64_t columns) {
  std::vector<double> sum(to.mean.size()), squares(to.mean.size());
  std::vector<T> shift(to.mean.size());
  for (int64_t i = 0; i < rows; i += kFoldRows) {
    const int64_t n = std::min(kFoldRows, rows - i);
    const auto count = static_cast<double>(n);
    if (i == 0) {
      const int64_t few = std::min<int64_t>(n, 8);
      sum_columns(
          few, stride, columns, std::array{sum.data()}, [](auto, auto v) { return std::array{v}; },
          static_cast<const T*>(shift.data()), x);
      for (std::size_t j = 0; j < sum.size(); ++j)
        shift[j] = static_cast<T>(sum[j] / static_cast<double>(few));
    } else {
      for (std::size_t j = 0; j < sum.size(); ++j) shift[j] = static_cast<T>(to.mean[j]);
    }
    std::fill(sum.begin(), sum.end(), 0);
    std::fill(squares.begin(), squares.end(), 0);
    const auto deviations = [](auto m, auto v) {
      const auto d = v - m;
      return std::array{d, d * d};
    };
    sum_columns(n, stride, columns, std::array{sum.data(), squares.data()}, deviations,
                static_cast<const T*>(shift.data()), x + i * stride);
    for (std::size_t j = 0; j < sum.size(); ++j)
      to.join(j, count, static_cast<double>(shift[j]) + sum[j] / count,
              squares[j] - sum[j] * sum[j] / count);
    to.count += count;
  }
}

template <class T>
void moments_of_columns(const Array& x, const Array& mean, const Array& variance) {
  const Cut cut(x.size(0), x.size(1));
  std::vector<Moments> parts(static_cast<std::size_t>(cut.pieces), Moments(cut.columns));
  cut.for_each([&](int64_t p, int64_t row, int64_t rows, int64_t column, int64_t columns) {
    Moments part(columns);
    take_in(part, x.data<T>() + row * cut.columns + column, rows, cut.columns, columns);
    Moments& to = parts[static_cast<std::size_t>(p)];
    std::copy(part.mean.begin(), part.mean.end(), to.mean.begin() + column);
    std::copy(part.squares.begin(), part.squares.end(), to.squares.begin() + column);
  });
  Moments all(cut.columns);
  for (int64_t p = 0; p < cut.pieces; ++p) {
    const Moments& part = parts[static_cast<std::size_t>(p)];
    const auto count = static_cast<double>(std::min(cut.piece, cut.rows - p * cut.piece));
    for (std::size_t j = 0; j < all.mean.size(); ++j)
      all.join(j, count, part.mean[j], part.squares[j]);
    all.count += count;
  }
  for (std::size_t j = 0; j < all.mean.size(); ++j) {
    mean.data<T>()[j] = static_cast<T>(all.mean[j]);
    variance.data<T>()[j] = static_cast<T>(all.squares[j] / all.count);
  }
}

/// The sums of g, and of g (x - mean), over each column.
template <class T>
std::array<std::vector<double>, 2> sums_of_cotangents(const Array& g, const Array& x,
                                                      const Array& mean) {
  const Cut cut(x.size(0), x.size(1));
  const auto size = static_cast<std::size_t>(cut.columns);
  std::vector<double> parts(static_cast<std::size_t>(cut.pieces) * 2 * size);
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
  std::array<std::vector<double>, 2> sums{std::vector<double>(size), std::vector<double>(size)};
  for (std::size_t i = 0; i < 2 * static_cast<std::size_t>(cut.pieces); ++i)
    for (std::size_t j = 0; j < size; ++j) sums[i % 2][j] += parts[i * size + j];
  return sums;
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
  const auto sums = sums_of_cotangents<T>(g, x, mean);
  const int64_t n = x.size(1);
  const auto count = static_cast<double>(x.size(0));
  const Array dx(x.sizes(), x.dtype()), to_weight({n}, x.dtype()), to_bias({n}, x.dtype());
  std::vector<T> scales(sums[0].size()), means(sums[0].size()), slopes(sums[0].size());
  const double *plain = sums[0].data(), *moved = sums[1].data();
  const T *v = variance.data<T>(), *w = weight.data<T>();
  T *dw = to_weight.data<T>(), *db = to_bias.data<T>();
  T *scale = scales.data(), *a = means.data(), *b = slopes.data();
#pragma omp simd
  for (int64_t j = 0; j < n; ++j) {
    const T s = inverse_deviation(v[j], by.eps);
    scale[j] = s * w[j];
    a[j] = static_cast<T>(plain[j] / count);
    b[j] = static_cast<T>(moved[j] / count) * s * s;
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
