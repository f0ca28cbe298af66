#include "taper/core/kernels/matmul.h"

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/onednn.h"
#include "taper/core/kernels/xt.h"

#include <xtensor-blas/xblas.hpp>

namespace taper::kernel {
namespace {

/// One matrix of a stack in BLAS's terms: rows or columns lie `ld` apart.
struct Matrix {
  Array values;
  bool transposed;
  int64_t ld, batch_step;
};

/// Reads rows or columns where they lie; anything else is copied.
Matrix as_matrix(const Array& x) {
  const auto r = static_cast<std::size_t>(x.dim()) - 2, c = r + 1;
  const int64_t rows = x.sizes()[r], columns = x.sizes()[c];
  const int64_t row_step = x.strides()[r], column_step = x.strides()[c];
  const int64_t batch_step = x.dim() == 3 ? x.strides()[0] : 0;
  if ((column_step == 1 || columns == 1) && (row_step >= columns || rows == 1))
    return {x, false, std::max<int64_t>(rows == 1 ? columns : row_step, 1), batch_step};
  if (row_step == 1 && (column_step >= rows || columns == 1))
    return {x, true, std::max<int64_t>(columns == 1 ? rows : column_step, 1), batch_step};
  return as_matrix(clone(x));
}

template <class T>
void gemm(const Matrix& a, const Matrix& b, const Array& y, int64_t k) {
  const auto r = static_cast<std::size_t>(y.dim()) - 2;
  const int64_t n = y.sizes()[r], m = y.sizes()[r + 1], batch = y.dim() == 3 ? y.sizes()[0] : 1;
  const auto op = [](const Matrix& x) {
    return x.transposed ? cxxblas::Transpose::Trans : cxxblas::Transpose::NoTrans;
  };
  const auto size = [](int64_t v) { return static_cast<xt::blas_index_t>(v); };
  for (int64_t i = 0; i < batch; ++i)
    cxxblas::gemm<xt::blas_index_t>(cxxblas::StorageOrder::RowMajor, op(a), op(b), size(n), size(m),
                                    size(k), T{1}, a.values.template data<T>() + i * a.batch_step,
                                    size(a.ld), b.values.template data<T>() + i * b.batch_step,
                                    size(b.ld), T{0}, y.data<T>() + i * n * m, size(m));
}

/// Integers, which BLAS does not know; they wrap around.
template <class T>
void integer_gemm(const Matrix& a, const Matrix& b, const Array& y, int64_t k) {
  using U = std::make_unsigned_t<T>;
  const auto r = static_cast<std::size_t>(y.dim()) - 2;
  const int64_t n = y.sizes()[r], m = y.sizes()[r + 1];
  const auto element = [](const Matrix& x, int64_t batch, int64_t row, int64_t column) {
    const int64_t at = x.transposed ? column * x.ld + row : row * x.ld + column;
    return static_cast<U>(x.values.template data<T>()[batch * x.batch_step + at]);
  };
  for (int64_t i = 0; i < y.numel(); ++i) {
    const int64_t batch = i / (n * m), row = i / m % n, column = i % m;
    U sum = 0;
    for (int64_t p = 0; p < k; ++p)
      sum = static_cast<U>(sum + element(a, batch, row, p) * element(b, batch, p, column));
    y.data<T>()[i] = static_cast<T>(sum);
  }
}

Array multiply(const Array& a, const Array& b, const Array& bias) {
  const auto r = static_cast<std::size_t>(a.dim()) - 2;
  Dims sizes = a.sizes();
  sizes.back() = b.sizes().back();
  const int64_t k = a.sizes()[r + 1];
  Array y(sizes, a.dtype());
  if (y.numel() == 0) return y;
  if (k == 0) {
    bias.defined() ? copy(y, bias) : fill(y, 0);
    return y;
  }
  const Matrix left = as_matrix(a), right = as_matrix(b);
  if (a.dtype() == kFloat && onednn_matmul(left.values, right.values, bias, y)) return y;
  dispatch_numeric("matmul", a.dtype(), [&](auto zero) {
    using T = decltype(zero);
    if constexpr (std::is_floating_point_v<T>)
      gemm<T>(left, right, y, k);
    else
      integer_gemm<T>(left, right, y, k);
  });
  if (bias.defined()) add_into(y, bias);
  return y;
}

}  // namespace

Array matmul(const Array& a, const Array& b) { return multiply(a, b, {}); }
Array matmul_bias(const Array& a, const Array& b, const Array& bias) {
  return multiply(a, b, contiguous(bias));
}

}  // namespace taper::kernel
