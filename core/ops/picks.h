#pragma once

#include "taper/core/graph/variable.h"

/// The pair of operations that all picking by index is made of.
namespace taper {

/// What is picked from a tensor of shape `sizes`: the axes first ... first + count - 1 (of the
/// permuted tensor) are taken as one, whose elements an int64 vector numbers. In the result an
/// axis for each axis of `picked`, the shape that the vector had, stands in their place.
struct Picks {
  Dims sizes, order, picked;
  int64_t first, count;

  /// From one axis of x; from all of them, flattened.
  static Picks along(const Variable& x, int64_t dim, IntArrayRef picked);
  static Picks flat(const Variable& x, IntArrayRef picked);

  Dims result_sizes() const;
  /// x, row-major, with the axes as one: x's own memory where strides can say it.
  Array collapse(const Array& x) const;
  /// The inverse of collapse().
  Array restore(const Array& collapsed) const;
};

/// y = x's elements at `index`.
Variable pick(const char* name, const Variable& x, const Picks& picks, const Variable& index);
/// x with `values` (which broadcasts to the result of pick()) at `index`, or added there.
Variable put(const char* name, const Variable& x, const Picks& picks, const Variable& index,
             const Variable& values, bool accumulate);
/// The same in place.
Variable& put_(const char* name, const Variable& x, const Picks& picks, const Variable& index,
               const Variable& values, bool accumulate);

}  // namespace taper
