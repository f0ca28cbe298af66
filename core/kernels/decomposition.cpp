#include "taper/core/kernels/decomposition.h"

#include "taper/core/kernels/lapack.h"

namespace taper::kernel {
namespace {

/// Sets an m x n matrix to the identity.
template <class T>
void set_identity(Int m, Int n, T* x) {
  cxxlapack::laset<Int>('A', m, n, T{0}, T{1}, x, std::max(m, Int{1}));
}

}  // namespace

QR qr(const Array& a, bool complete) {
  const Int m = rows_of(a), n = columns_of(a), k = std::min(m, n), p = complete ? m : k;
  const Array reflectors = copy_in_columns(a);
  QR y{in_columns(a, m, p), in_columns(a, p, n)};
  dispatch_floating("qr", a.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const Stack<T> as(reflectors), qs(y.q), rs(y.r);
    for_each_matrix(a, [&](int64_t i) {
      std::vector<T> tau(static_cast<std::size_t>(k));
      if (k > 0)
        with_workspace<T>([&](T* work, Int size) {
          cxxlapack::geqrf<Int>(m, n, as[i], m, tau.data(), work, size);
        });
      cxxlapack::laset<Int>('A', p, n, T{0}, T{0}, rs[i], rs.ld());
      cxxlapack::lacpy<Int>('U', p, n, as[i], as.ld(), rs[i], rs.ld());
      set_identity(m, p, qs[i]);
      cxxlapack::lacpy<Int>('L', m, k, as[i], as.ld(), qs[i], qs.ld());
      if (k > 0)
        with_workspace<T>([&](T* work, Int size) {
          cxxlapack::orgqr<Int>(m, p, k, qs[i], m, tau.data(), work, size);
        });
    });
  });
  return y;
}

SVD svd(const Array& a, bool full, bool vectors) {
  const Int m = rows_of(a), n = columns_of(a), k = std::min(m, n);
  const Array copies = copy_in_columns(a);
  SVD y{in_columns(a, vectors ? m : 0, full ? m : k),
        Array(leading_sizes(a.sizes(), 2, {k}), a.dtype()),
        in_columns(a, full ? n : k, vectors ? n : 0), no_info(a)};
  dispatch_floating("svd", a.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const Stack<T> as(copies), us(y.u), vhs(y.vh);
    T* const s = y.s.data<T>();
    Int* const info = y.info.data<Int>();
    for_each_matrix(a, [&](int64_t i) {
      if (k == 0) {
        set_identity(rows_of(y.u), columns_of(y.u), us[i]);
        set_identity(rows_of(y.vh), columns_of(y.vh), vhs[i]);
      } else if (!is_finite(as[i], int64_t{m} * n)) {
        info[i] = kNotFinite;
      } else {
        std::vector<Int> integers(static_cast<std::size_t>(8) * static_cast<std::size_t>(k));
        with_workspace<T>([&](T* work, Int size) {
          info[i] = cxxlapack::gesdd<Int>(!vectors ? 'N'
                                          : full   ? 'A'
                                                   : 'S',
                                          m, n, as[i], m, s + i * k, us[i], us.ld(), vhs[i],
                                          vhs.ld(), work, size, integers.data());
        });
      }
    });
  });
  return y;
}

Eigen eigh(const Array& a, bool upper, bool vectors) {
  const Int n = rows_of(a);
  Eigen y{Array(leading_sizes(a.sizes(), 2, {n}), a.dtype()), copy_in_columns(a), no_info(a)};
  dispatch_floating("eigh", a.dtype(), [&](auto zero) {
    using T = decltype(zero);
    const Stack<T> vs(y.v);
    T* const w = y.w.data<T>();
    Int* const info = y.info.data<Int>();
    for_each_matrix(a, [&](int64_t i) {
      std::vector<Int> integers(static_cast<std::size_t>(vectors ? 3 + 5 * n : 1));
      with_workspace<T>([&](T* work, Int size) {
        info[i] = cxxlapack::syevd<Int>(vectors ? 'V' : 'N', upper ? 'U' : 'L', n, vs[i], vs.ld(),
                                        w + i * n, work, size, integers.data(),
                                        static_cast<Int>(integers.size()));
      });
    });
  });
  return y;
}

}  // namespace taper::kernel
