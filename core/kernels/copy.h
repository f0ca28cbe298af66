#pragma once

#include "taper/core/tensor/array.h"
#include "taper/core/tensor/scalar.h"

namespace taper::kernel {

/// A row-major array with x's values: x itself if it is one already.
Array contiguous(const Array& x);
/// A row-major copy on new memory.
Array clone(const Array& x);
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
void copy(const Array& to, const Array& from);
/// A new array filled with `value`.
Array full(IntArrayRef sizes, Scalar value, ScalarType dtype);
void fill(const Array& to, Scalar value);
/// x seen as the larger shape, with stride 0 along broadcast axes. Throws if it does not fit.
Array expand(const char* op, const Array& x, IntArrayRef sizes);
/// The one element of x. Throws if there is not exactly one.
Scalar item(const Array& x);

}  // namespace taper::kernel
