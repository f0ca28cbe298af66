#pragma once

#include "taper/core/tensor/array.h"
#include "taper/core/tensor/options.h"
#include "taper/core/tensor/scalar.h"

namespace taper::kernel {

/// A row-major array with x's values: x itself if it is one already.
Array contiguous(const Array& x);
/// A copy on new memory without gaps, its axes in the order of x's unless it is to be Contiguous.
Array clone(const Array& x, MemoryFormat format = MemoryFormat::Preserve);
/// An array whose elements fill their memory without gaps: x itself if it is one already.
Array dense(const Array& x);
/// `x`, or where writing `to` would change it before it is read, a copy.
Array kept_from(const Array& to, const Array& x);
/// x in another dtype: x itself if it has it. Floats become integers by truncation, anything
/// becomes bool by "is not zero".
Array cast(const Array& x, ScalarType dtype);
/// x as kernels compute with it that do not know narrow dtypes (bfloat16, float16, int8, int16): as
/// float32 or int32. They cast their results back. An undefined x stays so.
Array wide(const Array& x);
/// Where the i-th element after the first one lies in memory.
inline void* element(const Array& x, int64_t i) {
  return static_cast<std::byte*>(x.raw()) + i * static_cast<int64_t>(element_size(x.dtype()));
}
/// n neighbouring elements converted.
void convert_run(void* to, ScalarType to_dtype, const void* from, ScalarType from_dtype, int64_t n);
/// to[...] = from[...], converting; `from` broadcasts to the shape of `to`, which may be any view.
/// Where they share memory, `from` is read before any of it is written.
void copy(const Array& to, const Array& from);
/// A new array filled with `value`.
Array full(IntArrayRef sizes, Scalar value, ScalarType dtype);
/// The same with the axes in the order of x's.
Array full_like(const Array& x, Scalar value, ScalarType dtype);
void fill(const Array& to, Scalar value);
/// x seen as the larger shape, with stride 0 along broadcast axes. Throws if it does not fit.
Array expand(const char* op, const Array& x, IntArrayRef sizes);
/// The one element of x. Throws if there is not exactly one.
Scalar item(const Array& x);

}  // namespace taper::kernel
