#pragma once

#include "taper/core/graph/variable.h"
#include "taper/core/tensor/shape.h"

/// Windows: views given by strides alone, for which every rule is the same. slice() is one, and
/// so is any view whose base was changed in place.
namespace taper {

namespace detail {
/// Of how many elements memory has to be in which a tensor of these strides begins at `offset`;
/// none if it has no elements. Throws for negative strides, and if places overflow 64 bits.
int64_t extent(const char* op, IntArrayRef sizes, IntArrayRef strides, int64_t offset = 0);
}  // namespace detail

/// `array`, which lies in x's memory, as a view of x. The rule uses `dense_array`, the same window
/// of `dense`, which has x's sizes and no overlapping elements.
Variable window(const char* name, const Variable& x, const Array& array, const Array& dense,
                const Array& dense_array);

/// What `part` cuts from x, as a view of x. part(array) must do with any array of x's sizes: only
/// the strides differ, and no value is read.
template <class Part>
Variable window(const char* name, const Variable& x, Part part) {
  const Array dense = x.array().as_strided(x.sizes(), contiguous_strides(x.sizes()), 0);
  return window(name, x, part(x.array()), dense, part(dense));
}

/// The same, but not marked as a view: the history of a view that follows from its base's.
Variable record_window(const Variable& base, const Array& array);

/// The history of `base` after `source` was written over the window `array` of its memory.
Variable record_overwrite(const Variable& base, const Variable& source, const Array& array);

}  // namespace taper
