#include "taper/core/kernels/matmul.h"

#include <algorithm>

#include "taper/core/kernels/arithmetic.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/kernels/libraries.h"
#include "taper/core/kernels/onednn.h"
#include "taper/core/kernels/xt.h"
#include "taper/core/runtime/parallel.h"

#include <xtensor-blas/xblas.hpp>

namespace taper::kernel {
namespace {

/// One matrix of a stack in BLAS's terms: rows or columns lie `ld` apart.
struct Matrix {
  Array values;
  bool transposed;
  int64_t ld, batch_step;
};

/// True if each matrix lies as far behind the one before as oneDNN demands: they are apart, or the
/// stack lies within the rows or columns.
bool is_stack(const Array& x, int64_t inner, int64_t outer, int64_t ld) {
  if (x.dim() == 2 || x.sizes()[0] == 1) return true;
  const int64_t step = x.strides()[0];
  return step == 0 || step >= outer * ld || (step >= inner && x.sizes()[0] * step <= ld);
}

/// Reads rows or columns where they lie. Anything else is copied, be it an axis of one item whose
/// stride, which means nothing, does not go with the others.
Matrix as_matrix(const Array& x) {
  const auto r = static_cast<std::size_t>(x.dim()) - 2, c = r + 1;
  const int64_t rows = x.sizes()[r], columns = x.sizes()[c];
  const int64_t row_step = x.strides()[r], column_step = x.strides()[c];
  const int64_t batch_step = x.dim() == 3 ? x.strides()[0] : 0;
  if (column_step == 1 && row_step >= columns && is_stack(x, columns, rows, row_step))
    return {x, false, row_step, batch_step};
  if (row_step == 1 && column_step >= rows && is_stack(x, rows, columns, column_step))
    return {x, true, column_step, batch_step};
  return as_matrix(clone(x, MemoryFormat::Contiguous));
}

/// y = a @ b.
template <class T>
void gemm(const Matrix& a, const Matrix& b, const Matrix& y, int64_t k) {
  const IntArrayRef sizes = y.values.sizes();
  const auto r = sizes.size() - 2;
  const auto op = [](const Matrix& x) {
    return x.transposed ? cxxblas::Transpose::Trans : cxxblas::Transpose::NoTrans;
  };
  const auto size = [](int64_t v) { return static_cast<xt::blas_index_t>(v); };
  const auto at = [](const Matrix& x, int64_t i) {
    return x.values.template data<T>() + i * x.batch_step;
  };
  for (int64_t i = 0; i < (r == 1 ? sizes[0] : 1); ++i)
    cxxblas::gemm<xt::blas_index_t>(cxxblas::StorageOrder::RowMajor, op(a), op(b), size(sizes[r]),
                                    size(sizes[r + 1]), size(k), T{1}, at(a, i), size(a.ld),
                                    at(b, i), size(b.ld), T{0}, at(y, i), size(y.ld));
}

/// Integers, which BLAS does not know; they wrap around.
template <class T>
void integer_gemm(const Matrix& a, const Matrix& b, const Matrix& y, int64_t k) {
  using U = std::make_unsigned_t<T>;
  const IntArrayRef sizes = y.values.sizes();
  const int64_t n = sizes[sizes.size() - 2], m = sizes.back();
  const auto element = [](const Matrix& x, int64_t batch, int64_t row, int64_t column) -> T& {
    const int64_t at = x.transposed ? column * x.ld + row : row * x.ld + column;
    return x.values.template data<T>()[batch * x.batch_step + at];
  };
  for (int64_t i = 0; i < y.values.numel(); ++i) {
    const int64_t batch = i / (n * m), row = i / m % n, column = i % m;
    U sum = 0;
    for (int64_t p = 0; p < k; ++p)
      sum = static_cast<U>(sum + static_cast<U>(element(a, batch, row, p)) *
                                     static_cast<U>(element(b, batch, p, column)));
    element(y, batch, row, column) = static_cast<T>(sum);
  }
}

/// y = a @ b + bias on the calling thread alone.
void multiply_alone(const Array& a, const Array& b, const Array& bias, const Array& y) {
  const detail::ThreadLimit alone(1);
  if ((y.dtype() == kFloat || y.dtype() == kBFloat16) && onednn_matmul(a, b, bias, y)) return;
  dispatch_numeric("matmul", y.dtype(), [&](auto zero) {
    using T = decltype(zero);
    if constexpr (std::is_floating_point_v<T>)
      gemm<T>(as_matrix(a), as_matrix(b), as_matrix(y), a.sizes().back());
    else
      integer_gemm<T>(as_matrix(a), as_matrix(b), as_matrix(y), a.sizes().back());
  });
  if (bias.defined()) add_into(y, bias);
}

/// The items [begin, begin + count) of an axis.
Array part(const Array& x, std::size_t axis, int64_t begin, int64_t count) {
  Dims sizes = x.sizes();
  sizes[axis] = count;
  return x.as_strided(sizes, x.strides(), x.offset() + begin * x.strides()[axis]);
}

/// The parts in which threads share the work. Below half a million multiplications each, handing
/// over costs more than it saves.
int64_t count_parts(const Array& y, int64_t k) {
  const double work = static_cast<double>(y.numel()) * static_cast<double>(k);
  return static_cast<int64_t>(std::clamp(work / 5e5, 1.0, static_cast<double>(get_num_threads())));
}

/// Shares the work by matrices of a stack, columns, or rows. A transposed `b` is cut by columns, so
/// that each thread reads a piece of memory of its own: in a layer's forward product this is the
/// part of the weight that the same thread wrote. Short axes are left whole.
void multiply_together(const Array& a, const Array& b, const Array& bias, const Array& y,
                       int64_t parts) {
  constexpr int64_t kStep = 16;  // whole vectors
  const auto columns = static_cast<std::size_t>(y.dim()) - 1, rows = columns - 1;
  const bool is_transposed = b.strides()[rows] == 1 && b.strides()[columns] != 1;
  std::size_t axis = is_transposed ? columns : rows;
  const std::size_t other = is_transposed ? rows : columns;
  if (y.sizes()[axis] < std::min(y.sizes()[other], 2 * kStep * parts)) axis = other;
  if (y.dim() == 3 && y.size(0) >= parts) axis = 0;
  const int64_t size = y.sizes()[axis], step = axis < rows ? 1 : kStep;
  const int64_t share = (size + parts * step - 1) / (parts * step) * step;
  parallel_for((size + share - 1) / share, 1, [&](int64_t begin, int64_t end) {
    for (int64_t at = begin * share; at < std::min(size, end * share); at += share) {
      const auto cut = [&, n = std::min(share, size - at)](const Array& x, std::size_t along) {
        return part(x, along, at, n);
      };
      multiply_alone(axis == columns ? a : cut(a, axis), axis == rows ? b : cut(b, axis),
                     axis == columns && bias.defined() ? cut(bias, 0) : bias, cut(y, axis));
    }
  });
}

Array multiply(const Array& a, const Array& b, const Array& bias, ScalarType result) {
  if (is_narrow(a.dtype()) && !(a.dtype() == kBFloat16 && multiplies_bfloat16()))
    return cast(multiply(wide(a), wide(b), wide(bias), computed_in(a.dtype())), result);
  Dims sizes = a.sizes();
  const int64_t k = sizes.back();
  sizes.back() = b.sizes().back();
  Array y(sizes, result);
  if (y.numel() == 0) return y;
  if (k == 0) {
    bias.defined() ? copy(y, bias) : fill(y, 0);
    return y;
  }
  if (y.dtype() == kDouble || (y.dtype() == kFloat && !TAPER_HAS_ONEDNN)) warn_of_slow_blas();
  const Array left = as_matrix(a).values, right = as_matrix(b).values;
  const int64_t parts = count_parts(y, k);
  if (parts == 1)
    multiply_alone(left, right, bias, y);
  else
    multiply_together(left, right, bias, y, parts);
  return y;
}

}  // namespace

Array matmul(const Array& a, const Array& b, ScalarType result) {
  return multiply(a, b, {}, result);
}
Array matmul_bias(const Array& a, const Array& b, const Array& bias) {
  return multiply(a, b, contiguous(bias), a.dtype());
}

}  // namespace taper::kernel
