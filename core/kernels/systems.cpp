#include "taper/core/kernels/systems.h"

#include "taper/core/kernels/lapack.h"

namespace taper::kernel {
namespace {

/// How far behind the first one the i-th matrix, or vector of `rank` 1, of a stack lies that may
/// have been expanded.
int64_t place_of(const Array& x, std::size_t rank, int64_t i) {
  int64_t place = 0;
  for (std::size_t axis = x.sizes().size() - rank; axis-- > 0; i /= x.sizes()[axis])
    place += i % x.sizes()[axis] * x.strides()[axis];
  return place;
}

}  // namespace

LU lu(const Array& a) {
  const Int n = rows_of(a);
  LU y{copy_in_columns(a), Array(leading_sizes(a.sizes(), 2, {n}), kInt), no_info(a)};
  dispatch_floating("lu", a.dtype(), [&](auto zero) {
    const Stack<decltype(zero)> factors(y.factors);
    Int* const pivots = y.pivots.data<Int>();
    Int* const info = y.info.data<Int>();
    for_each_matrix(a, [&](int64_t i) {
      info[i] = cxxlapack::getrf<Int>(n, n, factors[i], factors.ld(), pivots + i * n);
    });
  });
  return y;
}

Array solve_lu(const Array& factors, const Array& pivots, const Array& b, bool is_transposed) {
  const Int n = rows_of(b), k = columns_of(b);
  Array x = copy_in_columns(b);
  if (x.numel() == 0) return x;
  dispatch_floating("solve_lu", b.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const Stack<T> xs(x);
    const T* const lu = factors.data<T>();
    const Int* const swaps = pivots.data<Int>();
    for_each_matrix(b, [&](int64_t i) {
      cxxlapack::getrs<Int>(is_transposed ? 'T' : 'N', n, k, lu + place_of(factors, 2, i), n,
                            swaps + place_of(pivots, 1, i), xs[i], n);
    });
  });
  return x;
}

std::pair<Array, Array> cholesky(const Array& a) {
  const Int n = rows_of(a);
  Array y = copy_in_columns(a), info = no_info(a);
  dispatch_floating("cholesky", a.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const Stack<T> ys(y);
    Int* const said = info.data<Int>();
    for_each_matrix(a, [&](int64_t i) {
      said[i] = cxxlapack::potrf<Int>('L', n, ys[i], ys.ld());
      if (n > 1) cxxlapack::laset<Int>('U', n - 1, n - 1, T{0}, T{0}, ys[i] + n, n);
    });
  });
  return {y, info};
}

Array solve_triangular(const Array& a, const Array& b, bool upper, bool unitriangular) {
  const Int n = rows_of(b), k = columns_of(b);
  Array x = copy_in_columns(b);
  if (x.numel() == 0) return x;
  // Rows of a lower triangle are the columns of an upper one, and the other way round.
  const bool in_rows = a.is_contiguous();
  const Array triangles = in_rows || is_in_columns(a) ? a : copy_in_columns(a);
  dispatch_floating("solve_triangular", b.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const Stack<T> as(triangles), xs(x);
    for_each_matrix(b, [&](int64_t i) {
      cxxblas::trsm<Int>(
          cxxblas::ColMajor, cxxblas::Left, upper != in_rows ? cxxblas::Upper : cxxblas::Lower,
          in_rows ? cxxblas::Trans : cxxblas::NoTrans,
          unitriangular ? cxxblas::Unit : cxxblas::NonUnit, n, k, T{1}, as[i], n, xs[i], n);
    });
  });
  return x;
}

namespace {

/// min |a x - b| for a (m, n), by a QR decomposition that swaps columns. Returns the rank.
template <class T>
Int solve_by_qr(Int m, Int n, Int columns, T* a, T* x, T rcond) {
  Int rank = 0;
  std::vector<Int> pivots(static_cast<std::size_t>(n), 0);
  with_workspace<T>([&](T* work, Int size) {
    cxxlapack::gelsy<Int>(m, n, columns, a, m, x, std::max(m, n), pivots.data(), rcond, rank, work,
                          size);
  });
  return rank;
}

/// The same by singular values, which go to s. Returns -1 if that fails.
template <class T>
Int solve_by_svd(Int m, Int n, Int columns, T* a, T* x, T* s, T rcond) {
  if (!is_finite(a, int64_t{m} * n)) return -1;
  Int rank = 0, info = 0, needed = 0;
  std::vector<Int> integers;
  with_workspace<T>([&](T* work, Int size) {
    integers.resize(static_cast<std::size_t>(needed));
    info = cxxlapack::gelsd<Int>(m, n, columns, a, m, x, std::max(m, n), s, rcond, rank, work, size,
                                 size < 0 ? &needed : integers.data());
  });
  return info == 0 ? rank : -1;
}

}  // namespace

LeastSquares least_squares(const Array& a, const Array& b, double rcond, bool by_svd) {
  const Int m = rows_of(a), n = columns_of(a), k = columns_of(b), least = std::min(m, n);
  const Array factors = copy_in_columns(a), zeros = full({}, 0, a.dtype());
  // x takes b's place, and has its rows or more.
  const Array x = in_columns(a, std::max(m, n), k);
  const auto first_rows = [&x](int64_t count) {
    Dims sizes = x.sizes();
    sizes[sizes.size() - 2] = count;
    return x.as_strided(sizes, x.strides(), 0);
  };
  copy(x, zeros);
  copy(first_rows(m), b);
  LeastSquares y{first_rows(n), no_info(a), Array(leading_sizes(a.sizes(), 2, {least}), a.dtype())};
  if (x.numel() == 0 || least == 0) return y;
  dispatch_floating("least_squares", a.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const Stack<T> as(factors), xs(x);
    T* const s = y.singular_values.data<T>();
    Int* const rank = y.rank.data<Int>();
    for_each_matrix(a, [&, limit = static_cast<T>(rcond)](int64_t i) {
      rank[i] = by_svd ? solve_by_svd(m, n, k, as[i], xs[i], s + i * least, limit)
                       : solve_by_qr(m, n, k, as[i], xs[i], limit);
    });
  });
  return y;
}

}  // namespace taper::kernel
