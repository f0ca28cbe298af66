#pragma once

#include "taper/core/array.h"

/// Rows picked by number. Indices are int64; a number out of range throws, naming it.
namespace taper::kernel {

/// y[i, ...] = x[..., index[i], ...] along `axis`.
Array index_select(const Array& x, int64_t axis, const Array& index);
/// y[..., index[i], ...] += x[..., i, ...] along `axis`; equal indices add up.
void index_add(const Array& y, int64_t axis, const Array& index, const Array& x);
/// y[i, ...] = x[index[i], ...] / divisor as float32, for x of dtype uint8: a batch of images.
Array gather_bytes(const Array& x, const Array& index, float divisor);

}  // namespace taper::kernel
