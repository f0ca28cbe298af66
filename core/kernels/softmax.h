#pragma once

#include "taper/core/kernels/math.h"
#include "taper/core/kernels/vectors.h"

/// What softmax, logsumexp and cross entropy need of rows of n neighbouring elements.
namespace taper::kernel {

/// The sum of f(x).
template <class T, class F>
double sum_of(const T* x, int64_t n, F f) {
  const auto add = [](auto a, auto b) -> decltype(a) { return a + b; };
  const auto step = [f](auto a, auto v) -> decltype(a + f(v)) { return a + f(v); };
  return fold_run(x, n, make_fold<T, double>(T{0}, step, add));
}

/// The sums of the terms f(x[i]...) over n places, of which there are K. All x begin at `place` of
/// arrays, whose vectors are read as they lie in aligned memory.
template <std::size_t K, class F, class T, class... X>
std::array<double, K> sums_of_terms(int64_t place, int64_t n, F f, const T* first,
                                    const X*... more) {
  using Terms = std::array<Batch<T>, K>;
  const auto terms = [=](auto at) {
    return std::array<Terms, 1>{f(at.load(first), at.load(more)...)};
  };
  return sums_of_rows<T, K, 1>(n, terms, std::min(n, before_vector<T>(place)))[0];
}

/// The largest element; NaN wins.
template <class T>
T largest(const T* x, int64_t n) {
  const auto choose = [](auto a, auto b) -> decltype(a) { return larger(a, b); };
  return fold_run(x, n, make_fold<T, T>(-std::numeric_limits<T>::infinity(), choose, choose));
}

inline constexpr int64_t kPartRows = 64;

/// Calls f(first, count) for parts of the rows [0, rows), in parallel. The rows of a part, at most
/// kPartRows, stay in the first cache, and go through each step together: the processor then works
/// on several rows at once.
template <class F>
void for_each_part(int64_t rows, int64_t n, F f) {
  const int64_t most = std::clamp<int64_t>(4096 / std::max<int64_t>(n, 1), 1, kPartRows);
  constexpr int64_t kRowItself = 100;  // what a row costs besides its elements
  parallel_for(rows, kElementwiseGrain / (2 * n + kRowItself) + 1, [&](int64_t begin, int64_t end) {
    for (int64_t r = begin; r < end; r += most) f(r, std::min(most, end - r));
  });
}

/// The largest element of each row of a part.
template <class T>
void tops_of_rows(const T* x, int64_t rows, int64_t n, T* top) {
  for (int64_t r = 0; r < rows; ++r) top[r] = largest(x + r * n, n);
}

/// The sum of e^(x - shift) of each row.
template <class T>
void sums_of_exp(const T* x, int64_t rows, int64_t n, const T* shift, T* sum) {
  for (int64_t r = 0; r < rows; ++r)
    sum[r] = static_cast<T>(sum_of(x + r * n, n, [s = shift[r]](auto v) -> decltype(v) {
      return math::exp(v - decltype(v)(s));
    }));
}

/// The logarithm of it.
template <class T>
void logs_of_sums(const T* x, int64_t rows, int64_t n, const T* shift, T* log) {
  sums_of_exp(x, rows, n, shift, log);
  map_span(
      log, rows, [](auto v) { return math::log(v); }, log);
}

/// The softmax of each row.
template <class T>
void softmax_of_rows(const T* x, T* y, int64_t rows, int64_t n) {
  T top[kPartRows], scale[kPartRows];
  tops_of_rows(x, rows, n, top);
  for (int64_t r = 0; r < rows; ++r) {
    const auto shifted = [t = top[r]](auto v) { return math::exp(v - decltype(v)(t)); };
    map_span(y + r * n, n, shifted, x + r * n);
  }
  for (int64_t r = 0; r < rows; ++r)
    scale[r] = static_cast<T>(1 / sum_of(y + r * n, n, [](auto v) { return v; }));
  for (int64_t r = 0; r < rows; ++r) {
    const auto scaled = [s = scale[r]](auto v) { return v * decltype(v)(s); };
    map_span(y + r * n, n, scaled, y + r * n);
  }
}

}  // namespace taper::kernel
