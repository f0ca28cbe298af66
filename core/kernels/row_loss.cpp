#include "taper/core/kernels/row_loss.h"

#include <algorithm>

#include "taper/core/kernels/integer.h"
#include "taper/core/kernels/softmax.h"

namespace taper::kernel {
namespace {

/// Calls f(zero, row, place of its first element, length) for each row of x, in parallel; zero is
/// of its type.
template <class F>
void for_each_row(const char* op, const Array& x, F f) {
  int64_t rows = 1;
  for (int64_t axis = 0; axis < x.dim() - 1; ++axis) rows *= x.size(axis);
  dispatch_floating(op, x.dtype(), [&](auto zero) {
    for_each_part(rows, x.sizes().back(), [&, n = x.sizes().back()](int64_t first, int64_t count) {
      for (int64_t r = first; r < first + count; ++r) f(zero, r, r * n, n);
    });
  });
}

Array rows_of(const Array& x) { return contiguous(wide(x)); }

/// Room for a number of each row of x.
Array row_numbers(const Array& x) {
  return Array(IntArrayRef(x.sizes()).slice(0, x.sizes().size() - 1), x.dtype());
}

/// Room for the losses of the rows of x, and for so many numbers that are found of each.
RowLosses losses_of(const Array& x, int64_t numbers) {
  const Array losses = row_numbers(x);
  return {losses, Array({losses.numel(), numbers}, kDouble)};
}

/// What was found of row r.
template <std::size_t K>
void keep(const RowLosses& y, int64_t r, const std::array<double, K>& numbers) {
  std::copy_n(numbers.begin(), K, y.found.data<double>() + r * static_cast<int64_t>(K));
}

/// With losses in the dtype of what they were made of.
RowLosses narrowed(const RowLosses& y, ScalarType dtype) {
  return {cast(y.losses, dtype), y.found};
}

template <std::size_t N>
std::array<Array, N> cotangents_like(const Array& x, std::array<bool, N> wanted) {
  std::array<Array, N> d;
  for (std::size_t i = 0; i < N; ++i)
    if (wanted[i]) d[i] = Array(x.sizes(), x.dtype());
  return d;
}

template <std::size_t N>
std::array<Array, N> narrowed(std::array<Array, N> d, ScalarType dtype) {
  for (Array& x : d)
    if (x.defined()) x = cast(x, dtype);
  return d;
}

/// How far scores are above that of the right class, less the margin.
template <class T>
auto excess(T right, double margin) {
  return [above = static_cast<T>(margin) - right](auto x) { return x + decltype(x)(above); };
}

/// The sum of f(x) over a row, which begins at `at`, without place t.
template <class T, class F>
double sum_beside(int64_t at, const T* x, int64_t t, int64_t n, F f) {
  const auto term = [f](auto x) { return std::array{f(x)}; };
  return sums_of_terms<1>(at, t, term, x)[0] +
         sums_of_terms<1>(at + t + 1, n - t - 1, term, x + t + 1)[0];
}

/// The classes that a row of a target lists; `others` becomes 1 for all classes but these.
template <class T>
ArrayRef<int64_t> listed(const int64_t* row, int64_t n, T* others) {
  const ArrayRef<int64_t> classes(row, static_cast<std::size_t>(std::find(row, row + n, -1) - row));
  std::fill_n(others, n, T{1});
  for (const int64_t t : classes) others[t] = 0;
  return classes;
}

/// The lengths of two rows, which begin at `at`, squared, and the cosine of the angle between them.
template <class T>
std::array<double, 3> angle(int64_t at, const T* a, const T* b, int64_t n) {
  constexpr double kTiny = 1e-12;  // libtorch's
  const auto products = [](auto a, auto b) { return std::array{a * a, b * b, a * b}; };
  const auto [aa, bb, ab] = sums_of_terms<3>(at, n, products, a, b);
  return {aa + kTiny, bb + kTiny, ab / std::sqrt((aa + kTiny) * (bb + kTiny))};
}

/// |a - b + eps| and |a - c + eps|
template <class T>
std::array<double, 2> distances(int64_t at, const T* a, const T* b, const T* c, int64_t n, T eps) {
  const auto squares = [eps](auto a, auto b, auto c) {
    const auto e = decltype(a)(eps), near = a - b + e, far = a - c + e;
    return std::array{near * near, far * far};
  };
  const auto [near, far] = sums_of_terms<2>(at, n, squares, a, b, c);
  return {std::sqrt(near), std::sqrt(far)};
}

}  // namespace

Array multi_margin_loss(const Array& scores, const Array& target, int64_t power, double margin) {
  const Array x = rows_of(scores), y = row_numbers(x);
  for_each_row("multi_margin_loss", x, [&](auto zero, int64_t r, int64_t at, int64_t n) {
    using T = decltype(zero);
    const T* row = x.data<T>() + at;
    const int64_t t = target.data<int64_t>()[r];
    const auto once = [e = excess(row[t], margin)](auto x) {
      return xsimd::max(decltype(x)(0), e(x));  // keeps NaN
    };
    const auto twice = [once](auto x) { return once(x) * once(x); };
    const double sum =
        power == 1 ? sum_beside(at, row, t, n, once) : sum_beside(at, row, t, n, twice);
    y.data<T>()[r] = static_cast<T>(sum / static_cast<double>(n));
  });
  return cast(y, scores.dtype());
}

Array multi_margin_backward(const Array& g, const Array& scores, const Array& target, int64_t power,
                            double margin) {
  const Array x = rows_of(scores), factor = rows_of(g), d(x.sizes(), x.dtype());
  for_each_row("multi_margin_loss", x, [&](auto zero, int64_t r, int64_t at, int64_t n) {
    using T = decltype(zero);
    const T* row = x.data<T>() + at;
    T* out = d.data<T>() + at;
    const int64_t t = target.data<int64_t>()[r];
    const T slope = factor.data<T>()[r] / static_cast<T>(n) * static_cast<T>(power);
    const auto along = [&](auto f) {
      const auto term = [=](auto place) {
        const Batch<T> v = f(place.load(row));
        place.store(v * Batch<T>(slope), out);
        return std::array<std::array<Batch<T>, 1>, 1>{{{v}}};
      };
      const double sum = sums_of_rows<T, 1, 1>(n, term, std::min(n, before_vector<T>(at)))[0][0];
      out[t] = static_cast<T>(0 - slope * (sum - static_cast<double>(f(Batch<T>(row[t])).get(0))));
    };
    const auto step = [e = excess(row[t], margin)](auto x) {
      using X = decltype(x);
      return choose(e(x) > X(0), X(1), X(0));
    };
    const auto ramp = [e = excess(row[t], margin)](auto x) {
      using X = decltype(x);
      const X v = e(x);
      return choose(v > X(0), v, X(0));
    };
    power == 1 ? along(step) : along(ramp);
  });
  return cast(d, scores.dtype());
}

Array multilabel_margin_loss(const Array& scores, const Array& target) {
  const Array x = rows_of(scores), y = row_numbers(x), room(x.sizes(), x.dtype());
  for_each_row("multilabel_margin_loss", x, [&](auto zero, int64_t r, int64_t at, int64_t n) {
    using T = decltype(zero);
    const T* row = x.data<T>() + at;
    T* others = room.data<T>() + at;
    double sum = 0;
    for (const int64_t t : listed(target.data<int64_t>() + at, n, others)) {
      const auto term = [e = excess(row[t], 1)](auto x, auto other) {
        using X = decltype(x);
        return std::array<X, 1>{choose(other > X(0), xsimd::max(X(0), e(x)), X(0))};
      };
      sum += sums_of_terms<1>(at, n, term, row, static_cast<const T*>(others))[0];
    }
    y.data<T>()[r] = static_cast<T>(sum / static_cast<double>(n));
  });
  return cast(y, scores.dtype());
}

Array multilabel_margin_backward(const Array& g, const Array& scores, const Array& target) {
  const Array x = rows_of(scores), factor = rows_of(g), room(x.sizes(), x.dtype()),
              d = full(x.sizes(), 0, x.dtype());
  for_each_row("multilabel_margin_loss", x, [&](auto zero, int64_t r, int64_t at, int64_t n) {
    using T = decltype(zero);
    const T* row = x.data<T>() + at;
    T* out = d.data<T>() + at;
    T* others = room.data<T>() + at;
    const T slope = factor.data<T>()[r] / static_cast<T>(n);
    for (const int64_t t : listed(target.data<int64_t>() + at, n, others)) {
      const auto above = [&, e = excess(row[t], 1)](auto place) {
        using X = Batch<T>;
        const X other = place.load(others), over = e(place.load(row));
        const X counts = choose(over > X(0), other, X(0));
        place.store(place.load(out) + counts * X(slope), out);
        return std::array<std::array<X, 1>, 1>{{{counts}}};
      };
      out[t] -= slope * static_cast<T>(sums_of_rows<T, 1, 1>(n, above)[0][0]);
    }
  });
  return cast(d, scores.dtype());
}

RowLosses cosine_embedding_loss(const Array& left, const Array& right, const Array& target,
                                double margin) {
  const Array a = rows_of(left), b = rows_of(right);
  const RowLosses y = losses_of(a, 3);
  const Array kinds = contiguous(cast(target, a.dtype()));
  for_each_row("cosine_embedding_loss", a, [&](auto zero, int64_t r, int64_t at, int64_t n) {
    using T = decltype(zero);
    const auto found = angle(at, a.data<T>() + at, b.data<T>() + at, n);
    const double c = found[2], over = c < margin ? 0 : c - margin;
    const T kind = kinds.data<T>()[r];
    y.losses.data<T>()[r] = static_cast<T>(kind == 1 ? 1 - c : kind == -1 ? over : 0);
    keep(y, r, found);
  });
  return narrowed(y, left.dtype());
}

std::array<Array, 2> cosine_embedding_backward(const Array& g, const Array& angles,
                                               const Array& left, const Array& right,
                                               const Array& target, double margin,
                                               std::array<bool, 2> wanted) {
  const Array a = rows_of(left), b = rows_of(right), factor = rows_of(g);
  const Array kinds = contiguous(cast(target, a.dtype()));
  const auto d = cotangents_like(a, wanted);
  for_each_row("cosine_embedding_loss", a, [&](auto zero, int64_t r, int64_t at, int64_t n) {
    using T = decltype(zero);
    const T *u = a.data<T>() + at, *v = b.data<T>() + at;
    const double* found = angles.data<double>() + 3 * r;
    const double aa = found[0], bb = found[1], cosine = found[2];
    const T kind = kinds.data<T>()[r];
    const double sign = kind == 1 ? -1 : kind == -1 && cosine >= margin ? 1 : 0;
    const double s = sign * factor.data<T>()[r];
    const T other = static_cast<T>(s / std::sqrt(aa * bb));
    const auto mixed = [&](double length) {
      const T own = static_cast<T>(s * cosine / length);
      return [own, other](auto u, auto v) {
        using X = decltype(u);
        return v * X(other) - u * X(own);
      };
    };
    if (wanted[0]) map_span(d[0].data<T>() + at, n, mixed(aa), u, v);
    if (wanted[1]) map_span(d[1].data<T>() + at, n, mixed(bb), v, u);
  });
  return narrowed(d, left.dtype());
}

RowLosses triplet_margin_loss(const Array& anchor, const Array& positive, const Array& negative,
                              double margin, double eps) {
  const Array a = rows_of(anchor), p = rows_of(positive), q = rows_of(negative);
  const RowLosses y = losses_of(a, 2);
  for_each_row("triplet_margin_loss", a, [&](auto zero, int64_t r, int64_t at, int64_t n) {
    using T = decltype(zero);
    const auto [near, far] =
        distances(at, a.data<T>() + at, p.data<T>() + at, q.data<T>() + at, n, static_cast<T>(eps));
    const double over = margin + near - far;
    y.losses.data<T>()[r] = static_cast<T>(over < 0 ? 0 : over);
    keep(y, r, std::array{near, far});
  });
  return narrowed(y, anchor.dtype());
}

std::array<Array, 3> triplet_margin_backward(const Array& g, const Array& found,
                                             const Array& anchor, const Array& positive,
                                             const Array& negative, double margin, double eps,
                                             std::array<bool, 3> wanted) {
  const Array a = rows_of(anchor), p = rows_of(positive), q = rows_of(negative),
              factor = rows_of(g);
  const auto d = cotangents_like(a, wanted);
  for_each_row("triplet_margin_loss", a, [&](auto zero, int64_t r, int64_t at, int64_t n) {
    using T = decltype(zero);
    const T *x = a.data<T>() + at, *y = p.data<T>() + at, *z = q.data<T>() + at;
    const T e = static_cast<T>(eps);
    const double near = found.data<double>()[2 * r], far = found.data<double>()[2 * r + 1];
    const double s = margin + near - far >= 0 ? factor.data<T>()[r] : 0;
    const auto slope = [s](double d) { return static_cast<T>(d == 0 ? 0 : s / d); };
    const auto along = [e](T slope) {
      return [e, slope](auto x, auto y) {
        using X = decltype(x);
        return (x - y + X(e)) * X(slope);
      };
    };
    const auto to = along(slope(near)), fro = along(slope(far));
    const auto back = along(-slope(near));
    const auto both = [=](auto x, auto y, auto z) { return to(x, y) - fro(x, z); };
    if (wanted[0]) map_span(d[0].data<T>() + at, n, both, x, y, z);
    if (wanted[1]) map_span(d[1].data<T>() + at, n, back, x, y);
    if (wanted[2]) map_span(d[2].data<T>() + at, n, fro, x, z);
  });
  return narrowed(d, anchor.dtype());
}

}  // namespace taper::kernel
