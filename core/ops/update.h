#pragma once

#include "taper/core/graph/inplace.h"
#include "taper/core/kernels/copy.h"
#include "taper/core/ops/promotion.h"
#include "taper/core/tensor/shape.h"

/// Changes in place for element-wise operations: through record() like every operation, and
/// without a temporary where nothing is recorded.
namespace taper {

/// Writes f(array) over x's memory, when nothing is recorded.
template <class F>
Variable& write(const char* op, const Variable& x, F f) {
  check_writable(op, x);
  f(x.array());
  bump_version(op, x);
  return const_cast<Variable&>(x);
}

/// x = f(x) in place; `kernel` is f on arrays, for floating-point x.
template <class K, class F>
Variable& update(const char* op, const Variable& x, K kernel, F f) {
  if (is_untracked(x) && x.is_floating_point())
    return write(op, x, [&](const Array& y) { kernel(y, y); });
  return in_place(op, x, f);
}

/// x = f(x, other) in place; `kernel` is f on arrays of one dtype.
template <class K, class F>
Variable& update(const char* op, const Variable& x, const Variable& other, K kernel, F f) {
  if (is_untracked(x, {&other}) && result_type(x, other) == x.dtype() &&
      broadcasts_to(other.sizes(), x.sizes())) {
    const Array operand = kernel::cast(kernel::kept_from(x.array(), other.array()), x.dtype());
    return write(op, x, [&](const Array& y) { kernel(y, operand, y); });
  }
  return in_place(op, x, [&](const Variable& old) { return f(old, other); });
}
template <class K, class F>
Variable& update(const char* op, const Variable& x, Scalar other, K kernel, F f) {
  if (is_untracked(x) && result_type(x, other) == x.dtype())
    return write(op, x, [&](const Array& y) { kernel(y, other, y); });
  return in_place(op, x, [&](const Variable& old) { return f(old, other); });
}

}  // namespace taper
