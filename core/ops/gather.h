#pragma once

#include <string_view>

#include "taper/core/graph/variable.h"

/// Picking elements one by one along an axis. `index` is an int64 tensor of x's rank, in no axis
/// but `dim` larger than x.
namespace taper {

/// y[i][j] = x[index[i][j]][j] for dim 0, and so on; y has the shape of the index.
Variable gather(const Variable& x, int64_t dim, const Variable& index);
/// x with x[index[i][j]][j] = source[i][j] for dim 0, and so on. Of equal indices the last one
/// stays, but each of their sources gets the element's gradient.
Variable scatter(const Variable& x, int64_t dim, const Variable& index, const Variable& source);
Variable scatter(const Variable& x, int64_t dim, const Variable& index, Scalar value);
/// The same with the source added ("add") or multiplied ("multiply", not differentiable).
Variable scatter(const Variable& x, int64_t dim, const Variable& index, const Variable& source,
                 std::string_view reduce);
Variable scatter(const Variable& x, int64_t dim, const Variable& index, Scalar value,
                 std::string_view reduce);
Variable scatter_add(const Variable& x, int64_t dim, const Variable& index, const Variable& source);

}  // namespace taper
