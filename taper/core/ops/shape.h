#pragma once

#include "taper/core/variable.h"

/// The same values under other shapes. Results are views wherever strides can say it: they share
/// x's memory, and changes in place are seen on both sides.
namespace taper {

/// One size may be -1. Throws if strides cannot express it; reshape() copies then.
Variable view(const Variable& x, IntArrayRef size);
Variable reshape(const Variable& x, IntArrayRef shape);
/// Joins the axes start_dim ... end_dim into one.
Variable flatten(const Variable& x, int64_t start_dim = 0, int64_t end_dim = -1);
Variable transpose(const Variable& x, int64_t dim0, int64_t dim1);
/// x seen as the larger shape, repeated without copies; -1 keeps a size.
Variable expand(const Variable& x, IntArrayRef size);
/// Without the axis, if its size is 1.
Variable squeeze(const Variable& x, int64_t dim);
/// With a new axis of size 1 at `dim`.
Variable unsqueeze(const Variable& x, int64_t dim);
/// The slice at `index` (may be negative) of an axis, without that axis.
Variable select(const Variable& x, int64_t dim, int64_t index);
/// The part [start, start + length) of an axis.
Variable narrow(const Variable& x, int64_t dim, int64_t start, int64_t length);
/// Every step-th slice of [start, end) of an axis; bounds are clamped and may be negative.
Variable slice(const Variable& x, int64_t dim, int64_t start, int64_t end, int64_t step = 1);

}  // namespace taper
