#pragma once

#include "taper/core/variable.h"

/// Picking by index tensors.
namespace taper {

/// y[..., i, ...] = x[..., index[i], ...] along `dim`; `index` is an int64 or int32 vector.
Variable index_select(const Variable& x, int64_t dim, const Variable& index);

}  // namespace taper
