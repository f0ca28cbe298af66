#pragma once

#include "taper/core/tensor/dims.h"

/// In which order axes lie in memory. Element-wise operations keep it, by libtorch's rules.
namespace taper {

/// True if each axis lies outside of those after it, with or without gaps, or is broadcast.
bool is_row_major(IntArrayRef sizes, IntArrayRef strides);

/// True if the elements fill their memory without gaps, the axes in any order.
bool is_dense(IntArrayRef sizes, IntArrayRef strides);

/// The axes from the outermost to the innermost, for a result of these sizes whose operands have
/// these strides (0 along axes that are broadcast). Of two axes the one with the larger stride lies
/// outside, in the first operand that tells them apart; where none does, they are row-major.
Dims memory_order(IntArrayRef sizes, ArrayRef<IntArrayRef> strides);

/// The strides of dense memory in which the axes lie in this order.
Dims dense_strides(IntArrayRef sizes, IntArrayRef order);

}  // namespace taper
