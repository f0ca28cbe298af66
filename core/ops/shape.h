#pragma once

#include "taper/core/graph/variable.h"

/// The same values under other shapes. Results are views wherever strides can say it: they share
/// x's memory, and changes in place are seen on both sides.
namespace taper {

/// One size may be -1. Throws if strides cannot express it; reshape() copies then.
Variable view(const Variable& x, IntArrayRef size);
Variable reshape(const Variable& x, IntArrayRef shape);
/// Joins the axes start_dim ... end_dim into one.
Variable flatten(const Variable& x, int64_t start_dim = 0, int64_t end_dim = -1);
/// Splits an axis into several; one of `sizes` may be -1.
Variable unflatten(const Variable& x, int64_t dim, IntArrayRef sizes);
/// x seen as the larger shape, repeated without copies; -1 keeps a size.
Variable expand(const Variable& x, IntArrayRef size);
Variable broadcast_to(const Variable& x, IntArrayRef size);
/// Without any axis of size 1; without the axis `dim`, if its size is 1.
Variable squeeze(const Variable& x);
Variable squeeze(const Variable& x, int64_t dim);
/// With a new axis of size 1 at `dim`.
Variable unsqueeze(const Variable& x, int64_t dim);
Variable transpose(const Variable& x, int64_t dim0, int64_t dim1);
/// Axis i of the result is axis dims[i] of x.
Variable permute(const Variable& x, IntArrayRef dims);
/// Axis source[i] moves to destination[i]; the others keep their order.
Variable movedim(const Variable& x, IntArrayRef source, IntArrayRef destination);
/// The transpose of a matrix; vectors and scalars stay as they are.
Variable t(const Variable& x);
/// All axes in reverse order.
Variable numpy_T(const Variable& x);
/// The last two axes exchanged; throws for a vector.
Variable mT(const Variable& x);

}  // namespace taper
